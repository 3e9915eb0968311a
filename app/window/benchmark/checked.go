package benchmark

import (
	"reflect"
	"time"

	"perihelion/app/window/benchmark/form"
)

// usualPatience is how long the goroutine of the user interface waits for the search of a
// program that a form names, or for a file of requests: less than anybody notices while
// typing. A PATH with a folder on another machine takes longer.
const usualPatience = 20 * time.Millisecond

// checked returns the inputs as they stand, read once for each change: another call
// before the next change returns the same. While the programs of servers of the
// user's own are still searched for, or files are read, the problems are the previous ones, and a change
// is reported when they are known.
func (in *inputs) checked() form.Checked { return in.checkedAs(in.values()) }

// checkedAs is checked of inputs that were read already.
func (in *inputs) checkedAs(v form.Values) form.Checked {
	if in.known != nil && reflect.DeepEqual(in.known.Values, v) {
		return *in.known
	}
	if !v.Searches() {
		return in.learn(in.evaluate(v))
	}
	found := make(chan form.Checked, 1)
	go func() { found <- in.evaluate(v) }()
	select {
	case c := <-found:
		return in.learn(c)
	case <-time.After(in.patience):
	}
	go func() {
		c := <-found
		in.later(0, func() {
			if in.known != nil && reflect.DeepEqual(in.known.Values, c.Values) {
				in.learn(c)
				in.changed()
			}
		})
	}()
	before := form.Checked{Values: v}
	if in.known != nil {
		before.Plan, before.Problems = in.known.Plan, in.known.Problems
	}
	return in.learn(before)
}

// afresh reads the inputs although they may be as before: since then a program may
// have come or gone.
func (in *inputs) afresh() form.Values { return in.learn(in.evaluate(in.values())).Values }

func (in *inputs) learn(c form.Checked) form.Checked {
	in.known = &c
	return c
}
