package bench

import (
	"os/exec"
	"strings"
	"testing"
)

// TestNoWindowInside holds the arrows between the rooms of the house: what
// measures knows neither window nor chart.
func TestNoWindowInside(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("needs the go command to list dependencies: ", err)
	}
	out, err := exec.Command(tool, "list", "-deps", "./...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), "perihelion/bench/load\n") {
		t.Fatalf("the list does not hold this package's own:\n%s", out)
	}
	for _, dependency := range strings.Fields(string(out)) {
		for _, forbidden := range []string{"fyne.io/", "gonum.org/v1/plot", "perihelion/app"} {
			if strings.HasPrefix(dependency, forbidden) {
				t.Errorf("bench depends on %s", dependency)
			}
		}
	}
}
