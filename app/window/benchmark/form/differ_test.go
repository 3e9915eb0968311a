package form

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/demand"
	"perihelion/bench/load"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/requests"
)

// typed writes a file and returns its path.
func typed(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Stages, random instants, a warm-up, limits and k6 are read, and shown again by a plan that has
// them, also after the next start.
func TestLoadsOfTheCommandLineHaveInputs(t *testing.T) {
	script := typed(t, "login.js", "export default function () {}")
	for name, tt := range map[string]struct {
		typed func(*Values)
		want  func(*bench.Plan)
	}{
		"stages": {func(v *Values) { v.Rate = "100..1000:30s, 1000:1m" }, func(p *bench.Plan) {
			p.Stages, p.Requests, p.Duration = arrival.Profile{{From: 100, To: 1000, Length: 30 * time.Second}, {From: 1000, To: 1000, Length: time.Minute}}, 0, 0
		}},
		"random instants": {func(v *Values) { v.Rate, v.Poisson = "500", true }, func(p *bench.Plan) { p.Rate, p.Poisson = 500, true }},
		"a warm-up":       {func(v *Values) { v.WarmUp = "2 s" }, func(p *bench.Plan) { p.WarmUpTime = 2 * time.Second }},
		"its requests":    {func(v *Values) { v.WarmUp = "1,500" }, func(p *bench.Plan) { p.WarmUp = 1500 }},
		"limits": {func(v *Values) { v.Limits = "p95<300ms, failed<1%" }, func(p *bench.Plan) {
			p.Limits = []demand.Demand{{Quantity: "p95", Sign: "<", Value: 300}, {Quantity: "failed", Sign: "<", Value: 0.01}}
		}},
		"k6":       {func(v *Values) { v.K6 = true }, func(p *bench.Plan) { p.Engine = bench.K6 }},
		"a script": {func(v *Values) { v.K6, v.Script = true, script }, func(p *bench.Plan) { _ = p.SetScript(script) }},
	} {
		v := asking(Ask{})
		want, _ := v.Plan()
		tt.typed(&v)
		tt.want(&want)
		got, problems := v.Plan()
		if len(problems) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v; want %+v", name, got, problems, want)
		}
		back, without, err := Of(got, asking(Ask{}))
		if again, _ := back.Plan(); err != nil || len(without) > 0 || !reflect.DeepEqual(again, want) {
			t.Errorf("%s, back in the form: %+v, without %q, %v", name, again, without, err)
		}
		if again, _ := Default(nil).Decode(v.Encode()).Plan(); !reflect.DeepEqual(again, want) {
			t.Errorf("%s, after the next start: %+v", name, again)
		}
		if v.Equal(asking(Ask{})) {
			t.Errorf("%s: the form is taken for one without it", name)
		}
	}
	v := asking(Ask{})
	v.K6, v.Script = true, script
	if c := Check(v); c.LoadLine() != "by the script login.js" || c.AskLine() != "the requests of login.js" || Summary(c.Plan, Estimate(c.Plan, nil)) != "127.0.0.1:1 × 10 repeats, by the script login.js" {
		t.Errorf("a script in words: %q, %q, %q", c.LoadLine(), c.AskLine(), Summary(c.Plan, Estimate(c.Plan, nil)))
	}
	v = asking(Ask{})
	v.Poisson = true // hidden without a rate
	if p, problems := v.Plan(); p.Poisson || len(problems) > 0 {
		t.Errorf("random instants as fast as possible: %v, %v", p.Poisson, problems)
	}
}

