package bench

import (
	"fmt"
	"math"
	"slices"

	"perihelion/bench/figure"
	"perihelion/bench/stats"
)

// Look is a moment at which the rounds so far are judged. Who looks again and again, and
// stops when a difference is shown, finds one between equal servers more often than the
// level of a single test has it. So in a run that goes on until it is decided the looks are
// fixed by the plan, and share the probability of a false difference between them
// (the spending function of Lan and DeMets, Discrete sequential boundaries for clinical
// trials, Biometrika 70, 1983, in its simplest form). Each look keeps its own
// share, whatever the others show, so that all of them together keep the whole.
type Look struct {
	Rounds int     // the first so many are judged
	Share  float64 // of the probability of a false difference, 0 to 1
}

// Whole is the only look at a run with a fixed number of rounds.
func Whole() Look { return Look{math.MaxInt, 1} }

const (
	lookGrowth = 1.3 // from one look to the next, in rounds
	lastShare  = 0.5 // of the last look; the others have the rest in equal parts
)

// MostRounds is the usual number of rounds at most of a run that goes on until it is
// decided. They show a difference of half the standard deviation of the ratios within the
// rounds in nine of ten runs.
const MostRounds = 50

// Looks are the looks of a plan that goes on until it is decided, the last one at its last
// round, and the first where the shown difference of every comparison is possible. It
// is nil for every other plan.
func (p Plan) Looks() []Look {
	if !p.UntilDecided {
		return nil
	}
	level := alpha / float64(max(p.comparisons(), 1))
	looks := []Look{{p.Repeats, 1}}
	for {
		next := shared(append([]Look{{int(float64(looks[0].Rounds) / lookGrowth), 0}}, looks...))
		if stats.SmallestP(next[0].Rounds) > level*next[0].Share {
			return looks
		}
		looks = next
	}
}

// shared divides the probability among looks.
func shared(looks []Look) []Look {
	last := len(looks) - 1
	for i := range looks {
		looks[i].Share = (1 - lastShare) / float64(last)
	}
	looks[last].Share = lastShare
	return looks
}

// comparisons is how many a run of the plan has where every server is ranked.
func (p Plan) comparisons() int {
	switch n := len(p.Labels()); {
	case n < 3:
		return n - 1
	default:
		return n // with the lead
	}
}

// Look is the last look that the results have reached. Before the first one, nothing can
// be shown.
func (r Results) Look() Look {
	looks := r.Plan.Looks()
	if looks == nil {
		return Whole()
	}
	done := complete(r.Results)
	now := Look{Rounds: done}
	for _, l := range looks {
		if l.Rounds <= done {
			now = l
		}
	}
	return now
}

// complete is the number of rounds in which every configuration that was not given up has
// had its turn.
func complete(results []Result) int {
	least := math.MaxInt
	for _, r := range results {
		if r.Broken != "" {
			continue
		}
		last := 0
		for _, t := range r.Turns {
			last = max(last, t.Round)
		}
		least = min(least, last)
	}
	if least == math.MaxInt {
		return 0
	}
	return least
}

// within is the series up to a look.
func (s Series) within(l Look) Series {
	cut := Series{s.Name, make(map[int]float64)}
	for round, v := range s.Rounds {
		if round <= l.Rounds {
			cut.Rounds[round] = v
		}
	}
	return cut
}

// level is the probability of a false difference that a look may use.
func (l Look) level() float64 { return alpha * l.Share }

// p is a p value of a look as one of all looks together: at most alpha where that of the
// look is at most its level.
func (l Look) p(p float64) float64 {
	if l.Share == 0 {
		return 1
	}
	return min(1, p/l.Share)
}

// confidence is that of an interval of a look, as one of the intervals of all looks, which
// cover the true value together.
func (l Look) confidence(single float64) float64 {
	if l.Share == 0 {
		return 0
	}
	return max(0, 1-(1-single)/l.Share)
}

// Negligible is the difference below which servers count as equal in a run that goes on until
// it is decided, as a share.
const Negligible = 0.02

// decided reports whether every comparison, and which is the fastest, is decided by a look
// that was just reached: a difference is shown, or it is shown to be below Negligible.
func (r Results) decided() bool {
	at := r.Look()
	return r.Plan.UntilDecided && at.Share > 0 && at.Rounds == complete(r.Results) && decided(r.Comparisons, r.Lead)
}

// decided is false where there is nothing to compare, and where the rounds contradict each
// other about which is the fastest.
func decided(all []Comparison, lead *Comparison) bool {
	undecided := slices.ContainsFunc(all, func(c Comparison) bool { return !c.decided() })
	return len(all) > 0 && !undecided && (len(all) == 1 || lead != nil && lead.decided())
}

func (c Comparison) decided() bool {
	return c.Shown() || c.Verdict == NoDifference && c.Low > 1-Negligible && c.High < 1+Negligible
}

// Forecast is an estimate of how a run that goes on until it is decided comes to its end.
type Forecast struct {
	Rounds int     // about so many more are needed; 0 while unknown
	Shows  float64 // to show this difference, as a share: Negligible, or a larger one that was seen
}

// Forecast estimates from the spread seen so far how many more rounds the undecided
// comparisons need, beyond the last round of the plan if need be. An interval narrows
// with the square root of the rounds. It is zero for every other plan.
func (r Results) Forecast() Forecast {
	looks := r.Plan.Looks()
	done := complete(r.Results)
	if looks == nil || done < enoughToForecast {
		return Forecast{}
	}
	var hardest Forecast
	all := slices.Clone(r.Comparisons)
	if r.Lead != nil {
		all = append(all, *r.Lead)
	}
	for _, c := range all {
		if c.decided() || c.Pairs == 0 {
			continue
		}
		test, _ := Pair{r.series(c.Baseline), r.series(c.Config)}.test()
		low, high, confidence := test.Interval(alpha)
		wide := (high - low) / 2 / quantile(1-confidence) // the standard error
		shows := max(Negligible, math.Abs(math.Expm1(test.Estimate())))
		need := wide * quantile(alpha*lastShare/float64(len(all))) / math.Log1p(shows)
		if more := int(math.Ceil(float64(done)*need*need)) - done; more > hardest.Rounds {
			hardest = Forecast{max(1, more), shows}
		}
	}
	return hardest
}

// String is the forecast in a sentence: "about 12 more to tell 2 %".
func (f Forecast) String() string {
	if f.Rounds == 0 {
		return ""
	}
	return fmt.Sprintf("about %s more to tell %s", figure.Count(f.Rounds), figure.WholePercent(f.Shows))
}

// enoughToForecast is the number of rounds from which the spread is known well enough.
const enoughToForecast = 6

// series are the requests per second of a configuration in all rounds.
func (r Results) series(config string) Series {
	for _, result := range r.Results {
		if result.Config == config {
			return result.Rates()
		}
	}
	return Series{Name: config}
}

// quantile is how many standard errors wide an interval at a two-sided level is on each
// side, of a normal distribution.
func quantile(level float64) float64 { return math.Sqrt2 * math.Erfinv(1-level) }
