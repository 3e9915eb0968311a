package bench

import (
	"bytes"
	"errors"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/field"
	"perihelion/bench/demand"
	"perihelion/bench/file"
	"perihelion/bench/load"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/check"
	"perihelion/bench/server"
)

func TestDefaultPlanIsValid(t *testing.T) {
	p := DefaultPlan()
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	want := "one-at-a-time goroutines"
	if (server.Config{Name: server.Prefork}).Unable() == nil {
		want += " prefork"
	}
	if got := strings.Join(p.Labels(), " "); got != want {
		t.Errorf("labels %q, want %q", got, want)
	}
}

func TestValidateNamesTheField(t *testing.T) {
	const url = "http://127.0.0.1:8080/"
	for _, test := range []struct {
		field  string // "" where the plan is good
		change func(*Plan)
	}{
		{"", func(p *Plan) {}},
		{"", func(p *Plan) { p.Configs, p.URLs = nil, []string{url} }},
		{"", func(p *Plan) { p.Requests, p.Duration = 0, 10*time.Second }},
		{"", func(p *Plan) { p.Baseline = "goroutines" }},
		{"", func(p *Plan) { p.Configs = configs("prefork:2", "prefork:4") }},
		{"", func(p *Plan) {
			p.Work, p.Delay, p.Rate, p.Timeout = 200*time.Microsecond, 2*time.Millisecond, 500, time.Second
		}},
		{"config", func(p *Plan) { p.Configs = nil }},
		{"config", func(p *Plan) { p.Configs = []server.Config{{Name: "apache"}} }},
		{"config", func(p *Plan) { p.Configs = configs("goroutines", "goroutines") }},
		{"config", func(p *Plan) { p.Configs = make([]server.Config, 33) }},
		{"url", func(p *Plan) { p.URLs = []string{url} }},
		{"url", func(p *Plan) { p.Configs, p.URLs = nil, []string{"127.0.0.1:8080"} }},
		{"url", func(p *Plan) { p.Configs, p.URLs = nil, []string{"ftp://127.0.0.1/"} }},
		{"", func(p *Plan) { p.Configs, p.URLs = nil, []string{url, url + "x"} }},
		{"url", func(p *Plan) { p.Configs, p.URLs = nil, []string{url, url} }},
		{"url", func(p *Plan) { p.Configs, p.URLs = nil, []string{url, "127.0.0.1"} }},
		{"url", func(p *Plan) { p.Configs, p.URLs = nil, make([]string, 33) }},
		{"", func(p *Plan) { p.Connections, p.Sweep = 0, DefaultSweep() }},
		{"sweep", func(p *Plan) { p.Sweep = []int{1, 0} }},
		{"sweep", func(p *Plan) { p.Sweep = []int{1, 2, 1} }},
		{"sweep", func(p *Plan) { p.Sweep = []int{10_001} }},
		{"sweep", func(p *Plan) { p.Sweep, p.Rate = []int{1, 2}, 100 }},
		{"sweep", func(p *Plan) { p.Sweep, p.P99Below, p.Requests, p.Duration = []int{1, 2}, time.Second, 0, time.Second }},
		{"sweep", func(p *Plan) {
			for n := range 33 {
				p.Sweep = append(p.Sweep, n+1)
			}
		}},
		{"requests", func(p *Plan) { p.Sweep = []int{1, 1001} }},
		{"", func(p *Plan) { p.P99Below, p.Requests, p.Duration = 20*time.Millisecond, 0, time.Second }},
		{"p99Below", func(p *Plan) { p.P99Below = 20 * time.Millisecond }},
		{"p99Below", func(p *Plan) { p.P99Below, p.Requests, p.Duration, p.Rate = time.Second, 0, time.Second, 5 }},
		{"p99Below", func(p *Plan) { p.P99Below, p.Requests, p.Duration = time.Microsecond, 0, time.Second }},
		{"path", func(p *Plan) { p.Path = "planets" }},
		{"path", func(p *Plan) { p.Path = "/a b" }},
		{"path", func(p *Plan) { p.Configs, p.URLs, p.Path = nil, []string{url}, "/x" }},
		{"connections", func(p *Plan) { p.Connections = 0 }},
		{"connections", func(p *Plan) { p.Connections = 10_001 }},
		{"requests", func(p *Plan) { p.Requests = 0 }},
		{"requests", func(p *Plan) { p.Requests = -1 }},
		{"requests", func(p *Plan) { p.Requests = 19 }},
		{"duration", func(p *Plan) { p.Duration = time.Second }},
		{"duration", func(p *Plan) { p.Requests, p.Duration = 0, time.Millisecond }},
		{"duration", func(p *Plan) { p.Requests, p.Duration = 0, 2*time.Hour }},
		{"rate", func(p *Plan) { p.Rate = -1 }},
		{"rate", func(p *Plan) { p.Rate = math.NaN() }},
		{"rate", func(p *Plan) { p.Rate = math.Inf(1) }},
		{"rate", func(p *Plan) { p.Rate = 0.01 }},
		{"timeout", func(p *Plan) { p.Timeout = -time.Second }},
		{"timeout", func(p *Plan) { p.Timeout = time.Hour }},
		{"repeats", func(p *Plan) { p.Repeats = 0 }},
		{"repeats", func(p *Plan) { p.Repeats = 101 }},
		{"baseline", func(p *Plan) { p.Baseline = "threads" }},
		{"work", func(p *Plan) { p.Work = -1 }},
		{"work", func(p *Plan) { p.Configs, p.URLs, p.Work = nil, []string{url}, time.Millisecond }},
		{"delay", func(p *Plan) { p.Delay = time.Minute }},
		{"", func(p *Plan) { p.Configs, p.URLs, p.Request = nil, []string{url}, post() }},
		{"", func(p *Plan) {
			p.Configs, p.Own, p.Request = nil, []server.Command{{Name: "a", Line: strconv.Quote(os.Args[0])}}, post()
		}},
		{"", func(p *Plan) { p.Request.Header = []string{"Accept-Encoding: gzip"} }},
		{"method", func(p *Plan) { p.Request.Method = "HEAD" }},
		{"method", func(p *Plan) { p.Request.Body = []byte("x") }},
		{"method", func(p *Plan) { p.Configs, p.URLs, p.Request.Method = nil, []string{url}, "get" }},
		{"body", func(p *Plan) { p.Request.Method, p.Request.Body = "GET", []byte("x") }},
		{"body", func(p *Plan) { p.Configs, p.URLs, p.Request.BodyFile.Path = nil, []string{url}, "/no such file" }},
		{"header", func(p *Plan) { p.Request.Header = []string{"Authorization: …"} }},
		{"http2", func(p *Plan) { p.Request.HTTP2 = true }},
		{"http2", func(p *Plan) { p.Configs, p.URLs, p.Request.Streams = nil, []string{url}, 5 }},
		{"connect", func(p *Plan) { p.Request.Connect = "127.0.0.1:1" }},
		{"connect", func(p *Plan) { p.Configs, p.URLs, p.Request.Connect = nil, []string{url}, "127.0.0.1" }},
		{"tls", func(p *Plan) { p.Request.TLS.Insecure = true }},
		{"tls", func(p *Plan) { p.Configs, p.URLs, p.Request.TLS.Insecure = nil, []string{url}, true }},
		{"", func(p *Plan) {
			p.Configs, p.URLs, p.Request.TLS.Insecure = nil, []string{url, "https://127.0.0.1/"}, true
		}},
		{"check", func(p *Plan) { p.Request.Check.Status = []string{"good"} }},
		{"", func(p *Plan) { p.Requests, p.Stages, p.Poisson = 0, stages("10..20:1s,5:2s"), true }},
		{"", func(p *Plan) { p.Rate, p.Poisson, p.WarmUp = 10, true, 3 }},
		{"rate", func(p *Plan) { p.Poisson = true }},
		{"rate", func(p *Plan) { p.Stages = stages("10:1s") }},
		{"rate", func(p *Plan) { p.Requests, p.Stages = 0, stages("10:2h") }},
		{"rate", func(p *Plan) { p.Requests, p.Stages, p.Rate = 0, stages("10:1s"), 5 }},
		{"sweep", func(p *Plan) { p.Requests, p.Stages, p.Sweep = 0, stages("10:1s"), []int{1, 2} }},
		{"warmUp", func(p *Plan) { p.WarmUp, p.WarmUpTime = 1, time.Second }},
		{"warmUpTime", func(p *Plan) { p.WarmUpTime = 2 * time.Hour }},
		{"delay", func(p *Plan) { p.Configs, p.URLs, p.Delay = nil, []string{url}, time.Millisecond }},
		{"gomaxprocs", func(p *Plan) { p.Configs, p.URLs, p.MaxProcs = nil, []string{url}, 2 }},
		{"gomaxprocs", func(p *Plan) { p.Configs, p.MaxProcs = configs("flask-dev", "aiohttp-dev"), 2 }},
		{"gomaxprocs", func(p *Plan) {
			p.Configs, p.Own, p.MaxProcs = nil, []server.Command{{Name: "a", Line: strconv.Quote(os.Args[0])}}, 2
		}},
		{"", func(p *Plan) { p.Configs, p.MaxProcs = configs("flask-dev", "goroutines"), 2 }},
		{"rate", func(p *Plan) { p.Limits = limitsOf("rate") }},
		{"rate", func(p *Plan) {
			p.P99Below, p.Requests, p.Duration, p.Limits = 20*time.Millisecond, 0, time.Second, limitsOf("rate")
		}},
		{"", func(p *Plan) { p.Rate, p.Limits = 100, limitsOf("rate") }},
		{"check", func(p *Plan) { p.Configs, p.URLs, p.Limits = nil, []string{url}, limitsOf("checks<1%") }},
		{"check", func(p *Plan) { p.Path, p.Limits = "/healthz", limitsOf("checks<1%") }},
		{"", func(p *Plan) { p.Limits = limitsOf("checks<1%") }}, // positions are checked
		{"", func(p *Plan) {
			p.Configs, p.URLs, p.Limits, p.Request.Check.Same = nil, []string{url}, limitsOf("checks<1%"), true
		}},
	} {
		p := DefaultPlan()
		p.Requests, p.Duration = 1000, 0
		test.change(&p)
		err := p.Validate()
		if test.field == "" {
			if err != nil {
				t.Errorf("%+v: %v, want no error", p, err)
			}
			continue
		}
		var wrong *field.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%+v: %v, want a field.Error %q", p, err, test.field)
			continue
		}
		if wrong.Field != test.field {
			t.Errorf("%+v: field %q (%v), want %q", p, wrong.Field, err, test.field)
		}
		if !strings.Contains(wrong.Sentence, ";") {
			t.Errorf("%q does not say what to write instead", wrong.Sentence)
		}
	}
}

