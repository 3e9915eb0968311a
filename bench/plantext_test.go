package bench

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/field"
	"perihelion/bench/server"
)

// A person who reads a plan reads the value that is carried out.
func TestPlanHasEachKeyOnce(t *testing.T) {
	const rest = `"connections":1,"requests":1,"repeats":1}`
	for text, says := range map[string]string{
		`{"format":"perihelion/plan/1","configs":["goroutines"],"format":"perihelion/plan/1",` + rest:                                               `the key "format" twice`,
		`{"format":"perihelion/plan/1","configs":["goroutines"],"work":"1ms","work":"2ms",` + rest:                                                  `the key "work" twice`,
		`{"format":"perihelion/plan/1","own":[{"name":"a","command":"true","command":"false"}],` + rest:                                             `the key "command" twice`,
		`{"format":"perihelion/plan/1","own":[{"name":"a","command":"true","Command":"false"}],` + rest:                                             `the key "Command" twice`,
		`{"format":"perihelion/run/1","results":[{"a":1,"a":2}],"plan":{"configs":["goroutines"],"configs":["threads"],` + rest + `}`:               `the key "configs" twice`,
		`{"format":"perihelion/plan/1","own":[{"name":"configs","command":"connections"},{"name":"b","command":"repeats"}],` + rest:                 "",
		"\ufeff" + `{"format":"perihelion/plan/1","configs":["goroutines"],` + rest:                                                                 "",
		`{"format":"perihelion/run/1","results":[{"a":1,"a":2}],"plan":{"configs":["goroutines"],` + rest + `}`:                                     "",
		`{"format":"perihelion/plan/1","configs":["goroutines"],"connections":1,"repeats":1,"duration":"9999999h"}`:                                 `duration of "9999999h" is longer than any that can be used; write at most 1 h`,
		`{"format":"perihelion/plan/1","configs":["goroutines"],"timeout":"99999999999999999999999ms",` + rest:                                      "write at most 10 min",
		`{"format":"perihelion/plan/1","configs":["goroutines"],"delay":"9 hours",` + rest:                                                          `delay of "9 hours" is not a time; write it as text with a unit`,
		`{"format":"perihelion/plan/1","configs":["goroutines"],"work":9,` + rest:                                                                   "work of 9 is not a time",
		`{"format":"perihelion/plan/1","configs":["goroutines"],"work":"1.5h99999999999999999999s",` + rest:                                         "work of \"1.5h99999999999999999999s\" is longer than any that can be used; write at most 10 s",
		`{"format":"perihelion/plan/1","configs":["goroutines"],"work":"",` + rest:                                                                  "is not a time",
		`{"format":"perihelion/plan/1","configs":["goroutines"],"delay":"1ms","requests":1,"connections":1,"repeats":1,"path":"/` + "\ufeff" + `"}`: "",
	} {
		_, err := ReadPlan(strings.NewReader(text))
		var wrong *field.Error
		if says == "" && err != nil || says != "" && (!errors.As(err, &wrong) || !strings.Contains(err.Error(), says)) {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
}

func TestPrograms(t *testing.T) {
	p := Plan{
		Configs: configs("goroutines", "flask-dev"), Python: "/tmp/python\x1b",
		Own: []server.Command{{Name: "a", Line: `sh -c "touch x"`}, {Name: "b", Line: "./b {port}", Folder: "/tmp", Environment: []string{"LD_PRELOAD=./x.so"}}},
	}
	want := []string{`a: "sh -c \"touch x\""`, `b: "./b {port}" in "/tmp" with ["LD_PRELOAD=./x.so"]`, `Python: "/tmp/python\x1b"`}
	if d := cmp.Diff(want, p.Programs()); d != "" {
		t.Error(d)
	}
	if got := (Plan{Configs: configs("goroutines", "flask-dev"), Work: time.Second}).Programs(); len(got) > 0 {
		t.Errorf("%q, want none: nothing is named", got)
	}
	if got := (Plan{Configs: configs("goroutines"), Python: "/tmp/x"}).Programs(); len(got) > 0 {
		t.Errorf("%q, want none: no Python is started", got)
	}
}
