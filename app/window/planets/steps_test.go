package planets

import (
	"testing"
	"time"
	_ "time/tzdata"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

func TestSteps(t *testing.T) {
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 1, 31, 21, 0, 0, 0, vienna)
	for _, c := range []struct {
		step  string
		times int
		want  string
	}{
		{"1 minute", -1, "2026-01-31 20:59:00"},
		{"10 minutes", 1, "2026-01-31 21:10:00"},
		{"1 hour", 3, "2026-02-01 00:00:00"},
		{"1 day", 60, "2026-04-01 21:00:00"}, // by the clock, which was put forward
		{"1 sidereal day", 1, "2026-02-01 20:56:04"},
		{"1 week", -1, "2026-01-24 21:00:00"},
		{"1 month", 1, "2026-02-28 21:00:00"},
		{"1 month", -2, "2025-11-30 21:00:00"},
	} {
		for _, s := range steps() {
			if s.name == c.step {
				if got := s.from(at, c.times, text.Historic).Format(time.DateTime); got != c.want {
					t.Errorf("%d × %s: %s, want %s", c.times, c.step, got, c.want)
				}
			}
		}
	}
}

// The player moves the time by what has passed, asks for days now and then, and stops for
// a key, for Now, and at the edge of the years.
func TestPlayer(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	now := noonUTC
	tab.now = func() time.Time { return now }
	tab.clock = &ticker{} // as after Start
	defer func() { tab.clock = nil }()
	var next func()
	tab.after = func(d time.Duration, call func()) *time.Timer {
		if d == playFrame {
			next = call
		}
		return time.NewTimer(time.Hour)
	}
	run := func(d time.Duration) {
		now = now.Add(d)
		tab.scrubbed.frame = nil // the frame is over
		next()
	}
	tab.form.speed.SetIndex(3) // an hour a second
	press(tab.form.plays[1], fyne.KeySpace)
	run(500 * time.Millisecond)
	if want := noonUTC.Add(30 * time.Minute); !tab.sky.Time.Equal(want) || tab.form.live() || tab.form.plays[1].Text() != "Stop" {
		t.Errorf("after half a second: %v, want %v; live %v, %q", tab.sky.Time, want, tab.form.live(), tab.form.plays[1].Text())
	}
	tab.form.speed.SetIndex(5) // a day a second
	run(2 * time.Second)
	if want := noonUTC.Add(48*time.Hour + 30*time.Minute); !tab.sky.Time.Equal(want) || !tab.Ready() {
		t.Errorf("at another speed: %v, want %v; its day is there %v", tab.sky.Time, want, tab.Ready())
	}
	press(tab.form.plays[0], fyne.KeySpace)
	at := tab.sky.Time
	run(time.Second)
	if want := at.AddDate(0, 0, -1); !tab.sky.Time.Equal(want) || tab.form.plays[0].Text() != "Stop" || tab.form.plays[1].Text() == "Stop" {
		t.Errorf("backward: %v, want %v", tab.sky.Time, want)
	}
	press(tab.form.plays[0], fyne.KeySpace)
	at = tab.sky.Time
	run(time.Second)
	if !tab.sky.Time.Equal(at) || tab.player.direction != 0 || tab.scrubbed.on {
		t.Errorf("after Stop it is at %v, was at %v", tab.sky.Time, at)
	}
	press(tab.form.plays[1], fyne.KeySpace)
	tab.form.mode.SetIndex(0)
	if tab.player.direction != 0 || !tab.form.live() {
		t.Error("Now does not stop the player")
	}
	write(tab.form.date, "3000-12-30")
	tab.onChanged() // the typing has ended
	press(tab.form.plays[1], fyne.KeySpace)
	run(20 * time.Second)
	if tab.player.direction != 0 || tab.valid {
		t.Errorf("it runs on beyond the years, to %v", tab.scrubbed.at)
	}
}

// The slider moves all views, and its time and step are there again at the next start.
func TestTimelineMovesAll(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	before := tab.table.Lines()[0].Cells[1].Text
	press(tab.form.timeline, fyne.KeyRight)
	if want := noonUTC.Add(10 * time.Minute); !tab.sky.Time.Equal(want) || tab.form.live() || tab.table.Lines()[0].Cells[1].Text == before {
		t.Errorf("→ shows %v, want %v; live %v", tab.sky.Time, want, tab.form.live())
	}
	tab.form.step.SetIndex(4)
	again := newTab(win, tab.prefs, tab.now, nil)
	if !again.sky.Time.Equal(tab.sky.Time) || again.form.live() || again.form.step.Index() != 4 {
		t.Errorf("at the next start: %v, live %v, step %d", again.sky.Time, again.form.live(), again.form.step.Index())
	}
	tab.form.mode.SetIndex(0)
	if again = newTab(win, tab.prefs, tab.now, nil); !again.form.live() || !again.sky.Time.Equal(noonUTC) {
		t.Errorf("after Now the next start shows %v, live %v", again.sky.Time, again.form.live())
	}
}