// post is a request with something of everything.
func post() load.Request {
	return load.Request{
		Method: "POST", Header: []string{"Accept: text/html"}, Body: []byte(`{"name":"Mars"}`),
		Check: check.Options{Status: []string{"201", "3xx"}, JSON: []string{"id"}, Share: 0.5},
	}
}

func limitsOf(texts ...string) (all []demand.Demand) {
	for _, text := range texts {
		d, err := demand.Parse(text)
		if err != nil {
			panic(err)
		}
		all = append(all, d)
	}
	return all
}

func stages(text string) arrival.Profile {
	p, err := arrival.Parse(text)
	if err != nil {
		panic(err)
	}
	return p
}

func TestPlanRoundTrip(t *testing.T) {
	for _, p := range []Plan{
		DefaultPlan(),
		{URLs: []string{"http://127.0.0.1:8080/?a=1&b=2"}, Connections: 7, Duration: 1500 * time.Millisecond, Rate: 12.5, Timeout: 3 * time.Second, Repeats: 2, Seed: math.MaxUint64},
		{URLs: []string{"http://127.0.0.1:8080/", "http://127.0.0.1:8081/"}, Connections: 1, Sweep: []int{1, 4}, Requests: 10, Repeats: 1},
		{Configs: configs("threads"), Connections: 1, P99Below: 20 * time.Millisecond, Duration: time.Second, Repeats: 1},
		{Configs: configs("prefork:4", "threads"), Path: "/planets", Work: 200 * time.Microsecond, Delay: 2 * time.Millisecond, Connections: 1, Requests: 1, Repeats: 1, Baseline: "threads"},
		{URLs: []string{"https://127.0.0.1/"}, Request: post(), Connections: 1, Stages: stages("10..20:1.5s,0.5:2s"), Poisson: true, WarmUpTime: time.Second, Repeats: 1},
		{URLs: []string{"https://127.0.0.1/"}, Request: load.Request{Body: []byte{0, 1, 255}, HTTP2: true, Streams: 4, TLS: load.Security{Insecure: true}}, Connections: 1, Requests: 1, Repeats: 1, WarmUp: 3},
		{Own: []server.Command{{Name: "a", Line: "a", HTTPS: true}}, Request: load.Request{BodyFile: file.Pinned{Path: "/b", SHA256: "ab"}}, Connections: 1, Requests: 1, Repeats: 1},
	} {
		var text bytes.Buffer
		if err := WritePlan(&text, p); err != nil {
			t.Fatal(err)
		}
		got, err := ReadPlan(&text)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(p, got); d != "" {
			t.Error(d)
		}
	}
}

