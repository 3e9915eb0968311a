package planets

import (
	"testing"
	"time"

	"perihelion/app/window/widget"
)

// While the time is moved the views follow once a frame, the latest time alone; the day is
// computed when it has settled.
func TestScrubbing(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	tab.clock = &ticker{} // as after Start
	var frames, rests []func()
	tab.after = func(d time.Duration, call func()) *time.Timer {
		if d == frame {
			frames = append(frames, call)
		} else {
			rests = append(rests, call)
		}
		return time.NewTimer(time.Hour)
	}
	day := tab.day.Key
	for i := 1; i <= 5; i++ {
		tab.scrub(noonUTC.Add(time.Duration(i) * 24 * time.Hour))
	}
	if want := noonUTC.AddDate(0, 0, 1); !tab.sky.Time.Equal(want) || len(frames) != 1 {
		t.Errorf("after five movements in a frame: %v, want %v, and %d frames are due", tab.sky.Time, want, len(frames))
	}
	frames[0]()
	last := noonUTC.AddDate(0, 0, 5)
	if !tab.sky.Time.Equal(last) || tab.form.live() || tab.form.date.Text() != "2026-11-27" {
		t.Errorf("in the next frame: %v, want %v; live %v, date %s", tab.sky.Time, last, tab.form.live(), tab.form.date.Text())
	}
	if tab.day.Key != day {
		t.Error("a day is computed while the time moves")
	}
	rests[len(rests)-1]()
	if tab.day.Key == day || !tab.Ready() {
		t.Error("no day is computed when the time has settled")
	}
	frames[1]() // nothing has come meanwhile
	if len(frames) != 2 {
		t.Errorf("%d frames are due at rest", len(frames))
	}
	tab.clock = nil
}
