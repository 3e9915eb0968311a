package planets

import (
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

func TestFirstAnswerIsForGreenwichNow(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	d, ok := tab.Document()
	if !ok || !tab.Ready() {
		t.Fatal("there is no answer at first")
	}
	if d.Observer.Latitude != 51.4769 || !d.Time.Equal(noonUTC) || len(d.Bodies) != 10 {
		t.Errorf("the document is for %v at %s with %d bodies", d.Observer, d.Time, len(d.Bodies))
	}
	if got := tab.table.Lines(); len(got) != 10 || got[0].Cells[0].Text != "Sun" || got[0].Cells[9].Text == text.None {
		t.Errorf("the table begins with %v", got)
	}
}

func TestWrongLatitudeKeepsTheLastAnswer(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	good := tab.table.Lines()[4].Cells[1].Text
	tab.form.lat.Entry().SetText("95") // at once: typed, 9 would be an answer between
	if tab.form.lat.Err() == nil {
		t.Fatal("95 was taken for a latitude")
	}
	if got := tab.table.Lines()[4]; got.Cells[1].Text != good || !got.Muted {
		t.Errorf("the answer is %q, muted %v; want %q, muted", got.Cells[1].Text, got.Muted, good)
	}
	if got := tab.bar.Items()[0]; got.Kind != widget.Warning || !strings.HasPrefix(got.Text, "Showing the last valid answer: Greenwich") {
		t.Errorf("status %v", got)
	}
	write(tab.form.lat, "-39.754")
	if got := tab.bar.Items()[0]; got.Kind == widget.Warning || tab.table.Lines()[4].Cells[1].Text == good {
		t.Errorf("after the correction: status %v, altitude %q", got, tab.table.Lines()[4].Cells[1].Text)
	}
	if tab.form.place.name != "" || !strings.HasPrefix(tab.form.place.field.Text(), "39.7540° S") {
		t.Errorf("the place is still called %q", tab.form.place.field.Text())
	}
}

func TestTimeOutOfRangeIsNamedBesideTheDate(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	write(tab.form.date, "3001-01-01")
	if tab.form.live() {
		t.Error("the clock runs on after a date was typed")
	}
	if err := tab.form.date.Complaint(); err == nil || !strings.HasPrefix(err.Error(), "3001-01-01 is outside") || !strings.Contains(err.Error(), "3000 BC") {
		t.Errorf("beside the date: %v", err)
	}
	if tab.valid {
		t.Error("the old answer is not marked")
	}
	// In the first hours of the first year at a place east of Greenwich it is still the year before
	// there: the limits are instants.
	write(tab.form.lat, "33.87 S")
	write(tab.form.lon, "151.21 E")
	write(tab.form.date, "-2999-01-01")
	write(tab.form.clock, "09:04")
	const want = "choose a time from 1 January 3000 BC (−2999), 00:00 UTC to 31 December 3000, 23:59 UTC"
	if err := tab.form.date.Complaint(); err == nil || strings.Contains(err.Error(), "the year") || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("at 9:04 in the east on the first day: %v", err)
	}
	write(tab.form.clock, "11:04")
	if err := tab.form.date.Complaint(); err != nil || !tab.valid {
		t.Errorf("two hours later: %v", err)
	}
}

func TestCityIsFoundAndTaken(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	entry := tab.form.place.field.Entry()
	win.Canvas().Focus(entry)
	write(tab.form.place.field, "melbourne")
	if !tab.form.place.list.Visible() {
		t.Fatal("no city is offered")
	}
	press(entry, fyne.KeyReturn)
	if got := tab.form.place.field.Text(); got != "Melbourne, Victoria, Australia" {
		t.Errorf("place %q", got)
	}
	if lat := tab.sky.Observer.Latitude.Deg(); lat > -37 || lat < -39 {
		t.Errorf("latitude %v", lat)
	}
	if tab.form.observerZone.String() != "Australia/Melbourne" || !strings.Contains(tab.form.zone.Text(), "UTC+11") {
		t.Errorf("zone %v, shown as %q", tab.form.observerZone, tab.form.zone.Text())
	}
	if tab.form.clock.Text() != "23:48:07" {
		t.Errorf("time there %q", tab.form.clock.Text())
	}
	write(tab.form.place.field, "xyzzy")
	press(entry, fyne.KeyReturn)
	if err := tab.form.place.field.Err(); err == nil || !strings.Contains(err.Error(), "xyzzy") {
		t.Errorf("an unknown city: %v", err)
	}
}

func TestStepsStopTheClock(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	tab.form.step.SetIndex(3) // a day
	test.Tap(tab.form.forth)
	tab.form.step.SetIndex(usualStep) // an hour
	test.Tap(tab.form.back)
	if got := tab.form.date.Text() + " " + tab.form.clock.Text(); got != "2026-11-23 11:48:07" || tab.form.live() {
		t.Errorf("after +1 d −1 h: %q, live %v", got, tab.form.live())
	}
	if tab.sky.Time.Unix() != noonUTC.Unix()+23*3600 {
		t.Errorf("the sky is that of %v", tab.sky.Time)
	}
	tab.form.zone.SetIndex(observerClock)
	press(tab.form.place.field.Entry())
	write(tab.form.lon, "145")
	if tab.sky.Time.Unix() != noonUTC.Unix()+23*3600 {
		t.Errorf("another longitude moved the instant to %v", tab.sky.Time)
	}
	if tab.form.clock.Text() == "11:48:07" {
		t.Error("the time was not written anew on the clock of the new place")
	}
}

