package search

import (
	"math"
	"math/rand/v2"
	"testing"
)

// servers decide whether a rate is held; their limit is 1000.
var servers = map[string]func(rate float64, random *rand.Rand) bool{
	"sharp": func(rate float64, _ *rand.Rand) bool { return rate < 1000 },
	"2 %": func(rate float64, random *rand.Rand) bool {
		return math.Log(rate/1000)+0.02*random.NormFloat64() < 0
	},
	"10 %": func(rate float64, random *rand.Rand) bool {
		return math.Log(rate/1000)+0.1*random.NormFloat64() < 0
	},
	"a lapse in twenty": func(rate float64, random *rand.Rand) bool {
		if random.IntN(20) == 0 {
			return random.IntN(2) == 0
		}
		return math.Log(rate/1000)+0.02*random.NormFloat64() < 0
	},
}

// find makes so many trials of a server.
func find(server func(float64, *rand.Rand) bool, r Range, trials int, random *rand.Rand) (Estimate, []Trial) {
	var all []Trial
	for range trials {
		rate := r.Next(all)
		all = append(all, Trial{rate, server(rate, random)})
	}
	return r.Find(all), all
}

// The interval holds the limit in 93 % of the searches or more, and the limit found is near.
func TestLimitsAreFound(t *testing.T) {
	const searches = 100
	for name, server := range servers {
		for _, capacity := range []float64{1400} {
			random := rand.New(rand.NewPCG(1, 2))
			held, off, width := 0, 0.0, 0.0
			for range searches {
				e, _ := find(server, Around(capacity, 1), 19, random)
				if e.Low <= 1000 && 1000 <= e.High && e.Confidence == 0.95 {
					held++
				}
				off += math.Abs(math.Log(e.Rate/1000)) / searches
				width += math.Log(e.High/e.Low) / searches
			}
			t.Logf("%s, capacity %v: the interval holds it in %d of %d, %.1f %% off on average, %.1f %% wide", name, capacity, held, searches, 100*off, 100*width)
			if held < searches*93/100 {
				t.Errorf("%s, capacity %v: the interval holds the limit in %d of %d searches", name, capacity, held, searches)
			}
			if off > 0.06 {
				t.Errorf("%s, capacity %v: %.1f %% off on average", name, capacity, 100*off)
			}
		}
	}
}

// One wrong answer at the beginning does not lead the search astray, as it does a bisection.
func TestAWrongAnswerIsCorrected(t *testing.T) {
	for _, wrong := range []int{0, 1, 2, 5} {
		r := Around(2000, 1)
		var all []Trial
		for i := range 19 {
			rate := r.Next(all)
			all = append(all, Trial{rate, (rate < 1000) != (i == wrong)})
		}
		if e := r.Find(all); math.Abs(math.Log(e.Rate/1000)) > 0.05 {
			t.Errorf("with the wrong answer %d: %+v, want about 1000", wrong, e)
		}
	}
}

func TestThereIsALimitOnlyBetweenTrials(t *testing.T) {
	r := Around(1000, 1)
	if e := r.Find([]Trial{{500, false}, {100, false}}); e != (Estimate{}) {
		t.Errorf("nothing was held: %+v", e)
	}
	if e := r.Find([]Trial{{500, true}, {900, true}}); e != (Estimate{Rate: 900, Low: 900}) {
		t.Errorf("everything was held: %+v", e)
	}
	if e := r.Find(nil); e != (Estimate{}) {
		t.Errorf("no trial: %+v", e)
	}
}

func TestRange(t *testing.T) {
	if r := Around(10_000, 50); r != (Range{50, 15_000}) {
		t.Errorf("%+v", r)
	}
	if r := Around(10, 50); r != (Range{7.5, 15}) {
		t.Errorf("a server slower than the least rate: %+v", r)
	}
	for _, rate := range []float64{Around(10_000, 50).Next(nil)} {
		if rate != significant(rate) || rate < 50 || rate > 15_000 {
			t.Errorf("the first trial is at %v", rate)
		}
	}
}
