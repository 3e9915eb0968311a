package check

import (
	"errors"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func checker(t testing.TB, o Options) *Checker {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatalf("New(%+v): %v", o, err)
	}
	return c
}

func TestStatus(t *testing.T) {
	for expected, good := range map[string][]int{
		"":        {200, 204, 299},
		"2xx":     {200, 299},
		"200":     {200},
		"301-303": {301, 302, 303},
		"20x,404": {200, 209, 404},
	} {
		var o Options
		if expected != "" {
			o.Status = strings.Split(expected, ",")
		}
		c := checker(t, o)
		want := map[int]bool{}
		for _, n := range good {
			want[n] = true
		}
		for _, n := range []int{-1, 0, 100, 199, 200, 201, 204, 209, 210, 299, 300, 301, 302, 303, 304, 404, 500, 999, 1000} {
			in := want[n] || expected == "" && n/100 == 2 || expected == "2xx" && n/100 == 2 || expected == "20x,404" && n/10 == 20
			if c.Status(n) != in {
				t.Errorf("expecting %q, Status(%d) = %v", expected, n, !in)
			}
		}
	}
}

func TestBody(t *testing.T) {
	const mars = `{"name":"mars","alt":11.50,"up":true,"observer":{"lat":-39.754},"bodies":[{"n":"a","v":1},{"n":"b","v":2}],"path=x":1}`
	for _, tt := range []struct {
		o    Options
		body string
		want string // a part of the error; "" for none
	}{
		{Options{Contains: []string{"mars"}}, mars, ""},
		{Options{Body: func(body []byte) error { return nil }}, mars, ""},
		{Options{Body: func(body []byte) error { return errors.New("not of " + string(body[9:13])) }}, mars, "not of mars"},
		{Options{Contains: []string{"mars", "venus"}}, mars, `does not contain "venus"`},
		{Options{Matches: []string{`"alt":-?\d+\.\d+`}}, mars, ""},
		{Options{Matches: []string{`^mars$`}}, mars, "does not match ^mars$"},
		{Options{JSON: []string{"name=mars"}}, mars, ""},
		{Options{JSON: []string{`name="mars"`}}, mars, ""},
		{Options{JSON: []string{"name=venus"}}, mars, `name is "\"mars\"", not venus`},
		{Options{JSON: []string{"alt=11.5"}}, mars, ""},
		{Options{JSON: []string{"alt=1.15e1"}}, mars, ""},
		{Options{JSON: []string{"alt=11.51"}}, mars, "not 11.51"},
		{Options{JSON: []string{"up=true"}}, mars, ""},
		{Options{JSON: []string{"observer.lat=-39.754"}}, mars, ""},
		{Options{JSON: []string{"bodies.#=2"}}, mars, ""},
		{Options{JSON: []string{`bodies.#(n=="b").v=2`}}, mars, ""},
		{Options{JSON: []string{`bodies.#(n=="b").v=1`}}, mars, "not 1"},
		{Options{JSON: []string{"observer.lat"}}, mars, ""},
		{Options{JSON: []string{"observer.lon"}}, mars, "has no observer.lon"},
		{Options{JSON: []string{"name=mars"}}, mars[:20], "is not JSON"},
		{Options{JSON: []string{"name=mars"}}, "", "no JSON"},
		{Options{Same: true}, mars, ""},
		{Options{Same: true}, strings.Replace(mars, "11.50", "11.60", 1), "differs from the first at byte 24"},
		{Options{Same: true}, mars + " ", "differs from the first at byte"},
	} {
		c := checker(t, tt.o)
		err := c.Body([]byte(tt.body), c.Refer([]byte(mars)))
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%+v: %v", tt.o, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%+v: got error %v, want one with %q", tt.o, err, tt.want)
		}
	}
	if err := checker(t, Options{Same: true}).Body([]byte("x"), nil); err != nil {
		t.Errorf("where there is no first body yet: %v", err)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, o := range []Options{
		{Status: []string{"20"}}, {Status: []string{"0xx"}}, {Status: []string{"ok"}}, {Status: []string{"300-200"}},
		{Contains: []string{""}}, {Matches: []string{"("}}, {JSON: []string{"=1"}}, {JSON: []string{""}},
		{Share: 2, Same: true}, {Share: -1, Same: true}, {Share: 0.5},
	} {
		_, err := New(o)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "check" {
			t.Errorf("New(%+v): got %v, want a *field.Error of check", o, err)
		}
	}
}

func BenchmarkBody(b *testing.B) {
	body := []byte(`{"name":"mars","alt":12.3456789012,"az":123.456789}`)
	for name, o := range map[string]Options{
		"contains": {Contains: []string{"az"}}, "matches": {Matches: []string{`"alt":-?\d`}},
		"json": {JSON: []string{"name=mars"}}, "same": {Same: true},
	} {
		b.Run(name, func(b *testing.B) {
			c := checker(b, o)
			first := c.Refer(body)
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Body(body, first); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
