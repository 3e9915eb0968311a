package planets

import (
	"time"

	"perihelion/app/window/loop"
)

// scrub moves the time shown while a hand or a player moves it, and stops the clock. All
// views follow at most once a frame, the latest time alone; the day with its rises
// and sets, which takes longer, is computed when the time has settled.
func (t *Tab) scrub(at time.Time) {
	t.form.byProgram(func() { t.form.mode.SetIndex(1) })
	t.scrubbed.at = at
	if t.clock == nil { // before Start nothing runs in the background
		t.drawScrubbed()
		t.settle()
		return
	}
	t.scrubbed.waits = true
	if t.scrubbed.frame == nil {
		t.drawScrubbed()
		t.scrubbed.frame = t.after(frame, t.onFrame)
	}
	if t.scrubbed.rest != nil {
		t.scrubbed.rest.Stop()
	}
	t.scrubbed.rest = t.after(rest, t.settle)
}

const (
	// frame is the least time between two pictures. It ends before Fyne looks for the next
	// events, 1/60 s later, so that each look can have its picture.
	frame = 12 * time.Millisecond
	rest  = 200 * time.Millisecond // without a movement, after which the time has settled
)

// scrubbed is the time that a hand moves.
type scrubbed struct {
	at    time.Time
	on    bool        // the time is moving
	waits bool        // at is not drawn yet
	frame *time.Timer // runs while the next picture would come too early
	rest  *time.Timer
}

// onFrame draws the time that came meanwhile.
func (t *Tab) onFrame() {
	t.scrubbed.frame = nil
	if t.scrubbed.waits && t.scrubbed.on {
		t.drawScrubbed()
		t.scrubbed.frame = t.after(frame, t.onFrame)
	}
}

func (t *Tab) drawScrubbed() {
	t.scrubbed.on, t.scrubbed.waits = true, false
	t.form.showTime(t.scrubbed.at.In(t.form.location()))
	t.look()
}

// settle answers the last time in full.
func (t *Tab) settle() {
	if t.scrubbed.on && t.player.direction == 0 {
		t.scrubbed.on = false
		t.onChanged()
	}
}

// stop ends the timers.
func (s *scrubbed) stop() {
	for _, timer := range []*time.Timer{s.frame, s.rest} {
		if timer != nil {
			timer.Stop()
		}
	}
}

// later calls a function on the goroutine of the user interface after a time.
func later(d time.Duration, call func()) *time.Timer {
	return time.AfterFunc(d, func() { loop.Do(call) })
}
