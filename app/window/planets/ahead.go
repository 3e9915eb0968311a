package planets

import (
	"fmt"
	"runtime/debug"
	"sync"

	"fyne.io/fyne/v2"

	"perihelion/app/window/loop"
	"perihelion/app/window/planets/sky"
)

// ahead computes days away from the user interface, one at a time. Requests that come
// meanwhile replace each other: only the latest is computed. It computes at once until
// background is set.
type ahead struct {
	done       func(sky.Day, error) // on the goroutine of the user interface
	background bool

	mu      sync.Mutex // guards all below
	want    *sky.Inputs
	last    sky.Key // of the latest request
	asked   bool
	running bool
	closed  bool
	ended   sync.WaitGroup
}

func newAhead(done func(sky.Day, error)) *ahead { return &ahead{done: done} }

// request asks for the day of the inputs, unless it was the last one asked for.
func (a *ahead) request(in sky.Inputs) {
	key := in.Key()
	a.mu.Lock()
	again := a.closed || a.asked && key == a.last
	idle := !again && !a.running
	if !again {
		a.last, a.asked, a.want = key, true, &in
	}
	if idle {
		a.running = true
		a.ended.Add(1)
	}
	a.mu.Unlock()
	switch {
	case idle && a.background:
		go a.run(loop.Do)
	case idle:
		a.run(func(f func()) { f() })
	}
}

// run computes the day that is wanted until none is, and passes it to do.
func (a *ahead) run(do func(func())) {
	defer a.ended.Done()
	for {
		a.mu.Lock()
		in := a.want
		a.want = nil
		if in == nil || a.closed {
			a.running = false
			a.mu.Unlock()
			return
		}
		a.mu.Unlock()
		day, err := safely(*in)
		do(func() {
			if a.current(day.Key) {
				a.done(day, err)
			}
		})
	}
}

// current reports whether a day is the one asked for last.
func (a *ahead) current(k sky.Key) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return !a.closed && k == a.last
}

// close drops the wanted day and waits for the one that is being computed.
func (a *ahead) close() {
	a.mu.Lock()
	a.closed, a.want = true, nil
	a.mu.Unlock()
	a.ended.Wait()
}

// safely computes a day; a panic becomes an error that carries its stack.
func safely(in sky.Inputs) (d sky.Day, err error) {
	defer func() {
		if r := recover(); r != nil {
			d.Key = in.Key()
			err = fmt.Errorf("computing the day failed: %v", r)
			fyne.LogError(string(debug.Stack()), err)
		}
	}()
	return sky.Ahead(in)
}
