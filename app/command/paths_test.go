package command

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// shares compares what servers counted with n requests of the weights 3 and 1.
func shares(t *testing.T, name string, n int, servers ...*tallying) {
	t.Helper()
	for _, s := range servers {
		if got, want := s.take(), map[string]int{"GET /items": 3 * n / 4, "GET /search?q=x": n / 4}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the server was asked %v, want %v", name, got, want)
		}
	}
}

// The servers are asked as often as the weights have it, by load and by bench, from the
// command line, a list and a plan.
func TestWeights(t *testing.T) {
	url, a := tallyingServer(t)
	for name, args := range map[string][]string{
		"arguments": {"3 " + url + "/items", url + "/search?q=x"},
		"a list":    {"--urls", writeFile(t, "urls.txt", "3 "+url+"/items\n# once in four\n"+url+"/search?q=x\n")},
	} {
		code, stdout, stderr := call(t, append([]string{"load", "-k", "-c", "3", "-n", "400"}, args...)...)
		if code != Done || !strings.HasPrefix(stdout, "GET /items (3 of 4) and /search?q=x (1 of 4) to "+url+", in turn\n") {
			t.Errorf("%s: exit code %d: %s\n%s", name, code, stderr, stdout)
		}
		shares(t, name, 400, a)
	}
	other, b := tallyingServer(t)
	run := filepath.Join(t.TempDir(), "run.json")
	common := []string{"-k", "-c", "3", "--wait", "sleep", "-n", "400", "--repeats", "1", "--warm-up", "4", "--no-keep", "-q"} // no trial
	given := append([]string{"bench", "--url", url, "--url", other, "--path", "3 /items", "--path", "/search?q=x", "--json", run, "--format", "markdown"}, common...)
	code, stdout, stderr := call(t, given...)
	if code != Done || !strings.Contains(stdout, "GET /items (3 of 4) and /search?q=x (1 of 4)") {
		t.Errorf("bench: exit code %d: %s\n%s", code, stderr, stdout)
	}
	shares(t, "bench", 404, a, b)
	if code, _, stderr := call(t, "bench", "--plan", run, "--no-keep", "-q"); code != Done {
		t.Errorf("the plan of the run: exit code %d: %s", code, stderr)
	}
	shares(t, "the plan of the run", 404, a, b)
	if code, _, stderr := call(t, "bench", "--plan", run, "--path", "/items", "--no-keep", "-q"); code == Done {
		t.Errorf("one path for URLs was taken: %s", stderr)
	}
}

// A wrong weight, and paths that cannot be asked, are wrong use with a remedy.
func TestWrongWeights(t *testing.T) {
	url, _ := tallyingServer(t)
	plan := writeFile(t, "plan.json", `{"format":"perihelion/plan/1","configs":["goroutines"],"connections":1,"requests":1,"repeats":1,"keepAlive":true,"request":{"paths":[{"path":"/planets/mars","weight":2},{"path":"/planets/sun"}]}}`)
	for want, args := range map[string][]string{
		"1 to 1000 before /":               {"load", "0 " + url},
		"write URLs of the same scheme":    {"load", "2 " + url, "http://127.0.0.1:1/"},
		"does not begin with a slash":      {"bench", "--url", url, "--path", "3 items", "--path", "/a"},
		"the plan has several paths":       {"bench", "--config", "goroutines", "--path", "3 /planets/mars", "--path", "/planets/sun"},
		"plan has several paths; remove":   {"bench", "--plan", plan},
		"the paths come from --request":    {"load", "--request-file", writeFile(t, "targets", "GET "+url+"/a\n"), "--urls", writeFile(t, "urls", url+"/a\n"+url+"/b\n")},
		"asks one URL, and the load has 2": {"bench", "--engine", "k6", "--url", url, "--path", "3 /a", "--path", "/b"},
	} {
		if code, _, stderr := call(t, append(args, "-q")...); code != Misused || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit code %d, %q; want %q", args, code, stderr, want)
		}
	}
}
