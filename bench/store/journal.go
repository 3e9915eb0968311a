package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/bench"
)

// journalFormat names the version of a journal.
const journalFormat = "perihelion/journal/1"

// line is one line of a journal, as JSON: the beginning of a run, a turn of it, or its
// end.
type line struct {
	Number int         `json:"n"` // from 0. A line may be there twice, where it was not known whether it had reached the disk
	Begun  *begun      `json:"begun,omitempty"`
	Step   *bench.Step `json:"step,omitempty"`
	Ended  *ended      `json:"ended,omitempty"`
}

// begun is what is known of a run before its first turn.
type begun struct {
	Format       string            `json:"format"` // journalFormat
	Plan         bench.Plan        `json:"plan"`
	Environment  bench.Environment `json:"environment"`
	Started      time.Time         `json:"started"`
	Uncalibrated string            `json:"uncalibrated,omitempty"`
}

// ended is what is known of a run at its end.
type ended struct {
	Finished time.Time `json:"finished"`
	Stopped  bool      `json:"stopped,omitempty"`
	Decided  bool      `json:"decided,omitempty"`
}

// record reads a journal. A line that is cut short, as the last one by a power failure,
// is passed over. Finished is zero where the run has not come to its end. The error is a
// *field.Error "run".
func record(journal []byte) (bench.Record, error) {
	var r bench.Record
	var labels []string
	seen := make(map[int]bool)
	for text := range bytes.SplitSeq(journal, []byte("\n")) {
		var l line
		if json.Unmarshal(text, &l) != nil || seen[l.Number] {
			continue
		}
		seen[l.Number] = true
		switch {
		case l.Begun != nil && l.Begun.Format != journalFormat:
			return r, field.Errorf("run", "the format of its journal is %.40q, and this version reads only %q; open it with the version of the program that wrote it", l.Begun.Format, journalFormat)
		case l.Begun != nil:
			b := *l.Begun
			r.Plan, r.Environment, r.Started, r.Uncalibrated = b.Plan, b.Environment, b.Started, b.Uncalibrated
			labels = r.Plan.Labels()
		case l.Step != nil && slices.Contains(labels, l.Step.Config) && (l.Step.Repeat == nil || l.Step.Repeat.Config == l.Step.Config):
			r.Add(*l.Step)
		case l.Ended != nil:
			r.Finished, r.Stopped, r.Decided = l.Ended.Finished, l.Ended.Stopped, l.Ended.Decided
		}
	}
	if len(labels) == 0 {
		return r, field.Errorf("run", "its journal is damaged: it has no plan; delete the run")
	}
	return r, nil
}

// written is a line as text.
func (l line) written() ([]byte, error) {
	text, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("it cannot be written as JSON (%w)", err)
	}
	return append(text, '\n'), nil
}

// lastSign is when the last repeat of a record ended, or the run began where there is
// none.
func lastSign(r bench.Record) time.Time {
	last := r.Started
	for _, repeat := range r.Repeats {
		m := repeat.Measurement
		if end := m.Started.Add(time.Duration(m.Seconds * float64(time.Second))); end.After(last) {
			last = end
		}
	}
	return last
}
