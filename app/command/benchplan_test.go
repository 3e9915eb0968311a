package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"perihelion/bench"
)

// planned is the plan of a preset and flags.
func planned(t *testing.T, preset string, args ...string) (bench.Plan, error) {
	t.Helper()
	f := benchFlags{plan: bench.DefaultPlan(), preset: preset}
	return finalPlan(t, &f, args...)
}

func finalPlan(t *testing.T, f *benchFlags, args ...string) (bench.Plan, error) {
	t.Helper()
	f.ofPlan = f.planFlags()
	all := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.own.define(all)
	all.AddFlagSet(f.ofPlan)
	if err := all.Parse(args); err != nil {
		t.Fatal(err)
	}
	return f.finalPlan(t.Context(), all, strings.NewReader("from the terminal"))
}

func TestFlagsChangeAPreset(t *testing.T) {
	for _, c := range []struct {
		preset string
		args   []string
		right  func(bench.Plan) bool
	}{
		{"sweep", nil, func(p bench.Plan) bool { return len(p.Sweep) == 9 && len(p.Configs) == 3 }},
		{"sweep", []string{"--sweep", "1, 2,4"}, func(p bench.Plan) bool { return slices.Equal(p.Sweep, []int{1, 2, 4}) }},
		{"sweep", []string{"-c", "7"}, func(p bench.Plan) bool { return p.Sweep == nil && p.Connections == 7 }},
		{"quick", []string{"--sweep", "default"}, func(p bench.Plan) bool { return slices.Equal(p.Sweep, bench.DefaultSweep()) }},
		{"article", []string{"-n", "50"}, func(p bench.Plan) bool { return p.Requests == 50 && p.Duration == 0 }},
		{"article", []string{"-d", "2s"}, func(p bench.Plan) bool { return p.Requests == 0 && p.Duration == 2*time.Second }},
		{"highest-rate", []string{"--p99-below", "5ms"}, func(p bench.Plan) bool { return p.P99Below == 5*time.Millisecond && p.Repeats == 20 }},
		{"highest-rate", []string{"-r", "5"}, func(p bench.Plan) bool { return p.P99Below == 0 && p.Rate == 5 }},
		{"constant-rate", []string{"--p99-below", "5ms"}, func(p bench.Plan) bool { return p.P99Below > 0 && p.Rate == 0 }},
	} {
		p, err := planned(t, c.preset, c.args...)
		if err != nil || !c.right(p) {
			t.Errorf("--preset %s %q: %+v, %v", c.preset, c.args, p, err)
		}
	}
	for _, args := range [][]string{{"--sweep", "1,2", "-c", "3"}, {"--sweep", "1,2", "-r", "3"}, {"--sweep", "1,1"}} {
		if p, err := planned(t, "", args...); err == nil {
			t.Errorf("%q: %+v, want an error", args, p)
		}
	}
	if p, err := planned(t, "fast"); err == nil {
		t.Errorf("--preset fast: %+v, want an error", p)
	}
}

