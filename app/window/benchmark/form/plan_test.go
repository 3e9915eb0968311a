package form

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench"
	"perihelion/bench/server"
)

// offered is the list that the servers give.
func offered() []server.Config { return server.Configs() }

func TestDefaultIsThePlanOfTheCommandLine(t *testing.T) {
	v := Default(offered())
	got, problems := v.Plan()
	if len(problems) > 0 {
		t.Fatalf("Default().Plan() problems %v", problems)
	}
	want := bench.DefaultPlan()
	for i, c := range want.Configs {
		if c.HasWorkers() { // the form has the number
			want.Configs[i].Workers = c.WorkerCount()
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Default().Plan() (-want +got)\n%s", d)
	}
	if n := v.Chosen(); n != 3 {
		t.Errorf("Chosen() = %d, want 3", n)
	}
	if p := Check(v).Preset(); p != 0 {
		t.Errorf("the preset of Default() is number %d, want the first", p)
	}
}

func TestPlanReadsWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(*Values)
		got  func(bench.Plan) any
		want any
	}{
		{"grouped requests", func(v *Values) { v.Amount = "12,000" }, func(p bench.Plan) any { return p.Requests }, int64(12000)},
		{"requests with spaces", func(v *Values) { v.Amount = " 1 000 " }, func(p bench.Plan) any { return p.Requests }, int64(1000)},
		{"duration", func(v *Values) { v.Amount = "10s" }, func(p bench.Plan) any { return p.Duration }, 10 * time.Second},
		{"duration with a space", func(v *Values) { v.Amount = "10 s" }, func(p bench.Plan) any { return p.Duration }, 10 * time.Second},
		{"duration in words", func(v *Values) { v.Amount = "1,5 minutes" }, func(p bench.Plan) any { return p.Duration }, 90 * time.Second},
		{"duration of Go", func(v *Values) { v.Amount = "1m30s" }, func(p bench.Plan) any { return p.Duration }, 90 * time.Second},
		{"duration is no request count", func(v *Values) { v.Amount = "10s" }, func(p bench.Plan) any { return p.Requests }, int64(0)},
		{"rate", func(v *Values) { v.Rate = "2,000" }, func(p bench.Plan) any { return p.Rate }, 2000.0},
		{"rate with a decimal comma", func(v *Values) { v.Rate = "2,5" }, func(p bench.Plan) any { return p.Rate }, 2.5},
		{"no rate", func(v *Values) { v.Rate = " " }, func(p bench.Plan) any { return p.Rate }, 0.0},
		{"connections", func(v *Values) { v.Connections = "64" }, func(p bench.Plan) any { return p.Connections }, 64},
		{"repeats", func(v *Values) { v.Repeats = "10" }, func(p bench.Plan) any { return p.Repeats }, 10},
		{"keep-alive", func(v *Values) { v.KeepAlive = false }, func(p bench.Plan) any { return p.KeepAlive }, false},
		{"computing", func(v *Values) { v.Work = "200 µs" }, func(p bench.Plan) any { return p.Work }, 200 * time.Microsecond},
		{"waiting", func(v *Values) { v.Delay = "2 ms" }, func(p bench.Plan) any { return p.Delay }, 2 * time.Millisecond},
		{"workers", func(v *Values) { v.Configs[3].Workers = "4" }, func(p bench.Plan) any { return p.Configs[2].Workers }, 4},
		{"URL", func(v *Values) { v.Target, v.URLs = Own, []string{"http://127.0.0.1:8080/x"} }, func(p bench.Plan) any { return strings.Join(p.URLs, " ") }, "http://127.0.0.1:8080/x"},
		{"URL without a scheme", func(v *Values) { v.Target, v.URLs = Own, []string{"localhost:8080"} }, func(p bench.Plan) any { return strings.Join(p.URLs, " ") }, "http://localhost:8080/"},
		{"several URLs, an empty one between", func(v *Values) { v.Target, v.URLs = Own, []string{"localhost:1", " ", "localhost:2/x"} }, func(p bench.Plan) any { return strings.Join(p.URLs, " ") }, "http://localhost:1/ http://localhost:2/x"},
		{"a sweep", func(v *Values) { v.Connections = "1, 2 4;64" }, func(p bench.Plan) any { return fmt.Sprint(p.Sweep) }, "[1 2 4 64]"},
		{"p99", func(v *Values) { v.P99 = "20 ms" }, func(p bench.Plan) any { return p.P99Below }, 20 * time.Millisecond},
		{"timeout", func(v *Values) { v.Timeout = "2 s" }, func(p bench.Plan) any { return p.Timeout }, 2 * time.Second},
		{"until decided", func(v *Values) { v.UntilDecided, v.Repeats = true, "50" }, func(p bench.Plan) any { return p.UntilDecided }, true},
		{"the default request", func(*Values) {}, func(p bench.Plan) any { return p.Path }, ""},
		{"a place as people write it", func(v *Values) {
			v.Request.Body, v.Request.Latitude, v.Request.Longitude = "Sun", "51° 30′ N", "0,5 W"
		}, func(p bench.Plan) any { return p.Path }, "/planets/sun?lon=-0.5&lat=51.5&elevation=0"},
		{"a path in place of the place", func(v *Values) { v.Request.Latitude, v.Request.Path = "x", " /planets " }, func(p bench.Plan) any { return p.Path }, "/planets"},
		{"URL leaves configurations out", func(v *Values) { v.Target, v.URLs = Own, []string{"http://[::1]/"} }, func(p bench.Plan) any { return len(p.Configs) }, 0},
		{"URL leaves the workload out", func(v *Values) { v.Target, v.URLs, v.Delay = Own, []string{"http://[::1]/"}, "2 ms" }, func(p bench.Plan) any { return p.Delay }, time.Duration(0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Default(offered())
			c.set(&v)
			plan, problems := v.Plan()
			if len(problems) > 0 {
				t.Fatalf("problems %v, want none", problems)
			}
			if got := c.got(plan); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestPlanNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(*Values)
		want Field
		says string // a part of the sentence
	}{
		{"no configuration", func(v *Values) { v.Configs = nil }, Configs, "tick at least one"},
		{"connections in words", func(v *Values) { v.Connections = "twenty" }, Connections, "“twenty”"},
		{"connections with a fraction", func(v *Values) { v.Connections = "2.5" }, Connections, "such as 20"},
		{"misplaced separator", func(v *Values) { v.Repeats = "1,5" }, Repeats, "“1,5”"},
		{"a sweep with a word", func(v *Values) { v.Connections = "1, 2, x" }, Connections, "“1, 2, x”"},
		{"too many connections", func(v *Values) { v.Connections = "99999999999" }, Connections, "99999999999 is too large. Write how many"},
		{"too many requests", func(v *Values) { v.Amount = "1e19" }, Amount, "1e19 is too large. Write a number"},
		{"no connections", func(v *Values) { v.Connections = "" }, Connections, "Write how many"},
		{"zero connections", func(v *Values) { v.Connections = "0" }, Connections, "0 connections"},
		{"negative connections", func(v *Values) { v.Connections = "-3" }, Connections, "“-3”"},
		{"too many connections", func(v *Values) { v.Connections = "99999999999" }, Connections, "such as 20"},
		{"amount in words", func(v *Values) { v.Amount = "many" }, Amount, "10s"},
		{"amount of a strange unit", func(v *Values) { v.Amount = "10 parsecs" }, Amount, "10s"},
		{"no amount", func(v *Values) { v.Amount = "" }, Amount, "1000"},
		{"zero amount", func(v *Values) { v.Amount = "0" }, Amount, "1000"},
		{"endless amount", func(v *Values) { v.Amount = "500 min" }, Amount, "duration"},
		{"fewer requests than connections", func(v *Values) { v.Amount = "5" }, Amount, "at least 20"},
		{"rate in words", func(v *Values) { v.Rate = "fast" }, Rate, "“fast”"},
		{"zero rate", func(v *Values) { v.Rate = "0" }, Rate, "nothing for as fast as possible"},
		{"negative rate", func(v *Values) { v.Rate = "-5" }, Rate, "“-5”"},
		{"infinite rate", func(v *Values) { v.Rate = "inf" }, Rate, "“inf”"},
		{"no repeats", func(v *Values) { v.Repeats = "0" }, Repeats, "1 to 100"},
		{"long text is cut", func(v *Values) { v.Repeats = strings.Repeat("x", 99) }, Repeats, "xxxxxxxxxxxxxxxx…"},
		{"workers in words", func(v *Values) { v.Configs[3].Workers = "all" }, Workers("prefork"), "“all”"},
		{"zero workers", func(v *Values) { v.Configs[3].Workers = "0" }, Workers("prefork"), "such as 4"},
		{"no URL", func(v *Values) { v.Target = Own }, OfURL(0), "http://127.0.0.1:8080/"},
		{"no host", func(v *Values) { v.Target, v.URLs = Own, []string{"http://"} }, OfURL(0), "address"},
		{"a second without a host", func(v *Values) { v.Target, v.URLs = Own, []string{"", "localhost:1", "http://"} }, OfURL(2), "address"},
		{"twice the same", func(v *Values) { v.Target, v.URLs = Own, []string{"localhost:1", "http://localhost:1/"} }, OfURL(1), "twice"},
		{"a rate beyond all", func(v *Values) { v.Rate = "99999999999999999999" }, Rate, "too large"},
		{"a time beyond all", func(v *Values) { v.Amount = "99999999999999999999 h" }, Amount, "too long"},
		{"a delay without a unit", func(v *Values) { v.Delay = "5" }, Delay, "with its unit"},
		{"a latitude beyond the pole", func(v *Values) { v.Request.Latitude = "91" }, Latitude, "90"},
		{"an elevation in words", func(v *Values) { v.Request.Elevation = "high" }, Elevation, "high"},
		{"a path without a slash", func(v *Values) { v.Request.Path = "x" }, Asked, "slash"},
		{"strange scheme", func(v *Values) { v.Target, v.URLs = Own, []string{"ftp://example.org/"} }, OfURL(0), "http"},
		{"spaces in a host", func(v *Values) { v.Target, v.URLs = Own, []string{"my server"} }, OfURL(0), "address"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Default(offered())
			c.set(&v)
			_, problems := v.Plan()
			if len(problems) != 1 || !strings.Contains(problems[c.want], c.says) {
				t.Errorf("problems %q, want one for %q with %q", problems, c.want, c.says)
			}
		})
	}
}

func TestPlanNamesEveryField(t *testing.T) {
	v := Default(offered())
	v.Connections, v.Amount, v.Rate, v.Repeats = "a", "b", "c", "d"
	_, problems := v.Plan()
	for _, f := range []Field{Connections, Amount, Rate, Repeats} {
		if problems[f] == "" {
			t.Errorf("no problem for %q in %v", f, problems)
		}
	}
}

func TestWorkersOfWhatIsNotTickedDoNotMatter(t *testing.T) {
	v := Default(offered())
	v.Configs[1].Workers = "nonsense"
	if _, problems := v.Plan(); len(problems) > 0 {
		t.Errorf("problems %v, want none: threads is not ticked", problems)
	}
}
