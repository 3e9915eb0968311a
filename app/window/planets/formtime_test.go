package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// Dates and times are taken as people write them, into either field, and are then written
// as the program does. The tests' today is 2026-11-22, a Sunday.
func TestEverydayTimes(t *testing.T) {
	for _, c := range []struct {
		date  bool // typed into the date, not the time
		typed string
		want  string
	}{
		{false, "3am", "2026-11-22 03:00:00"},
		{false, "2130", "2026-11-22 21:30:00"},
		{false, "9:30 pm", "2026-11-22 21:30:00"},
		{true, "28.11.", "2026-11-28 12:48:07"},
		{true, "28 Nov", "2026-11-28 12:48:07"},
		{true, "tomorrow", "2026-11-23 12:48:07"},
		{true, "tomorrow 21:00", "2026-11-23 21:00:00"},
		{false, "friday 9pm", "2026-11-27 21:00:00"},
		{true, "2027-01-02T03:04", "2027-01-02 03:04:00"},
	} {
		tab, _ := stage(t, widget.Light, 1280, 756)
		f := tab.form.clock
		if c.date {
			f = tab.form.date
		}
		f.Entry().SetText(c.typed) // at once: typed, its beginnings would be answered
		press(f.Entry(), fyne.KeyReturn)
		if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != c.want || !tab.valid || tab.form.live() {
			t.Errorf("%q is %q, want %q; valid %v, live %v", c.typed, got, c.want, tab.valid, tab.form.live())
		}
		if got := tab.sky.Time.Format("2006-01-02 15:04:05"); got != c.want {
			t.Errorf("%q: the sky is of %s", c.typed, got)
		}
	}
}

// A wrong time has its sentence beside the field, and the last answer stays.
func TestWrongTimes(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	for typed, want := range map[string]string{
		"31.11.": "days 1 to 30", "soon": "not a date", "2026-13-01": "no month", "": "empty", "28": "not a date", "tomorrow 25:00": "not a date",
	} {
		tab.form.date.Entry().SetText(typed)
		press(tab.form.date.Entry(), fyne.KeyReturn)
		if err := tab.form.date.Complaint(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("date %q: %v, want %q", typed, err, want)
		}
		if tab.form.date.Text() != typed {
			t.Errorf("%q became %q", typed, tab.form.date.Text())
		}
	}
	write(tab.form.date, "2026-11-22")
	for typed, want := range map[string]string{"25:00": "no time of day", "13pm": "no time of day", "late": "not a time of day", "3": "not a time of day"} {
		tab.form.clock.Entry().SetText(typed)
		press(tab.form.clock.Entry(), fyne.KeyReturn)
		if err := tab.form.clock.Complaint(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("time %q: %v, want %q", typed, err, want)
		}
	}
}
