package form

import (
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/clients"
)

// Another notation of the same value is the same run, and another value is not.
func TestEqualComparesValuesAndNotTheirNotation(t *testing.T) {
	for name, c := range map[string]struct {
		target  Target
		set     func(v *Values, text string)
		a, b    string
		another string
	}{
		"a duration":          {BuiltIn, func(v *Values, s string) { v.Amount = s }, "200ms", "0.2 s", "201 ms"},
		"requests":            {BuiltIn, func(v *Values, s string) { v.Amount = s }, "10,000", "1e4", "1e3"},
		"connections":         {BuiltIn, func(v *Values, s string) { v.Connections = s }, " 20", "20", "21"},
		"a sweep":             {BuiltIn, func(v *Values, s string) { v.Connections = s }, "1,4;16", "1, 4, 16", "1, 4"},
		"a rate":              {BuiltIn, func(v *Values, s string) { v.Rate = s }, "2,000", "2000", "200"},
		"stages":              {BuiltIn, func(v *Values, s string) { v.Rate = s }, "100..1000:30s,1000:1m", "100..1000:30s, 1000:60s", "100..1000:30s"},
		"p99":                 {BuiltIn, func(v *Values, s string) { v.P99 = s }, "2ms", "2 ms", "3 ms"},
		"a timeout":           {BuiltIn, func(v *Values, s string) { v.Timeout = s }, "2s", "2 seconds", "3 s"},
		"no timeout":          {BuiltIn, func(v *Values, s string) { v.Timeout = s }, "0", "", "3 s"},
		"repeats":             {BuiltIn, func(v *Values, s string) { v.Repeats = s }, "07", "7", "8"},
		"a warm-up":           {BuiltIn, func(v *Values, s string) { v.WarmUp = s }, "2s", "2 s", "2"},
		"limits":              {BuiltIn, func(v *Values, s string) { v.Limits = s }, "p95<300ms,failed<1%", "p95<0.3s, failed<1%", "p95<300ms"},
		"work":                {BuiltIn, func(v *Values, s string) { v.Work = s }, "200us", "200 µs", "200 ms"},
		"waiting":             {BuiltIn, func(v *Values, s string) { v.Delay = s }, "2ms", "2 ms", ""},
		"processors":          {BuiltIn, func(v *Values, s string) { v.MaxProcs = s }, " 2", "2", ""},
		"workers":             {BuiltIn, func(v *Values, s string) { v.Configs[3].On, v.Configs[3].Workers = true, s }, "2,4", "2, 4", "2"},
		"a latitude":          {BuiltIn, func(v *Values, s string) { v.Request.Latitude = s }, "−39.5", "39.5 S", "39.5 N"},
		"a path":              {BuiltIn, func(v *Values, s string) { v.Request.Path = s }, "/x ", "/x", "/y"},
		"a Python":            {BuiltIn, func(v *Values, s string) { v.Python = s }, "python3 ", "python3", "python4"},
		"a script of no k6":   {BuiltIn, func(v *Values, s string) { v.Script, v.Rate = s, s }, "", "", "7"},
		"a URL":               {Own, func(v *Values, s string) { v.URLs = []string{s} }, "127.0.0.1:80", "http://127.0.0.1:80/", "http://127.0.0.1:81/"},
		"headers":             {Own, func(v *Values, s string) { v.Ask.Headers = s }, "A: 1|B: 2", "A: 1 | B: 2", "A: 1"},
		"status":              {Own, func(v *Values, s string) { v.Ask.Status = s }, "200,201", "200, 201", "200"},
		"paths":               {Own, func(v *Values, s string) { v.Ask.Paths = s }, "2 /a|1 /b", "2 /a | /b", "/a | /b"},
		"redirects":           {Own, func(v *Values, s string) { v.Ask.Follow = s }, "0", "", "3"},
		"a command":           {Started, func(v *Values, s string) { v.Servers[0].Command = s }, "./a ", "./a", "./b"},
		"variables":           {Started, func(v *Values, s string) { v.Servers[0].Command, v.Servers[0].Environment = "./a", s }, `A="1 2"`, "A='1 2'", "A=1"},
		"a path of a server":  {Started, func(v *Values, s string) { v.Servers[0].Command, v.Servers[0].Path = "./a", s }, "", "/", "/x"},
		"delay of clients":    {Clients, func(v *Values, s string) { v.Client.Delay = s }, "100ms", "0.1 s", "99 ms"},
		"requests of clients": {Clients, func(v *Values, s string) { v.Client.Requests = s }, "1,000", "1000", "100"},
		"URL of clients":      {Clients, func(v *Values, s string) { v.Client.URL = s }, "127.0.0.1:80", "http://127.0.0.1:80/", "127.0.0.1:81"},
	} {
		of := func(text string) Values {
			v := Default(offered())
			v.Target = c.target
			c.set(&v, text)
			return v
		}
		if !of(c.a).Equal(of(c.b)) {
			t.Errorf("%s: %q and %q are taken for two runs", name, c.a, c.b)
		}
		if of(c.a).Equal(of(c.another)) {
			t.Errorf("%s: %q and %q are taken for the same run", name, c.a, c.another)
		}
	}
}

// What a plan leaves out because another input makes it useless is no change.
func TestEqualWithInputsWithoutEffect(t *testing.T) {
	v := Default(offered())
	v.Poisson, v.Script = true, "login.js" // hidden: there is no rate, and no k6
	p, problems := v.Plan()
	back, _, err := Of(p, v)
	if len(problems) > 0 || err != nil || !v.Equal(back) {
		t.Errorf("the plan of a form is another form: %v, %v", problems, err)
	}
}

// The form of a plan asks for that plan, however its times look on screen.
func TestTheDelayOfClientsIsExact(t *testing.T) {
	for _, d := range []time.Duration{0, 100 * time.Millisecond, 1234567 * time.Nanosecond} {
		v := Default(offered())
		v.Target, v.Client = Clients, ClientOf(clients.Plan{Delay: d, Requests: 1, Repeats: 1})
		if p, problems := v.ClientPlan(); p.Delay != d || len(problems) > 0 {
			t.Errorf("%v comes back as %v, %v", d, p.Delay, problems)
		}
	}
}

func BenchmarkEqual(b *testing.B) {
	v, _, _ := Of(bench.DefaultPlan(), Default(offered()))
	for b.Loop() {
		v.Equal(v)
	}
}