// What load can ask is asked by bench with the same flags.
func TestFlagsDescribeTheRequestOfAPlan(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large")
	if err := os.WriteFile(large, make([]byte, mostWithin+1), 0o600); err != nil {
		t.Fatal(err)
	}
	const url, https = "http://127.0.0.1:1/", "https://127.0.0.1:1/"
	for _, c := range []struct {
		args  []string
		right func(bench.Plan) bool
	}{
		{[]string{"--url", url, "-m", "DELETE", "-H", "X-A: 1", "-H", "x-b: 2"}, func(p bench.Plan) bool {
			return p.Request.Method == "DELETE" && slices.Equal(p.Request.Header, []string{"X-A: 1", "x-b: 2"})
		}},
		{[]string{"--url", url, "--body", `{"a":1}`, "-u", "me:x"}, func(p bench.Plan) bool {
			return p.Request.Method == "POST" && string(p.Request.Body) == `{"a":1}` && p.Request.Header[0] == "Authorization: Basic bWU6eA=="
		}},
		{[]string{"--url", url, "--body", "@-"}, func(p bench.Plan) bool { return string(p.Request.Body) == "from the terminal" }},
		{[]string{"--url", url, "--body", "@" + large, "-m", "PUT"}, func(p bench.Plan) bool {
			return p.Request.Body == nil && p.Request.BodyFile.Path == large && len(p.Request.BodyFile.SHA256) == 64 && p.Request.Method == "PUT"
		}},
		{[]string{"--url", https, "--insecure", "--server-name", "a.test", "--http2", "--streams", "5", "-k"}, func(p bench.Plan) bool {
			return p.Request.TLS.Insecure && p.Request.TLS.ServerName == "a.test" && p.Request.HTTP2 && p.Request.Streams == 5
		}},
		{[]string{"--url", "http://app.test/", "--connect", "unix:/run/app.sock", "--expect-status", "201,2xx", "--expect-text", "a,b", "--expect-same"}, func(p bench.Plan) bool {
			return p.Request.Connect == "unix:/run/app.sock" && len(p.Request.Check.Status) == 2 && p.Request.Check.Contains[0] == "a,b" && p.Request.Check.Same
		}},
		{[]string{"--command", "a=true {port}", "--https", "--insecure", "--warm-up", "2s"}, func(p bench.Plan) bool {
			return p.Own[0].HTTPS && p.WarmUpTime == 2*time.Second && p.WarmUp == 0
		}},
		{[]string{"--command", "a=true {port}", "--command", "b=true {port}", "--env", "X=1", "--env", "b:Y=a:2"}, func(p bench.Plan) bool {
			return slices.Equal(p.Own[0].Environment, []string{"X=1"}) && slices.Equal(p.Own[1].Environment, []string{"X=1", "Y=a:2"})
		}},
		{[]string{"-r", "10..20:2s,5:1s", "--poisson", "--warm-up", "7"}, func(p bench.Plan) bool {
			return len(p.Stages) == 2 && p.Rate == 0 && p.Duration == 0 && p.Poisson && p.WarmUp == 7 && p.Length() == 3*time.Second
		}},
	} {
		if p, err := finalPlan(t, &benchFlags{plan: bench.DefaultPlan()}, c.args...); err != nil || !c.right(p) {
			t.Errorf("%q: %+v, %v", c.args, p, err)
		}
	}
	for want, args := range map[string][]string{
		"the planet servers answer GET alone":         {"-m", "POST"},
		"the planet servers have no HTTP/2":           {"--http2"},
		"is connected to at its own port":             {"--connect", "127.0.0.1:1"},
		"no server of the plan is asked by https":     {"--url", url, "--insecure"},
		"--user has no colon":                         {"-u", "me"},
		"is not a status":                             {"--url", url, "--expect-status", "fine"},
		"the stages last 2 s":                         {"--url", url, "-n", "7", "-r", "1:2s"},
		"is not a rate":                               {"-r", "fast"},
		"write a number of requests":                  {"--warm-up", "long"},
		"--env c:… is for a server that is not there": {"--command", "a=true {port}", "--env", "c:Y=1"},
		"need a rate":                                 {"--poisson"},
		"--https is for servers that --command":       {"--https"},
	} {
		if _, err := finalPlan(t, &benchFlags{plan: bench.DefaultPlan()}, args...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", args, err, want)
		}
	}
}

// The plan of a file has no secrets, and the files that it names are not read unless that is
// allowed.
func TestFlagsCompleteTheRequestOfAPlan(t *testing.T) {
	stored := filepath.Join(t.TempDir(), "plan.json")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(stored, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const head = `{"format": "perihelion/plan/1", "url": "https://127.0.0.1:1/", "connections": 1, "requests": 10, "repeats": 1, "keepAlive": true, `
	plan := func(args ...string) (bench.Plan, error) {
		return finalPlan(t, &benchFlags{plan: bench.DefaultPlan(), planFile: stored}, args...)
	}

	write(head + `"request": {"method": "PUT", "header": ["Accept: text/html", "Authorization: …"], "body": "x", "tls": {"insecure": true}, "check": {"status": ["201"]}}}`)
	if _, err := plan(); err == nil || !strings.Contains(err.Error(), "the value of Authorization was left out") {
		t.Errorf("without the header: %v", err)
	}
	p, err := plan("-H", "authorization: Bearer t")
	if want := []string{"Accept: text/html", "authorization: Bearer t"}; err != nil || !slices.Equal(p.Request.Header, want) || p.Request.Verb() != "PUT" || string(p.Request.Body) != "x" {
		t.Errorf("%+v, %v; want the header %q", p.Request, err, want)
	}
	if p, err = plan("-u", "a:b", "-m", "POST", "--expect-status", "2xx", "--url", "https://127.0.0.1:2/"); err != nil || p.Request.Method != "POST" || !slices.Equal(p.Request.Check.Status, []string{"2xx"}) || p.URLs[0] != "https://127.0.0.1:2/" {
		t.Errorf("with other flags: %+v, %v", p, err)
	}

	write(head + `"request": {"tls": {"authorities": "` + stored + `"}}}`)
	if _, err := plan(); err == nil || !strings.Contains(err.Error(), "would read files of this machine") {
		t.Errorf("a plan that names a file: %v", err)
	}
	if _, err := plan("--cacert", stored); err == nil || !strings.Contains(err.Error(), "holds no certificate") {
		t.Errorf("a flag that names it: %v", err)
	}
	write(head + `"request": {"tls": {"secure": false}}}`)
	if _, err := plan(); err == nil || !strings.Contains(err.Error(), `"secure" is not a key`) {
		t.Errorf("an unknown key: %v", err)
	}
}

func TestSweepFlagRefusesWords(t *testing.T) {
	for _, text := range []string{"", "1,", "many", "1;2"} {
		if err := new(sweepFlag).Set(text); err == nil {
			t.Errorf("--sweep %q has no error", text)
		}
	}
}
