package chart

import (
	"slices"
	"strings"
	"testing"

	"perihelion/bench"
	"perihelion/bench/load"
)

// Every reading of every chart has words, lies within the picture, and is found where it
// lies.
func TestReadingsLieInTheirCharts(t *testing.T) {
	const width, height = 620, 260
	for _, c := range Charts() {
		for name, r := range map[string]bench.Results{"nine": article(9, 2), "thirty": many(), "url": single(5), "failing": failing(), "swept": swept(9)} {
			if !c.Shows(r) {
				continue
			}
			all := drawnFigure(t, c.Pane, r, Selection{}, Dark()).Readings(width, height)
			for i, read := range all {
				a := read.Area
				if read.Title == "" || len(read.Lines) == 0 {
					t.Errorf("%s of %s: reading %d has no words: %+v", c.Key, name, i, read)
				}
				if a.Left < -1 || a.Right > width+1 || a.Top < -1 || a.Bottom > height+1 || a.Left > a.Right || a.Top >= a.Bottom {
					t.Errorf("%s of %s: %s lies at %+v", c.Key, name, read.Title, a)
				}
				if got := ReadingAt(all, (a.Left+a.Right)/2, (a.Top+a.Bottom)/2); got < 0 || all[got].Area != a {
					t.Errorf("%s of %s: in the middle of %s is reading %d", c.Key, name, read.Title, got)
				}
			}
		}
	}
	if got := (Figure{}).Readings(100, 100); got != nil {
		t.Errorf("no figure has the readings %v", got)
	}
}

