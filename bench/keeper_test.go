package bench

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"perihelion/bench/load"
	"perihelion/bench/warning"
)

// notebook is a keeper in memory.
type notebook struct {
	engine *fake
	record Record // of its own, made of what was handed over
	ended  []Results
	fail   func(call int) error // call 0 is Begin
	calls  int
}

func (n *notebook) next() error {
	n.calls++
	if n.fail == nil {
		return nil
	}
	return n.fail(n.calls - 1)
}

func (n *notebook) Begin(r Record) error {
	n.engine.note("keep the beginning")
	n.record = r
	return n.next()
}

func (n *notebook) Add(s Step) error {
	n.engine.note("keep " + s.Config)
	text, err := json.Marshal(s) // as a keeper on a disk has it
	if err != nil {
		return err
	}
	var read Step
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	n.record.Add(read)
	return n.next()
}

func (n *notebook) End(r Results) error {
	n.ended = append(n.ended, r)
	return n.next()
}

func keptPlan(repeats int) Plan {
	p := DefaultPlan()
	p.Configs, p.Repeats, p.Seed = configs("goroutines", "fasthttp"), repeats, 3
	return p
}

// What is handed over gives the results of the run, and each repeat before the next
// turn begins.
func TestKeeperHasTheRun(t *testing.T) {
	engine := &fake{measure: func(config string, n int) (load.Measurement, error) {
		m := good(1000 + float64(n))
		switch {
		case config == "fasthttp" && n == 2:
			return m, errors.New("lost")
		case config == "goroutines" && n == 1:
			m.Suspended = 2
		}
		return m, nil
	}}
	book := &notebook{engine: engine}
	r := newRunner(keptPlan(4), engine)
	r.Keep(book)
	want, err := r.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(book.ended) != 1 || asText(t, book.ended[0]) != asText(t, want) {
		t.Error("End did not get the results of the run")
	}
	if book.record.Plan.Seed != 3 || len(book.record.Environment.OS) == 0 {
		t.Errorf("Begin got the plan %+v", book.record.Plan)
	}
	book.record.Finished = want.Finished
	if got := asText(t, Evaluate(book.record)); got != asText(t, want) {
		t.Errorf("the steps give other results:\n%s\nwant\n%s", got, asText(t, want))
	}
	if len(book.record.Suspended["goroutines"]) != 1 || book.record.Broken["fasthttp"] == "" {
		t.Errorf("the steps lack a turn that was made again, or the reason of one that failed: %+v", book.record)
	}
	if engine.log[0] != "keep the beginning" {
		t.Errorf("the first event was %q", engine.log[0])
	}
	for i, event := range engine.log {
		if config, ok := strings.CutPrefix(event, "stop "); ok {
			if next := engine.log[i+1]; next != "keep "+config && !strings.HasPrefix(next, "start "+config) {
				t.Errorf("after the turn of %s came %q", config, next)
			}
		}
	}
}

// An error ends nothing. It is a warning until everything is kept after all.
func TestKeeperThatFails(t *testing.T) {
	full := errors.New("the disk is full; free some space")
	const calls = 1 + 6 + 1
	for name, c := range map[string]struct {
		fail func(call int) error
		warn bool
	}{
		"always":      {func(int) error { return full }, true},
		"at the end":  {func(call int) error { return map[bool]error{true: full}[call == calls-1] }, true},
		"for a while": {func(call int) error { return map[bool]error{true: full}[call < 5] }, false},
	} {
		engine := &fake{}
		book := &notebook{engine: engine, fail: c.fail}
		r := newRunner(keptPlan(3), engine)
		r.Keep(book)
		results, err := r.Run(context.Background())
		if err != nil || len(results.Results[0].Repeats) != 3 || book.calls != calls {
			t.Errorf("%s: the run ended with %v after %d calls", name, err, book.calls)
		}
		found := warning.Has(results.Warnings, codeUnkept)
		if last := r.Snapshot().Partial; found != c.warn || warning.Has(last.Warnings, codeUnkept) != c.warn {
			t.Errorf("%s: the results have the warnings %v", name, results.Warnings)
		}
		at := slices.IndexFunc(results.Warnings, func(w warning.Warning) bool { return w.Code == codeUnkept })
		if c.warn && (results.Warnings[at].Remedy == "" || !strings.Contains(results.Warnings[at].Cause, full.Error())) {
			t.Errorf("%s: the warning is %+v", name, results.Warnings[at])
		}
	}
}

// The repeats before a stop are kept, and the end is that of a stopped run.
func TestKeeperOfAStoppedRun(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	engine := &fake{during: func(_ context.Context, config string, n int) {
		if config == "goroutines" && n == 2 {
			cancel()
		}
	}}
	book := &notebook{engine: engine}
	r := newRunner(keptPlan(4), engine)
	r.Keep(book)
	results, err := r.Run(ctx)
	if err != nil {
		t.Fatal(err)
	}
	done := len(results.Results[0].Repeats) + len(results.Results[1].Repeats)
	if len(book.ended) != 1 || !book.ended[0].Stopped || len(book.record.Repeats) != done {
		t.Errorf("%d of %d repeats are kept, the end is %+v", len(book.record.Repeats), done, book.ended)
	}
}

func asText(t *testing.T, r Results) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
