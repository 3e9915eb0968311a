package form

import (
	"reflect"
	"strings"
	"testing"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/load/check"
)

// asking is the form of one URL.
func asking(a Ask) Values {
	v := Default(nil).Choose(Own)
	v.URLs, v.Ask = []string{"https://127.0.0.1:1/"}, a
	return v
}

func TestARequestIsReadFromTheForm(t *testing.T) {
	a := Ask{
		Method: " PUT ", Headers: "Accept: text/html | Authorization: Bearer t", Body: `{"a":1}`, Status: "201, 3xx", Contains: "id",
		Streams: "10", Insecure: true, HTTP2: true, Connect: "127.0.0.1:2",
	}
	want := load.Request{
		Method: "PUT", Header: []string{"Accept: text/html", "Authorization: Bearer t"}, Body: []byte(`{"a":1}`), HTTP2: true, Streams: 10,
		Connect: "127.0.0.1:2", TLS: load.Security{Insecure: true}, Check: check.Options{Status: []string{"201", "3xx"}, Contains: []string{"id"}},
	}
	v := asking(a)
	v.KeepAlive = true
	plan, problems := v.Plan()
	if len(problems) > 0 || !reflect.DeepEqual(plan.Request, want) {
		t.Fatalf("%+v, %v; want %+v", plan.Request, problems, want)
	}
	back, without, err := Of(plan, Default(nil))
	a.Method = "PUT"
	if err != nil || len(without) > 0 || back.Ask != a {
		t.Errorf("back in the form: %+v, without %q, %v; want %+v", back.Ask, without, err, a)
	}
	if again := Default(nil).Decode(v.Encode()); strings.Contains(v.Encode(), "Bearer t") || again.Ask.Headers != "Accept: text/html | Authorization: …" || again.Ask.Body != a.Body {
		t.Errorf("remembered: %+v in %s", again.Ask, v.Encode())
	}
	if w := v.Choose(BuiltIn); w.Ask != v.Ask {
		t.Errorf("another card changes the request to %+v", w.Ask)
	} else if plan, _ := w.Plan(); !plan.Request.IsZero() {
		t.Errorf("planet servers are asked with %+v", plan.Request)
	}
}

func TestProblemsOfARequestAreNamed(t *testing.T) {
	for want, a := range map[Field]Ask{
		AskMethod: {Method: "get"}, AskHeaders: {Headers: "no colon"}, AskBody: {Body: "@/no such file"}, AskStatus: {Status: "good"},
		AskConnect: {Connect: "nowhere"}, AskAuthorities: {Authorities: "/no such file"}, AskStreams: {Streams: "many", HTTP2: true},
	} {
		if _, problems := asking(a).Plan(); len(problems) != 1 || problems[want] == "" {
			t.Errorf("%+v: %v, want one of %s", a, problems, want)
		}
	}
	if _, problems := asking(Ask{Headers: "Authorization: …"}).Plan(); !strings.Contains(problems[AskHeaders], "was left out") {
		t.Errorf("a header that was left out: %v", problems)
	}
}

// A plan with parts that the form has no inputs for is not changed silently.
func TestRequestsWithoutInputsAreRefused(t *testing.T) {
	for want, q := range map[string]load.Request{
		"have parts":       {Check: check.Options{Same: true}},
		"more than a path": {},
	} {
		p := bench.Plan{URLs: []string{"https://127.0.0.1:1/"}, Request: q, Connections: 1, Requests: 1, Repeats: 1}
		if want == "more than a path" {
			p.URLs, p.Configs, p.Request = nil, bench.DefaultPlan().Configs, load.Request{Header: []string{"Accept: a"}}
		}
		if _, _, err := Of(p, Default(nil)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", p, err, want)
		}
	}
}