// Requests that differ are read, and shown again by a plan that has them.
func TestRequestsThatDifferHaveInputs(t *testing.T) {
	targets := typed(t, "targets", "GET http://127.0.0.1:1/a\n\nGET http://127.0.0.1:1/b\n")
	table := typed(t, "users.csv", "name\nann\nbob\n")
	for name, tt := range map[string]struct {
		typed Ask
		want  load.Request
		line  string
	}{
		"paths": {Ask{Paths: "3 /items | /search?q=a", Shuffle: true, Follow: "2", Cookies: true},
			load.Request{Paths: []load.Path{{Path: "/items", Weight: 3}, {Path: "/search?q=a"}}, Shuffle: true, Follow: 2, Cookies: true},
			"2 paths, in random order, following 2 redirects, keeping cookies"},
		"a file": {Ask{File: targets, Origin: "http://127.0.0.1:1", Templates: true},
			load.Request{From: requests.File{Path: targets, Origin: "http://127.0.0.1:1", Templates: true}}, "the requests of targets, filled in, those to http://127.0.0.1:1"},
		"a table": {Ask{Table: table, AnyRow: true, Paths: "/a/{col:name}"},
			load.Request{Paths: []load.Path{{Path: "/a/{col:name}"}}, From: requests.File{Table: table, AnyRow: true, Templates: true}}, "1 path, filled in from users.csv"},
		"none": {Ask{Shuffle: true, AnyRow: true, Origin: "x"}, load.Request{}, "no: each is the same"},
	} {
		v := asking(tt.typed)
		plan, problems := v.Plan()
		if len(problems) > 0 || !reflect.DeepEqual(plan.Request, tt.want) {
			t.Errorf("%s: %+v, %v; want %+v", name, plan.Request, problems, tt.want)
		}
		if got := Check(v).DifferLine(); got != tt.line {
			t.Errorf("%s: the line %q, want %q", name, got, tt.line)
		}
		plan.Request.From.Sum = "ab" // as a run has it
		if back, _, err := Of(plan, Default(nil)); err != nil || !reflect.DeepEqual(back.Ask, Ask{
			Paths: tt.typed.Paths, File: tt.typed.File, Origin: plan.Request.From.Origin, Table: tt.typed.Table, Follow: tt.typed.Follow, Cookies: tt.typed.Cookies,
			Templates: plan.Request.From.Templates, AnyRow: plan.Request.From.AnyRow, Shuffle: plan.Request.Shuffle,
		}) && name != "none" {
			t.Errorf("%s, back in the form: %+v, %v", name, back.Ask, err)
		}
		if again := Default(nil).Decode(v.Encode()); again.Ask != tt.typed {
			t.Errorf("%s, after the next start: %+v", name, again.Ask)
		}
		if Reads(plan) == nil && tt.typed.File+tt.typed.Table != "" {
			t.Errorf("%s: files are read without consent", name)
		}
	}
}

// What is wrong stands beside its input, with what to write instead.
func TestProblemsOfMoreInputsAreNamed(t *testing.T) {
	broken := typed(t, "broken", "GET http://127.0.0.1:1/a\nnonsense\n")
	several := typed(t, "several", "GET http://a.test/\n\nGET http://b.test/\n")
	fifo := os.DevNull
	for _, tt := range []struct {
		field Field
		typed func(*Values)
		words string
	}{
		{Rate, func(v *Values) { v.Rate = "100..:x" }, "write"},
		{Rate, func(v *Values) { v.Rate = "fast" }, "stages such as 100..1000:30s"},
		{WarmUp, func(v *Values) { v.WarmUp = "long" }, "such as 2s"},
		{WarmUp, func(v *Values) { v.WarmUp = "9999999999999999999999" }, "too much"},
		{Limits, func(v *Values) { v.Limits = "p95<300ms, slow" }, "slow"},
		{Script, func(v *Values) { v.K6, v.Script = true, "/no such file" }, "write the path of a script"},
		{P99, func(v *Values) { v.K6, v.P99 = true, "20 ms" }, "k6"},
		{AskPaths, func(v *Values) { v.Ask.Paths = "0 /a" }, "1 to 1000"},
		{AskPaths, func(v *Values) { v.Ask.Paths = "/a | b" }, "slash"},
		{AskPaths, func(v *Values) { v.Ask.Paths = "/a | /b{n:5}" }, "{n:1-100}"},
		{AskFile, func(v *Values) { v.Ask.File = broken }, "line 2"},
		{AskFile, func(v *Values) { v.Ask.File = "/no such file" }, "write the path"},
		{AskFile, func(v *Values) { v.Ask.File = fifo }, "read again"},
		{AskOrigin, func(v *Values) { v.Ask.File = several }, "2 servers"},
		{AskTable, func(v *Values) { v.Ask.Table = "/no such file" }, "write the path"},
		{AskFollow, func(v *Values) { v.Ask.Follow = "some" }, "such as 5"},
		{AskFollow, func(v *Values) { v.Ask.Follow = "51" }, "0 to 50"},
	} {
		v := asking(Ask{})
		tt.typed(&v)
		if _, problems := v.Plan(); len(problems) != 1 || !strings.Contains(problems[tt.field], tt.words) {
			t.Errorf("%+v: %v, want one of %s with %q", v.Ask, problems, tt.field, tt.words)
		}
	}
	v := asking(Ask{File: typed(t, "large", strings.Repeat("# a comment\n", mostRead/12+1)+"nonsense")})
	if _, problems := v.Plan(); len(problems) > 0 {
		t.Errorf("a large file is read while the form is filled in: %v", problems)
	}
}
