package chart

import (
	"strconv"
	"testing"

	"perihelion/bench"
)

func TestAltitudesLook(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "night-"+p.Name, altitudes(t, night(t), p), 1200, 500, 72)
	}
	pane := night(t)
	pane.Title, pane.Subtitle = "", ""
	golden(t, "night-small", altitudes(t, pane, Dark()), 520, 240, 72)
	golden(t, "night-saved", altitudes(t, night(t), Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "clocks-back", altitudes(t, clocksBack(t), Light()), 800, 300, 72)
	golden(t, "polar", altitudes(t, polar(t), Light()), 800, 400, 72)
}

func TestThroughputLook(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "nine-"+p.Name, drawn(t, nine(), p), 1200, 500, 72)
	}
	golden(t, "three-saved", drawn(t, three(), Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "eleven-light", drawn(t, eleven(), Light()), 1200, 500, 72)
	golden(t, "eleven-dark", drawn(t, eleven(), Dark()), 1200, 500, 72)
	golden(t, "planned", drawn(t, planned(), Dark()), 800, 400, 72)
	golden(t, "own", drawn(t, own("http://127.0.0.1:8080/api/v2/measurements/latest?station=melbourne-olympic-park", 2.9, 3.1, 3.04), Light()), 800, 400, 72)
	golden(t, "millions", drawn(t, own("http://localhost:9000/", 3_000_000, 2_910_000), Light()), 800, 400, 72)
	golden(t, "long-name", drawn(t, own("https://measurements-staging.eu-central-2.internal.example.org:8443/", 512, 498, 505), Dark()), 520, 240, 72)
	invitation := Invitation{
		Bars: []string{"one at a time", "goroutines", "prefork, 2 processes"}, Title: "Press Run to compare three servers",
		Text: "They take turns, 10 repeats, 500 ms each: about 20 s. Then you see which is fastest, by how much, and how sure that is.",
		Keys: "Ctrl+Enter", Does: "runs",
	}
	golden(t, "invitation", Invite(invitation, Dark()), 946, 330, 72)
	golden(t, "invitation-small", Invite(invitation, Light()), 626, 180, 72)
	golden(t, "empty", Empty("Press Run to compare 3 configurations, about 20 s", Light()), 520, 240, 72)
	golden(t, "scattered-saved", drawn(t, scattered(), Print()), savedWidth, savedHeight, savedDPI)
	for _, p := range []Palette{Light(), Dark()} { // the pane in windows of 1280×800 and 960×640
		pane, err := ThroughputPane(scattered(), Selection{}, p)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "scattered-"+p.Name, pane, 946, 330, 72)
		golden(t, "scattered-small-"+p.Name, pane, 626, 220, 72)
	}
	for n, r := range map[int]bench.Results{3: three(), 9: nine(), 11: eleven()} {
		p, err := ThroughputPane(r, Selection{}, Dark())
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "small-"+strconv.Itoa(n), p, 520, 240, 72)
	}
}

func altitudes(t testing.TB, d AltitudeData, p Palette) Figure {
	t.Helper()
	pl, err := Altitudes(d, p)
	if err != nil {
		t.Fatalf("Altitudes: %v", err)
	}
	return pl
}

func drawn(t testing.TB, r bench.Results, p Palette) Figure {
	t.Helper()
	pl, err := Throughput(r, Selection{}, p)
	if err != nil {
		t.Fatalf("Throughput: %v", err)
	}
	return pl
}

// filling is a run that fills a chart.
func filling(c Chart) bench.Results {
	switch c.Key {
	case "sweep":
		return swept(3)
	case "search":
		return sought(3)
	}
	return article(6, 0.5)
}

func TestChartsOfARun(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Charts() {
		for what, name := range map[string]string{"key": c.Key, "flag": c.Flag, "title": c.Title, "usage": c.Usage} {
			if name == "" || seen[what+name] {
				t.Errorf("the chart %s has no %s of its own: %q", c.Key, what, name)
			}
			seen[what+name] = true
		}
		r, usual := filling(c), article(6, 0.5)
		if needs := c.Key == "sweep" || c.Key == "search"; needs == c.Shows(usual) {
			t.Errorf("%s: a run at one number of connections fills it: %t", c.Key, !needs)
		} else if _, err := c.Draw(usual, Selection{}, Light()); needs == (err == nil) {
			t.Errorf("%s: such a run is drawn: %v", c.Key, err)
		}
		if !c.Shows(r) {
			t.Errorf("%s: a run of the experiment does not fill it", c.Key)
		}
		for _, draw := range []Drawing{c.Draw, c.Pane} {
			if _, err := draw(r, Selection{}, Light()); err != nil {
				t.Errorf("%s: %v", c.Key, err)
			}
		}
		if !c.Possible(bench.DefaultPlan()) && c.Needs == "" {
			t.Errorf("%s: a plan that cannot have it gets no reason", c.Key)
		}
	}
}