// No field is lost on the way into a file and back.
func TestPlanRoundTripOfEveryField(t *testing.T) {
	var p Plan
	for v, i := reflect.ValueOf(&p).Elem(), 0; i < v.NumField(); i++ {
		switch f := v.Field(i); f.Interface().(type) {
		case []server.Config:
			f.Set(reflect.ValueOf(configs("prefork:4")))
		case []server.Command:
			f.Set(reflect.ValueOf([]server.Command{{Name: "new", Line: "x"}}))
		case []string:
			f.Set(reflect.ValueOf([]string{"http://127.0.0.1/a", "http://127.0.0.1/b"}))
		case []int:
			f.Set(reflect.ValueOf([]int{1, 2}))
		case load.Request:
			f.Set(reflect.ValueOf(post()))
		case []demand.Demand:
			f.Set(reflect.ValueOf([]demand.Demand{demand.Least(5), demand.Most("p99.9", 20)}))
		case arrival.Profile:
			f.Set(reflect.ValueOf(stages("1..2:3s")))
		case string:
			f.SetString("/text")
		case bool:
			f.SetBool(true)
		case float64:
			f.SetFloat(2.5)
		case uint64:
			f.SetUint(7)
		case file.Pinned:
			f.Set(reflect.ValueOf(file.Pinned{Path: "/a.js", SHA256: "ab"}))
		case load.Wait:
			f.Set(reflect.ValueOf(load.WaitSleep))
		default:
			f.SetInt(1_500_000)
		}
	}
	var text bytes.Buffer
	if err := WritePlan(&text, p); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadPlan(&text); err != nil || !cmp.Equal(got, p) {
		t.Errorf("error %v, -want +got:\n%s", err, cmp.Diff(p, got))
	}
}

