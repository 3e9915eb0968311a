package load

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// sums are the counts that add up.
func (t *tally) sums() []*int64 {
	all := []*int64{
		&t.passed.in, &t.passed.out, &t.passed.inClear, &t.passed.outClear, &t.body, &t.opened, &t.unopened, &t.reconnects, &t.resent, &t.redirects,
		&t.excess, &t.excessBytes, &t.reused, &t.kept, &t.otherLength, &t.checked, &t.failedChecks, &t.checkTime,
	}
	for _, array := range [][]int64{t.counts[:], t.good[:], t.statuses[:], t.closeReasons[:]} {
		for i := range array {
			all = append(all, &array[i])
		}
	}
	return all
}

// histograms are all of them; each may be nil.
func (t *tally) histograms() []**hdrhistogram.Histogram {
	return []**hdrhistogram.Histogram{&t.ok, &t.rest, &t.connect, &t.processing, &t.waiting, &t.service, &t.lag, &t.batches}
}

// writtenTally is the form of a tally in JSON, for another process of the same program.
type writtenTally struct {
	Sums       []int64        `json:"sums"`
	Histograms []string       `json:"histograms"`
	Examples   map[int]string `json:"examples"` // by outcome
	Waits      Waiting        `json:"waits"`
	Last       int64          `json:"last"`
	Gap        int64          `json:"gap"`
}

func (t *tally) MarshalJSON() ([]byte, error) {
	w := writtenTally{Examples: make(map[int]string), Waits: t.waits, Last: t.last, Gap: t.gap}
	for _, n := range t.sums() {
		w.Sums = append(w.Sums, *n)
	}
	for _, h := range t.histograms() {
		w.Histograms = append(w.Histograms, encode(*h))
	}
	for i, err := range t.examples {
		if err != nil {
			w.Examples[i] = err.Error()
		}
	}
	return json.Marshal(w)
}

func (t *tally) UnmarshalJSON(text []byte) error {
	var w writtenTally
	if err := json.Unmarshal(text, &w); err != nil {
		return err
	}
	*t = tally{waits: w.Waits, last: w.Last, gap: w.Gap}
	sums, histograms := t.sums(), t.histograms()
	if len(w.Sums) != len(sums) || len(w.Histograms) != len(histograms) {
		return fmt.Errorf("a tally of %d counts and %d histograms is not one of this program", len(w.Sums), len(w.Histograms))
	}
	for i, n := range w.Sums {
		*sums[i] = n
	}
	for i, s := range w.Histograms {
		h, err := decode(s)
		if err != nil {
			return err
		}
		*histograms[i] = h
	}
	for i, words := range w.Examples {
		if i >= 0 && i < len(t.examples) {
			t.examples[i] = errors.New(words)
		}
	}
	return nil
}
