package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

// around makes a ranked result of ten rounds about a figure.
func around(config string, keepAlive bool, rps float64) bench.Result {
	var values []float64
	for i := range 10 {
		at := i * 7 % 10
		if !keepAlive || config == "flask-gunicorn:16" {
			at = i * 3 % 10
		}
		values = append(values, rps*(1+0.006*(float64(at)-4.5)))
	}
	r := measured(config, keepAlive, values...)
	r.RPS = stats.MedianOf(values)
	r.Ranked = true
	for i := range values {
		r.Turns = append(r.Turns, bench.Turn{Round: i + 1})
	}
	return r
}

// experimental is the run of the published figures.
func experimental() bench.Results {
	r := finished(
		around("aiohttp-dev", true, 2023.08), around("aiohttp-gunicorn", true, 2396.24), around("aiohttp-gunicorn:4", true, 2541.97),
		around("flask-dev", false, 721.92), around("flask-gunicorn", false, 1041.30), around("flask-gunicorn:4", false, 1729.17),
	)
	r.Plan.Repeats = 10
	return r
}

// five deployments, with every possible failure: a framework missing, one broken, one with
// failures, aiohttp slower, no difference, and a server that is not of the experiment.
func five() bench.Results {
	r := finished(
		around("aiohttp-dev", true, 2023.08), around("flask-dev", false, 721.92),
		around("aiohttp-gunicorn:1", true, 1041), around("flask-gunicorn", false, 1380),
		around("aiohttp-gunicorn:2", true, 2511), of("flask-gunicorn:2"),
		around("aiohttp-gunicorn:4", true, 2541.97),
		around("aiohttp-gunicorn:16", true, 2301), around("flask-gunicorn:16", true, 2298),
		around("goroutines", true, 38_000),
	)
	r.Results[4].Failed, r.Results[4].Ranked = 132, false
	r.Results[5].Broken = "its server did not start"
	r.Plan.Repeats = 10
	return r
}

// development is one deployment, of which one framework is a thousand times faster.
func development() bench.Results {
	return finished(around("flask-dev", false, 31.4), around("aiohttp-dev", true, 41_000))
}

// unrelated has nothing that can be compared.
func unrelated() bench.Results {
	return finished(around("aiohttp-dev", true, 2023), around("flask-gunicorn:12", false, 1729))
}

// onlyFlask has one framework.
func onlyFlask() bench.Results {
	return finished(around("flask-dev", false, 722), around("flask-gunicorn", false, 1041), around("flask-gunicorn:4", false, 1729))
}

// plannedExperiment is a run of which one configuration has been measured.
func plannedExperiment() bench.Results {
	r := finished(measured("aiohttp-dev", true, 2001, 2040))
	r.Finished = time.Time{}
	r.Plan.Configs = []server.Config{{Name: "aiohttp-dev"}, {Name: "flask-dev"}, {Name: "aiohttp-gunicorn", Workers: 4}, {Name: "flask-gunicorn", Workers: 4}}
	return r
}

// drawer draws runs that can be drawn.
func drawer(t testing.TB, draw Drawing) func(bench.Results, Palette) Figure {
	return func(r bench.Results, p Palette) Figure {
		t.Helper()
		pl, err := draw(r, Selection{}, p)
		if err != nil {
			t.Fatal(err)
		}
		return pl
	}
}

func TestExperimentLook(t *testing.T) {
	draw, pane := drawer(t, Experiment), drawer(t, ExperimentPane)
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "experiment-"+p.Name, draw(experimental(), p), 1200, 500, 72)
	}
	golden(t, "experiment-saved", draw(experimental(), Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "experiment-5", draw(five(), Dark()), 1200, 500, 72)
	golden(t, "experiment-5-light", draw(five(), Light()), 1200, 500, 72)
	golden(t, "experiment-pane", pane(experimental(), Dark()), 560, 300, 72)
	golden(t, "experiment-pane-5", pane(five(), Dark()), 560, 300, 72)
	golden(t, "experiment-pane-1", pane(development(), Light()), 560, 300, 72)
	golden(t, "experiment-pane-2", pane(unrelated(), Light()), 560, 300, 72)
	golden(t, "experiment-narrow", pane(experimental(), Light()), 320, 240, 72)
	golden(t, "experiment-flask", pane(onlyFlask(), Light()), 560, 300, 72)
	golden(t, "experiment-planned", draw(plannedExperiment(), Dark()), 800, 400, 72)
}

func TestExperimentSaysHowTheFrameworksDiffer(t *testing.T) {
	b, verdict, err := experimentBars(five(), Selection{}, Light())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(verdict, "aiohttp against Flask, requests per second: +180") {
		t.Errorf("the verdict is %q", verdict)
	}
	for i, want := range []string{
		"development server aiohttp +180 %", "gunicorn, 1 worker aiohttp −25 %", "gunicorn, 2 workers", "gunicorn, 4 workers", "gunicorn, 16 workers " + bench.NoDifference,
	} {
		g := b.groups[i]
		if got := strings.Join(append([]string{g.name}, g.notes...), " "); got != want {
			t.Errorf("group %d says %q, want %q", i, got, want)
		}
		first, last := b.members(i)
		if last != first+1 || b.slots[first].family != server.Aiohttp || b.slots[last].family != server.Flask {
			t.Errorf("group %d is of slots %d to %d, %v and %v; want aiohttp beside Flask", i, first, last, b.slots[first].family, b.slots[last].family)
		}
	}
	if s := b.slots[1]; s.note() != "no keep-alive" {
		t.Errorf("Flask's notes are %q", s.note())
	}
	if s := b.slots[5]; s.failure() != "broken" {
		t.Errorf("the broken slot says %q", s.failure())
	}
	if s := b.slots[7]; s.empty != "not run" {
		t.Errorf("the place of the configuration that is missing says %q", s.empty)
	}
}

func TestExperimentRefusesOtherRuns(t *testing.T) {
	for name, draw := range map[string]Drawing{"Experiment": Experiment, "ExperimentPane": ExperimentPane} {
		for run, r := range map[string]bench.Results{"nothing": {}, "Go's servers": three(), "a URL": own("http://127.0.0.1/", 1, 2)} {
			if _, err := draw(r, Selection{}, Light()); err == nil || !strings.Contains(err.Error(), "aiohttp or Flask") {
				t.Errorf("%s of %s gives the error %v", name, run, err)
			}
		}
	}
}
