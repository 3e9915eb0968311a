package bench

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/assets/field"
	"perihelion/bench/internal/wine"
)

func TestReadFileKnowsPlansAndRuns(t *testing.T) {
	folder := wine.TempDir(t)
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var plan bytes.Buffer
	if err := WritePlan(&plan, DefaultPlan()); err != nil {
		t.Fatal(err)
	}
	run, err := os.ReadFile(filepath.Join("testdata", "run.json.golden"))
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"", "\ufeff"} { // Windows' editors begin a text with the second
		if d, err := ReadFile(write("plan.perihelion", mark+plan.String())); err != nil || d.Run != nil || len(d.Plan.Configs) == 0 {
			t.Errorf("a plan is %+v, %v", d, err)
		}
		if d, err := ReadFile(write("any name", mark+string(run))); err != nil || d.Run == nil || len(d.Run.Results) == 0 || d.Plan.Repeats != d.Run.Plan.Repeats {
			t.Errorf("a run is %+v, %v", d, err)
		}
	}
	for path, want := range map[string]string{
		filepath.Join(folder, "none.json"):            "there is no file",
		folder:                                        "a folder",
		write("empty", ""):                            "neither a plan nor a run",
		write("picture.png", "\x89PNG\r\n"):           "neither a plan nor a run",
		write("list", "[]"):                           "neither a plan nor a run",
		write("nothing", "{}"):                        "the format",
		write("new", `{"format":"perihelion/run/2"}`): `"perihelion/run/2"`,
		write("other", `{"format":7}`):                "is 7",
		write("key", `{"format":"perihelion/plan/1","repeates":5}`):                                   "repeates",
		write("bare", `{"format":"perihelion/run/1"}`):                                                "measures nothing",
		write("alien", strings.Replace(string(run), `"config": "`, `"config": "x`, 1)):                "does not measure",
		write("long", `{"format":"perihelion/plan/1","path":"`+strings.Repeat("x", longestPlan)+`"}`): "longer than any plan",
	} {
		_, err := ReadFile(path)
		var wrong *field.Error
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadFile(%s) = %v, want a *field.Error with %q", filepath.Base(path), err, want)
		}
	}
}