func TestNothingIsReadOutsideTheChart(t *testing.T) {
	all := []Reading{{Area: Area{Left: 100, Top: 10, Right: 200, Bottom: 90}}, {Area: Area{Left: 300, Top: 10, Right: 300, Bottom: 90}}}
	for _, c := range []struct {
		x, y float64
		want int
	}{{150, 50, 0}, {240, 50, 0}, {260, 50, 1}, {310, 50, 1}, {90, 50, 0}, {60, 50, -1}, {340, 50, -1}, {150, 5, -1}, {150, 95, -1}} {
		if got := ReadingAt(all, c.x, c.y); got != c.want {
			t.Errorf("at %v, %v is reading %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

// lines are the lines of a reading.
func lines(r Reading) string {
	var all []string
	for _, l := range r.Lines {
		all = append(all, strings.TrimSpace(l.Label+" "+l.Value))
	}
	return strings.Join(all, "; ")
}

func TestReadingOfABar(t *testing.T) {
	all := drawnFigure(t, ThroughputPane, waiting(), Selection{}, Dark()).Readings(946, 330)
	if got, want := lines(all[2]), "requests/s, median 3,809; 96.9 % interval 3,770–3,840; expected, 8 at a time / 2 ms 4,000; 8 threads; repeats 1–5 3,790  3,840  3,815  3,770  3,802; repeat 6 3,822"; got != want {
		t.Errorf("the bar reads\n%s\nwant\n%s", got, want)
	}
}

func TestReadingOfAPercentile(t *testing.T) {
	r := article(3, 0.5)
	all := drawnFigure(t, LatencyPane, r, Selection{}, Dark()).Readings(946, 330)
	i := slices.IndexFunc(all, func(r Reading) bool { return strings.HasPrefix(r.Title, "99.9 %") })
	if i < 0 || all[i].Title != "99.9 % of the requests within (1 in 1,000 took longer)" || len(all[i].Spots) != 3 {
		t.Fatalf("there is %+v", all)
	}
	last := all[len(all)-1]
	if !strings.HasPrefix(last.Title, "99.99 %") || !strings.Contains(lines(last), "aiohttp development too few requests") {
		t.Errorf("%s reads %s, of %d requests", last.Title, lines(last), load.Distribute(r.Results[0].Repeats).Count())
	}
}

// A run that has just begun is no failure.
func TestLatenciesAreAwaited(t *testing.T) {
	for name, draw := range map[string]Drawing{"LatencyPane": LatencyPane, "DistributionPane": DistributionPane} {
		if f, err := draw(planned(), Selection{}, Dark()); err != nil || !f.Drawn() {
			t.Errorf("%s of a run that has begun: %v", name, err)
		}
		if _, err := draw(finished(), Selection{}, Dark()); err == nil {
			t.Errorf("%s of a run without a latency is no error", name)
		}
	}
}

// The rule of the curves: ten requests took longer than the last point.
func TestCurvesEndWhereRequestsAreTooFew(t *testing.T) {
	for n, want := range map[int]float64{100: 1, 1_000: 2, 100_000: 4, 1_900_000: 4, 10: 0, 3: 0} {
		d := load.Distribute([]load.Measurement{{Histogram: histogram(n, 1, 0.5, 0)}})
		v := curveOf(latencies{Distribution: d}, stroke{})
		if v.end < want-0.01 || v.end > want+0.01 {
			t.Errorf("%d requests draw to %v nines, want %v", n, v.end, want)
		}
		for i, s := range percentileSteps() {
			if drawn := v.steps[i] > 0; drawn != (float64(d.Count())*(1-s/100) >= load.LeastBeyond-1e-6 && s <= 99.99 || s == 0) {
				t.Errorf("of %d requests %v %% is drawn: %t", n, s, drawn)
			}
		}
	}
}

func TestChartsChooseSixCurves(t *testing.T) {
	r := article(11, 0)
	if got, want := Several(r, ""), []string{"aiohttp-gunicorn:4", "flask-gunicorn:4", "goroutines", "prefork:4", "fasthttp", "threads:16"}; !slices.Equal(got, want) {
		t.Errorf("shown are %v, want the fastest of each family and the next, %v", got, want)
	}
	if got := Several(bench.Results{}, ""); got == nil || len(got) > 0 {
		t.Errorf("of nothing are shown %#v", got)
	}
}

func TestSelection(t *testing.T) {
	r := article(9, 0.5)
	chosen := Selection{Shown: []string{"prefork:4", "flask-dev", "unheard of"}}
	for _, c := range Charts() {
		if c.Key == ExperimentKey || c.Choice == Subject || c.Key == "errors" || !c.Shows(r) {
			continue
		}
		f := drawnFigure(t, c.Pane, r, chosen, Dark())
		var words []string
		for _, read := range f.Readings(946, 330) {
			words = append(words, read.Title, lines(read))
		}
		if all := strings.Join(words, "; "); !strings.Contains(all, "prefork") || !strings.Contains(all, "Flask development") || strings.Contains(all, "goroutines") {
			t.Errorf("%s of two shows %s", c.Key, all)
		}
	}
	if res, ok := One(r, Selection{Marked: "goroutines"}); !ok || res.Config != "goroutines" {
		t.Errorf("selected is %v", res.Config)
	}
	if _, err := Timeline(r, Selection{Marked: "threads:16"}, Dark()); err == nil || !strings.Contains(err.Error(), "no repeat yet") {
		t.Errorf("a configuration without repeats gives the error %v", err)
	}
}

func TestWorstSecond(t *testing.T) {
	l, err := timelineOf(single(40), Selection{}, Dark())
	if err != nil {
		t.Fatal(err)
	}
	if got := l.about(l.moments[l.worst()]); !strings.HasPrefix(got, "second 18: p99 ") {
		t.Errorf("the worst is %q", got)
	}
	l.moments[30].OK = 0
	if got := l.about(l.moments[l.worst()]); got != "second 31: no answer" {
		t.Errorf("the worst is %q", got)
	}
	short, err := timelineOf(single(1), Selection{}, Dark())
	if err != nil || short.worst() != -1 {
		t.Errorf("of one second %d is the worst, %v", short.worst(), err)
	}
}

func TestFailuresInWords(t *testing.T) {
	f, sentence := failuresOf(failing(), Selection{}, Dark())
	if sentence != "" || len(f.groups) != 4 {
		t.Fatalf("%d configurations, %q", len(f.groups), sentence)
	}
	g := f.groups[0]
	if got := g.sentence(); got != "62 of 4,412 requests failed (1.41 %)" {
		t.Errorf("the first is %q", got)
	}
	if k := g.classes[0]; k.class != "5xx" || k.count != 50 || k.example != "9 × 500, 41 × 503; 503 Service Unavailable" {
		t.Errorf("its first class is %+v", k)
	}
	if got := f.groups[1].sentence(); got != "given up: its server did not start: exit status 1" {
		t.Errorf("the one that was given up is %q", got)
	}
	if _, sentence := failuresOf(article(3, 0.5), Selection{}, Dark()); !strings.HasPrefix(sentence, "No request failed: all ") {
		t.Errorf("without a failure stands %q", sentence)
	}
	if _, sentence := failuresOf(bench.Results{}, Selection{}, Dark()); sentence != "No configuration has a repeat yet." {
		t.Errorf("without a run stands %q", sentence)
	}
}

func TestScales(t *testing.T) {
	for _, c := range []struct{ low, high, from, to float64 }{
		{0.31, 84, 0.2, 100}, {1, 10, 1, 10}, {3, 3, 2, 5}, {0, 0.5, 0.001, 0.5}, {5, 5, 5, 10},
	} {
		if from, to := logBounds(c.low, c.high, 0.001); !about(from, c.from) || !about(to, c.to) {
			t.Errorf("%v to %v needs %v to %v, want %v to %v", c.low, c.high, from, to, c.from, c.to)
		}
	}
	if got := logTicks(0.1, 100, 4); len(got) != 4 || !about(got[3], 100) {
		t.Errorf("four ticks are %v", got)
	}
	if got := logTicks(0.2, 5, 9); len(got) != 5 {
		t.Errorf("all ticks are %v", got)
	}
	for ms, want := range map[float64]string{0.05: "50 µs", 0.1: "0.1 ms", 20: "20 ms", 5000: "5 s", 0: "0 ms"} {
		if got := tickSpan(ms); got != want {
			t.Errorf("the tick of %v ms is %q, want %q", ms, got, want)
		}
	}
}

func about(a, b float64) bool { return a > b*0.999 && a < b*1.001 }

func TestALineGoesAroundNames(t *testing.T) {
	line := Area{Left: 50, Right: 50, Top: 10, Bottom: 100}
	part := func(top, bottom float64) Area { return Area{Left: 50, Right: 50, Top: top, Bottom: bottom} }
	name := func(left, top, bottom float64) Area {
		return Area{Left: left, Right: left + 20, Top: top, Bottom: bottom}
	}
	for _, tt := range []struct {
		what  string
		names []Area
		want  []Area
	}{
		{"none", nil, []Area{line}},
		{"beside it", []Area{name(60, 20, 30), name(30, 40, 50)}, []Area{line}},
		{"one on it", []Area{name(45, 20, 30)}, []Area{part(10, 20), part(30, 100)}},
		{"two that overlap, the lower one first", []Area{name(45, 35, 50), name(40, 30, 40)}, []Area{part(10, 30), part(50, 100)}},
		{"at both ends", []Area{name(45, 0, 15), name(45, 95, 120)}, []Area{part(15, 95)}},
		{"above and below it", []Area{name(45, 0, 10), name(45, 100, 120)}, []Area{line}},
		{"all of it", []Area{name(45, 0, 200)}, nil},
	} {
		if got := line.Around(tt.names); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, got, tt.want)
		}
	}
	ring := Area{Left: 10, Right: 20, Top: 10, Bottom: 20}
	if got := ring.Around([]Area{name(5, 0, 30)}); !slices.Equal(got, []Area{ring}) {
		t.Errorf("a ring becomes %v", got)
	}
}
