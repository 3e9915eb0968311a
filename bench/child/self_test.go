package child

import (
	"os"
	"testing"
)

// TestTheProgramItselfIsStarted fails under Wine where /proc/self/exe is asked
// for: there it is Wine's own loader, as on Windows it would be a planted program.
func TestTheProgramItselfIsStarted(t *testing.T) {
	want, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := self(); err != nil || got != want {
		t.Errorf("self() = %q, %v; want %q", got, err, want)
	}
}