func TestViewsSelectEachOther(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 1280, 756)
	press(tab.table.FocusTarget(), fyne.KeyHome, fyne.KeyDown)
	if tab.selected != ephem.Moon || tab.card.sight.Body != ephem.Moon || tab.dome.shown.selected != ephem.Moon {
		t.Errorf("the table chose %v, the card shows %v, the dome %v", tab.selected, tab.card.sight.Body, tab.dome.shown.selected)
	}
	sun, _ := tab.sky.Sight(ephem.Sun)
	if !sun.Up {
		t.Fatal("the Sun is not up at noon in Greenwich")
	}
	test.TapAt(tab.dome, tab.dome.spot(sun))
	if tab.selected != ephem.Sun || tab.table.Selected() != 0 {
		t.Errorf("the dome chose %v, the table shows line %d", tab.selected, tab.table.Selected())
	}
	before := tab.selected
	tab.onChart(fyne.NewPos(1, 1))
	if tab.selected != before {
		t.Error("a press outside of every curve chose a body")
	}
}

func TestOptionsFilterTheBodies(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	tab.form.others.SetChecked(false)
	if got := len(tab.table.Lines()); got != 7 {
		t.Errorf("%d bodies without the Sun, the Moon and Pluto", got)
	}
	tab.form.onlyUp.SetChecked(true)
	for _, l := range tab.table.Lines() {
		if strings.HasPrefix(l.Cells[1].Text, "−") {
			t.Errorf("%s is shown at %s", l.Cells[0].Text, l.Cells[1].Text)
		}
	}
	refracted := tab.sky.Sights[0].Seen
	tab.form.refraction.SetChecked(false)
	if got := tab.sky.Sights[0].Seen; got >= refracted {
		t.Errorf("without refraction %v stands at %v, with it at %v", tab.sky.Sights[0].Body, got, refracted)
	}
}

func TestChartAndTableAreSaved(t *testing.T) {
	tab, _ := stage(t, widget.Dark, 960, 596)
	path := filepath.Join(t.TempDir(), "chart.png")
	if err := tab.SaveChart(path); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := png.Decode(f); err != nil {
		t.Error(err)
	}
	csv := filepath.Join(t.TempDir(), "table.csv")
	if err := tab.writeCSV(csv); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(csv); strings.Count(string(b), "\n") != 11 {
		t.Errorf("the CSV has %d lines", strings.Count(string(b), "\n"))
	}
	shown := filepath.Join(t.TempDir(), "shown.csv")
	if err := tab.writeTable(shown); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(shown)
	if err != nil {
		t.Fatal(err)
	}
	checkCopied(t, strings.ReplaceAll(string(written), ",", "\t"))
	tab.onCopy()
	checkCopied(t, fyne.CurrentApp().Clipboard().Content())
	fyne.CurrentApp().Clipboard().SetContent("")
	tab.table.FocusTarget().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	checkCopied(t, fyne.CurrentApp().Clipboard().Content())
}

// checkCopied reads a copied table as a spreadsheet does.
func checkCopied(t *testing.T, text string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != 11 || !strings.HasPrefix(lines[0], "Body\tAltitude as seen (deg)\t") || !strings.HasSuffix(lines[0], "Next set (UTC)") {
		t.Fatalf("copied %q", text)
	}
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		figures := len(sky.Usual()) - 1 // the last is a constellation
		if len(cells) != figures+5 {
			t.Fatalf("%d cells in %q", len(cells), line)
		}
		for i, cell := range cells {
			_, number := strconv.ParseFloat(cell, 64)
			_, moment := time.Parse("2006-01-02 15:04", cell)
			switch {
			case i >= 1 && i <= figures && number != nil, i >= figures+2 && moment != nil:
				t.Errorf("%s: a spreadsheet does not count with %q", cells[0], cell)
			}
		}
	}
}

func TestInputsAreRemembered(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	write(tab.form.lat, "-39.754")
	write(tab.form.lon, "145.051")
	tab.form.onlyUp.SetChecked(true)
	again := newTab(win, tab.prefs, tab.now, nil)
	if again.form.lat.Text() != "-39.754" || again.form.lon.Text() != "145.051" || !again.form.onlyUp.Checked() {
		t.Errorf("remembered %q %q %v", again.form.lat.Text(), again.form.lon.Text(), again.form.onlyUp.Checked())
	}
	tab.prefs.SetString(prefLatitude, "nonsense")
	tab.prefs.SetInt(prefClock, 77)
	third := newTab(win, tab.prefs, tab.now, nil)
	if third.form.lat.Text() != "51.4769" || !third.valid {
		t.Errorf("after a wrong remembered latitude: %q, valid %v", third.form.lat.Text(), third.valid)
	}
}