// One URL has the key that plans always had.
func TestURLsInJSON(t *testing.T) {
	for want, p := range map[string]Plan{
		`"url": "http://a/"`: {URLs: []string{"http://a/"}},
		"\"urls\": [\n    \"http://a/\",\n    \"http://u:…@b/\"\n  ]": {URLs: []string{"http://a/", "http://u:secret@b/"}},
	} {
		var text bytes.Buffer
		if err := WritePlan(&text, p); err != nil || !strings.Contains(text.String(), want) || strings.Contains(text.String(), "secret") {
			t.Errorf("%v: %v, %s; want %s in it", p.URLs, err, &text, want)
		}
		if p.URLs[0] != "http://a/" || len(p.URLs) > 1 && p.URLs[1] != "http://u:secret@b/" {
			t.Errorf("writing has changed the plan to %v", p.URLs)
		}
	}
}

// A plan in a file has no value of a header that may be a secret, and the plan in memory keeps it.
func TestSecretsOfRequestsAreNotInFiles(t *testing.T) {
	p := DefaultPlan()
	p.Request.Header = []string{"Accept: text/html", "Authorization: Bearer hunter2", "X-Api-Key: hunter2"}
	var plan, run bytes.Buffer
	if err := errors.Join(WritePlan(&plan, p), Results{Format: Format, Plan: p}.WriteJSON(&run)); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{plan.String(), run.String()} {
		if strings.Contains(text, "hunter2") || !strings.Contains(text, `"Authorization: …"`) || !strings.Contains(text, "Accept: text/html") {
			t.Errorf("a file holds %s", text)
		}
	}
	if p.Request.Header[1] != "Authorization: Bearer hunter2" {
		t.Errorf("writing has changed the plan to %q", p.Request.Header)
	}
	if words := p.Asked() + strings.Join(p.Request.Words(), " "); strings.Contains(words, "hunter2") {
		t.Errorf("the words %q", words)
	}
}

func TestReadPlanText(t *testing.T) {
	got, err := ReadPlan(strings.NewReader(`{"format":"perihelion/plan/1","configs":["goroutines","prefork:4"],
		"connections":20,"duration":"10s","delay":"2ms","keepAlive":true,"repeats":5}`))
	want := Plan{Configs: configs("goroutines", "prefork:4"), Connections: 20, Duration: 10 * time.Second, Delay: 2 * time.Millisecond, KeepAlive: true, Repeats: 5}
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("error %v, difference %s", err, cmp.Diff(want, got))
	}
}

