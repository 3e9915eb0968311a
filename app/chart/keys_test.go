package chart

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/compare"
	"perihelion/bench/load"
	"perihelion/bench/stats"
)

// few is a sweep of so many rounds at so many numbers of connections.
func few(t *testing.T, configurations, rounds, levels int) bench.Results {
	t.Helper()
	r := swept(configurations)
	rec := bench.Record{Plan: r.Plan, Environment: r.Environment, Started: r.Started, Finished: r.Finished}
	rec.Plan.Repeats, rec.Plan.Sweep = rounds, r.Plan.Sweep[:levels]
	for _, s := range r.Sweeps {
		for _, level := range s.Levels[:levels] {
			for i := range rounds {
				rec.Repeats = append(rec.Repeats, bench.Repeat{Config: s.Config, Turn: level.Turns[i], Measurement: level.Repeats[i]})
			}
		}
	}
	return bench.Evaluate(rec)
}

func TestKeyOfASweepNamesWhatIsDrawn(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    bench.Results
		want string
	}{
		{"a peak with its interval", swept(1), "requests/s   curve: fitted law   •: each repeat   ring: peak, with its 95 % interval"},
		{"three rounds", few(t, 1, 3, 9), "requests/s   curve: fitted law   •: each repeat   ring: peak"},
		{"three numbers of connections", few(t, 1, 8, 3), "requests/s   thin: medians joined, no law   •: each repeat"},
		{"one round", few(t, 1, 1, 3), "requests/s   thin: medians joined, no law"},
	} {
		g, err := sweepOf(tt.r, Selection{}, Light())
		if err != nil {
			t.Fatal(err)
		}
		if got := g.brief(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestKeyOfASearchNamesWhatIsDrawn(t *testing.T) {
	g, err := searchOf(sought(1), Selection{}, Light())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := g.marks(), "Mark: a trial. Hollow: its rate was not held. Line and band: the rate found, with its 95 % interval."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	v := &g.found[0]
	v.limit.High = 0
	if got, want := g.marks(), "Mark: a trial. Hollow: its rate was not held. Line: the rate found."; got != want {
		t.Errorf("without an interval: %q, want %q", got, want)
	}
	v.limit = bench.Limit{}
	for _, trial := range v.trials {
		if trial.Held() {
			v.trials = []bench.Trial{trial}
			break
		}
	}
	if got, want := g.marks(), "Mark: a trial."; got != want {
		t.Errorf("of one trial: %q, want %q", got, want)
	}
}

func TestKeyOfClientsNamesWhatIsDrawn(t *testing.T) {
	key := func(r clients.Results) string { return clientKey(r).line(true) }
	marks := func(r clients.Results, dotted bool) string {
		return strings.TrimSuffix(clientMarksOf(r, dotted), ". Lighter, after the plus: the rest of the process, Python's start and imports. User, sys: processor time of the requests alone.")
	}
	one, six := distant(), near()
	three := near()
	for i := range three.Clients { // stopped after three of six rounds
		c := &three.Clients[i]
		c.Repeats, c.WallRange.Confidence = c.Repeats[:3], 0.75
	}
	for _, tt := range []struct{ got, want string }{
		{key(one), "bar: the requests alone   pale, after the plus: the rest of the process"},
		{key(three), "bar: the requests alone   I: range   •: each repeat   pale, after the plus: the rest of the process"},
		{key(six), "bar: the requests alone   I: 95 % interval   •: each repeat   pale, after the plus: the rest of the process"},
		{marks(one, true), "Bar: elapsed time of the requests alone"},
		{marks(three, true), "Bar: elapsed time of the requests alone, median of the repeats. Whisker: their range. Dots: the repeats"},
		{marks(six, false), "Bar: elapsed time of the requests alone, median of the repeats. Whisker: 95 % interval of the median"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestKeyOfResourcesNamesWhatIsDrawn(t *testing.T) {
	u, _ := usagesOf(article(3, 0.5), Selection{}, Light())
	if got, want := u.brief(), "Processor time: filled the server, pale the load generator, dashed all cores. Memory: filled PSS, pale RSS."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.cores = 64
	for i := range u.rows {
		u.rows[i].pss = 0
	}
	if got, want := u.brief(), "Processor time: filled the server, pale the load generator. Memory: RSS."; got != want {
		t.Errorf("far below the cores, without PSS: %q, want %q", got, want)
	}
}

func TestKeyOfATrendNamesWhatIsDrawn(t *testing.T) {
	key := func(trend compare.Trend) string {
		d, err := trendOf(trend, Light())
		if err != nil {
			t.Fatal(err)
		}
		return d.caption[0]
	}
	point := "Each point: the median of the repeats of a run, with its 95 % interval"
	if got, want := key(season(12)), point+". Dashed line: another version or setting. Solid line: another machine."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := key(season(1)), point+"."; got != want {
		t.Errorf("of one run: %q, want %q", got, want)
	}
	short := season(1)
	short.Points[0].Figure.RPS.Confidence = 0.75
	if got, want := key(short), point+", or the range of fewer than six."; got != want {
		t.Errorf("of few repeats: %q, want %q", got, want)
	}
}

func TestKeyOfLatencyExplainsTheLastPercentage(t *testing.T) {
	for until, want := range map[float64]string{1: "90 %: 1 request in 10 took longer.", 2: "99 %: 1 request in 100 took longer.", 3: "99.9 %: 1 request in 1,000 took longer.", 4: "99.9 %: 1 request in 1,000 took longer."} {
		if got := (percentiles{until: until}).lastMark(); got != want {
			t.Errorf("until %v: %q, want %q", until, got, want)
		}
	}
}

// A server that did not start has no class of failures, and so no bar.
func TestKeyOfErrorsExplainsBarsWhereThereAreSome(t *testing.T) {
	r := article(3, 0.5)
	r.Results[0].Broken = "its server did not start"
	f, _ := failuresOf(r, Selection{}, Light())
	if f.barred() {
		t.Error("bars are explained where there is none")
	}
	r.Results[1].Repeats[0].Classes[load.Timeout] = 3
	if f, _ := failuresOf(r, Selection{}, Light()); !f.barred() {
		t.Error("bars are not explained")
	}
}

func TestHeadingOfChangesNamesIntervalsWhereThereAreSome(t *testing.T) {
	few := compare.Change{Ratio: 1.1, Low: 1, High: 1.2, Verdict: bench.TooFew}
	known := compare.Change{Ratio: 1.1, Low: 1, High: 1.2, Verdict: bench.Faster}
	for want, change := range map[string]compare.Change{"Change": few, "Change, 95 % interval": known} {
		if got := (changes{rows: []compare.Row{{Changes: []compare.Change{change}}}}).changeHeading(); got != want {
			t.Errorf("%s: %q, want %q", change.Verdict, got, want)
		}
	}
}

// The name of a limit keeps clear of the rates and trials, at the right where that is free.
func TestNameOfALimitCoversNoMark(t *testing.T) {
	r, size := rect(0, 0, 200, 100), vg.Point{X: 50, Y: 8}
	if got, want := atLine(r, 40, size, nil), rect(144, 44, 194, 52); got != want {
		t.Errorf("without a mark it is at %v, want %v", got, want)
	}
	rate := rect(160, 0, 162, 100)
	if got := atLine(r, 40, size, []vg.Rectangle{rate}); overlap(got, rate) || got.Min.Y != 44 || got.Min.X < 90 {
		t.Errorf("beside a rate it is at %v", got)
	}
	trials := rect(0, 42, 200, 60)
	if got := atLine(r, 40, size, []vg.Rectangle{trials}); overlap(got, trials) {
		t.Errorf("below trials it is at %v", got)
	}
	if got := atLine(rect(0, 0, 20, 100), 40, size, nil); got.Size().X != 50 {
		t.Errorf("in little room it is at %v", got)
	}
}

// The texts beside the bars have room, however long.
func TestFiguresBesideBarsHaveRoom(t *testing.T) {
	r := article(3, 0.5)
	for i := range r.Results {
		r.Results[i].Server.PSS, r.Results[i].Server.RSS, r.Results[i].Server.CPU = 245_000_000, 1_500_000_000, 63.9
	}
	golden(t, "resources-large", drawnFigure(t, ResourcesPane, r, Selection{}, Light()), 620, 260, 72)
}

func TestLeastConfidence(t *testing.T) {
	if got := leastConfidence([]stats.Interval{{Confidence: 0.97}, {Confidence: 0.9}}); got != 0.9 {
		t.Errorf("got %v, want 0.9", got)
	}
}
