package planets

import (
	"errors"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
)

// onChanged answers a change of the form, and remembers it if it is right. The typing has
// ended.
func (t *Tab) onChanged() {
	if t.typing != nil {
		t.typing.Stop()
		t.typing = nil
	}
	for _, f := range t.form.fields() {
		f.Complain()
	}
	t.form.settle()
	if t.form.live() {
		t.stopPlaying()
	}
	if t.look() {
		t.store()
	}
}

// While letters follow each other the tab waits before it answers: half a text is often
// right, and not meant. A wrong text waits longer.
const (
	pause    = 250 * time.Millisecond
	patience = 1200 * time.Millisecond
)

// onTyped answers when no more letters follow. Before Start it answers at once.
func (t *Tab) onTyped() {
	t.stopPlaying()
	if t.clock == nil {
		t.onChanged()
		return
	}
	t.wait(pause, t.onPause)
}

func (t *Tab) wait(d time.Duration, then func()) {
	if t.typing != nil {
		t.typing.Stop()
	}
	t.typing = t.after(d, then)
}

// onPause answers right inputs.
func (t *Tab) onPause() {
	in, err := t.form.inputs()
	if err == nil {
		_, err = sky.Look(in)
	}
	if err != nil {
		t.wait(patience, t.onChanged)
		return
	}
	t.onChanged()
}

// onLeft answers the text of the field that was left.
func (t *Tab) onLeft() {
	if t.typing != nil {
		t.onChanged()
	}
}

// onTick shows the present second, if the clock runs and the tab is in sight.
func (t *Tab) onTick() {
	if t.active && t.form.live() && t.typing == nil {
		if t.pace.tick() && t.clock != nil {
			t.clock.every(t.pace.period())
		}
		t.look()
	}
}

// onStep moves the time shown by so many steps, and stops the clock there.
func (t *Tab) onStep(times int) {
	at := t.sky.Time
	if in, err := t.form.inputs(); err == nil {
		at = in.Time
	}
	t.fix(steps()[t.form.step.Index()].from(at.In(t.form.location()), times, t.form.calendar()))
}

// fix stops the clock and the player at a time.
func (t *Tab) fix(at time.Time) {
	t.stopPlaying()
	t.form.byProgram(func() { t.form.mode.SetIndex(1) })
	t.form.showTime(at.In(t.form.location()))
	t.onChanged()
}

// look answers the inputs of the form, and reports whether it could. If it could not, the
// last answer stays, marked as such.
func (t *Tab) look() bool {
	in, err := t.form.inputs()
	if err == nil {
		in.Moons = t.showsMoons()
		if t.form.live() {
			t.writeNow(in.Time.In(in.Zone))
		}
		var s sky.Sky
		if s, err = sky.Look(in); err == nil {
			t.sky, t.valid, t.answered = s, true, true
			t.form.keep()
			if !t.scrubbed.on {
				t.ahead.request(in)
			}
			t.show()
			return true
		}
		t.refuse(err)
	}
	t.form.keep()
	t.valid = false
	t.show()
	return false
}

// refuse names a time that is out of range beside the date, for this is where
// it is changed.
func (t *Tab) refuse(err error) {
	if _, ok := errors.AsType[*ephem.RangeError](err); ok {
		t.form.date.SetError(sky.Refusal(t.form.date.Text(), t.form.calendar()))
		return
	}
	t.form.lat.SetError(err)
	t.form.around.fold(t.form.around.open) // where it can be seen
}

// writeNow writes the running time into the fields, but not into one that has
// the keyboard: its user may be about to type.
func (t *Tab) writeNow(now time.Time) {
	focused := t.win.Canvas().Focused()
	if focused == t.form.date.Entry() || focused == t.form.clock.Entry() {
		return
	}
	t.form.showTime(now)
}

// onDay takes the day that was asked for last.
func (t *Tab) onDay(d sky.Day, err error) {
	t.failure = err
	if err == nil {
		t.day = d
	}
	t.show()
}

// onComplaint shows the errors of the fields.
func (t *Tab) onComplaint() { t.complaint.show(t.form.complaints()) }

// onSelected selects a body in every view.
func (t *Tab) onSelected(b ephem.Body) {
	if b == t.selected {
		return
	}
	t.selected = b
	t.prefs.SetString(prefSelected, b.Key())
	t.show()
}

// onLine selects the body of a line of the table.
func (t *Tab) onLine(line int) {
	if line >= 0 && line < len(t.sky.Sights) {
		t.onSelected(t.sky.Sights[line].Body)
	}
}