func TestReadPlanRefuses(t *testing.T) {
	for text, want := range map[string]struct{ field, sentence string }{
		``:                               {"plan", "JSON object"},
		`[]`:                             {"plan", "JSON object"},
		`{}`:                             {"plan", "format of the plan is missing"},
		`{"format":"perihelion/plan/2"}`: {"plan", `"perihelion/plan/2"`},
		`{"format":1}`:                   {"plan", "format of the plan is 1"},
		`{"format":"perihelion/plan/1","repeates":5}`:          {"plan", `"repeates" is not a key`},
		`{"format":"perihelion/plan/1","Repeats":5}`:           {"plan", `"Repeats" is not a key`},
		`{"format":"perihelion/plan/1","connections":"many"}`:  {"connections", "connections is a JSON string in the plan, and a number is needed"},
		`{"format":"perihelion/plan/1","configs":[3]}`:         {"configs", "configs is a JSON number in the plan, and text is needed"},
		`{"format":"perihelion/plan/1","own":["x"]}`:           {"own", "and an object is needed"},
		`{"format":"perihelion/plan/1","configs":"a"}`:         {"configs", "and a list is needed"},
		`{"format":"perihelion/plan/1","keepAlive":1}`:         {"keepAlive", "and true or false is needed"},
		`{"format":"perihelion/plan/1","duration":10}`:         {"duration", `"10s"`},
		`{"format":"perihelion/plan/1","work":"200"}`:          {"work", `"200µs"`},
		`{"format":"perihelion/plan/1","duration":"9999999h"}`: {"duration", "write at most 1 h"},
		`{"format":"perihelion/plan/1","configs":["apache"]}`:  {"config", "apache"},
		`{"format":"perihelion/plan/1","sweep":"1,2"}`:         {"sweep", "and a list is needed"},
		`{"format":"perihelion/plan/1","sweep":["1"]}`:         {"sweep", "and a number is needed"},
		`{"format":"perihelion/plan/1","p99Below":20}`:         {"p99Below", `"10s"`},

		`{"format":"perihelion/plan/1","request":{"verb":"GET"}}`:               {"request", `"verb" is not a key of a request; the keys are method, header`},
		`{"format":"perihelion/plan/1","request":{"tls":{"on":true}}}`:          {"request", `"on" is not a key`},
		`{"format":"perihelion/plan/1","request":{"body":{"base64":"?"}}}`:      {"plan", "cannot be read"},
		`{"format":"perihelion/plan/1","request":{"header":"A: b"}}`:            {"request.header", "and a list is needed"},
		`{"format":"perihelion/plan/1","limits":["p95"]}`:                       {"limit", "write what is allowed"},
		`{"format":"perihelion/plan/1","request":"GET"}`:                        {"request", "and an object is needed"},
		`{"format":"perihelion/plan/1","stages":"fast"}`:                        {"rate", "is not a rate"},
		`{"format":"perihelion/plan/1","url":"http://a/","urls":["http://b/"]}`: {"url", "write them all in urls"},
	} {
		_, err := ReadPlan(strings.NewReader(text))
		var wrong *field.Error
		if !errors.As(err, &wrong) {
			t.Errorf("ReadPlan(%s): %v, want a field.Error", text, err)
			continue
		}
		if wrong.Field != want.field || !strings.Contains(wrong.Sentence, want.sentence) {
			t.Errorf("ReadPlan(%s): field %q, %q; want field %q and %q in it", text, wrong.Field, wrong.Sentence, want.field, want.sentence)
		}
	}
}

// Editors of Windows put a mark before the text.
func TestReadPlanWithAMarkOfByteOrder(t *testing.T) {
	if _, err := ReadPlan(strings.NewReader("\ufeff" + `{"format":"perihelion/plan/1","configs":["goroutines"],"connections":1,"requests":10,"repeats":1}`)); err != nil {
		t.Errorf("ReadPlan: %v", err)
	}
}

func TestReadPlanOfARun(t *testing.T) {
	want := DefaultPlan()
	var text bytes.Buffer
	if err := (Results{Format: Format, Plan: want}).WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	got, err := ReadPlan(&text)
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("ReadPlan of a run: %v, -want +got:\n%s", err, d)
	}
}

// endless is a file without an end, as a device can be.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestReadPlanEndsWhereAFileDoesNot(t *testing.T) {
	var wrong *field.Error
	if _, err := ReadPlan(endless{}); !errors.As(err, &wrong) || wrong.Field != "plan" {
		t.Errorf("ReadPlan of an endless file: %v, want a field.Error \"plan\"", err)
	}
}
