package chart

import (
	"testing"

	"perihelion/bench"
	"perihelion/bench/load"
)

func TestResourcesLook(t *testing.T) {
	golden(t, "resources-light", drawnFigure(t, ResourcesPane, article(9, 6), Selection{}, Light()), 946, 330, 72)
	golden(t, "resources-11-dark", drawnFigure(t, ResourcesPane, article(11, 0.5), Selection{}, Dark()), 620, 260, 72)
	golden(t, "resources-30-dark", drawnFigure(t, ResourcesPane, many(), Selection{}, Dark()), 620, 260, 72)
	golden(t, "resources-url", drawnFigure(t, ResourcesPane, withoutUsage(single(3)), Selection{}, Light()), 620, 260, 72)
	golden(t, "resources-saved", drawnFigure(t, Resources, article(3, 0.5), Selection{}, Print()), savedWidth, savedHeight, savedDPI)
}

// withoutUsage is a run of servers that the program did not start.
func withoutUsage(r bench.Results) bench.Results {
	for i := range r.Results {
		r.Results[i].Server = bench.ServerUsage{}
		for k := range r.Results[i].Turns {
			r.Results[i].Turns[k].Server = bench.ServerUsage{}
		}
	}
	return r
}

// failing has failures in several classes, one of them a single request.
func failing() bench.Results {
	r := article(9, 0.5)
	fail := func(i, repeat int, class load.Class, n int64, status int, example string) {
		m := &r.Results[i].Repeats[repeat]
		n = min(n, m.OK)
		m.OK -= n
		m.Classes[load.Status2xx] -= n
		m.Classes[class] += n
		if status > 0 {
			m.Statuses[200] -= n
			m.Statuses[status] += n
		}
		if m.Errors == nil {
			m.Errors = map[load.Class]string{}
		}
		m.Errors[class] = example
		r.Results[i].Failed += n
		r.Results[i].Ranked = false
	}
	fail(3, 2, load.Status5xx, 41, 503, "503 Service Unavailable")
	fail(3, 4, load.Status5xx, 9, 500, "500 Internal Server Error")
	fail(3, 4, load.Timeout, 12, 0, "no answer within 30 s")
	fail(5, 1, load.Reset, 1, 0, "read tcp 127.0.0.1:41022->127.0.0.1:8080: connection reset by peer")
	fail(7, 0, load.Status4xx, 21_000, 429, "429 Too Many Requests")
	r.Results[4].Broken, r.Results[4].Repeats, r.Results[4].Turns = "its server did not start: exit status 1", nil, nil
	return r
}

func TestErrorsLook(t *testing.T) {
	golden(t, "errors-light", drawnFigure(t, ErrorsPane, failing(), Selection{}, Light()), 946, 330, 72)
	golden(t, "errors-dark", drawnFigure(t, ErrorsPane, failing(), Selection{}, Dark()), 620, 260, 72)
	golden(t, "errors-none", drawnFigure(t, ErrorsPane, article(3, 0.5), Selection{}, Dark()), 620, 260, 72)
	golden(t, "errors-saved", drawnFigure(t, Errors, failing(), Selection{}, Print()), savedWidth, savedHeight, savedDPI)
}
