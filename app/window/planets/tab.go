// Package planets is the Planets tab: where the Sun, the Moon and the planets
// are for an observer at a time, as a dome, a chart, a card and a table that
// select each other.
//
// The fields of the form become sky.Inputs; sky.Look answers at once, on the
// goroutine of the user interface; sky.Ahead, which is slow, answers elsewhere
// and only when the day or the observer changes. The views redraw from the last
// good answer, which stays, marked, while the input is wrong.
package planets

import (
	"time"

	"fyne.io/fyne/v2"

	"perihelion/app/skychart"
	"perihelion/app/window/loop"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/gazetteer"
)

// Tab is the Planets tab. Everything but Close belongs to the goroutine of the
// user interface.
type Tab struct {
	win   fyne.Window
	prefs fyne.Preferences
	now   func() time.Time

	form      *form
	dome      *dome
	controls  domeControls
	heading   *widget.Heading // of the chart
	chart     *widget.ChartView
	charts    *charts
	pictured  pictured
	card      *card
	tonight   *tonight
	table     *widget.Table
	complaint *complaint
	bar       *widget.StatusBar
	centre    *fyne.Container
	body      *fyne.Container

	columns   []column // of the table
	chosen    []string // their keys
	refracted bool     // altitudes in them
	units     sky.Units

	columnsButton, unitsButton *widget.Button
	all                        *widget.Button // figures of the selected body

	sky      sky.Sky // the last good answer
	day      sky.Day // of that answer, or of one before while it is computed
	valid    bool    // the sky answers the present fields
	answered bool    // there is an answer at all
	failure  error   // of the last day that was asked for
	noted    note    // at the foot, of something that was done
	selected ephem.Body

	firmament firmament

	drawn    chartState
	ahead    *ahead
	errands  *errands
	openFile func(path string, done func(error)) // with the program of the desktop
	clock    *ticker
	pace     *pace       // of the clock
	typing   *time.Timer // runs while letters follow each other
	active   bool

	scrubbed scrubbed
	player   player
	after    func(time.Duration, func()) *time.Timer // calls on the goroutine of the user interface
}

// New makes the tab and shows the sky for the observer of the preferences, or for a place
// that is guessed from the computer's zone.
// Nothing runs in the background before Start.
func New(win fyne.Window, prefs fyne.Preferences) *Tab {
	return newTab(win, prefs, time.Now, sky.Home)
}

func newTab(win fyne.Window, prefs fyne.Preferences, now func() time.Time, home func() (gazetteer.Place, bool)) *Tab {
	t := &Tab{win: win, prefs: prefs, now: now, selected: ephem.Mars, active: true, pace: newPace(now), after: later, pictured: pictured{Look: widget.UsualLook()}}
	t.ahead, t.errands, t.openFile = newAhead(t.onDay), newErrands(), widget.OpenFile
	t.form = newForm(now)
	t.form.onStep, t.form.onSites = t.onStep, t.storeSites
	t.form.onPick, t.form.onAddSoon = t.PickDate, t.onAddSoon
	t.form.onPlaying, t.form.onSpeed, t.form.onScrub = t.play, t.onSpeed, t.onTimeline
	t.build()
	t.label()
	t.useUnits(readUnits(prefs.String(prefUnits)))
	t.restore(home)
	t.restoreColumns()
	t.restoreDome()
	t.charts.settle(skychart.ParseChoice(t.prefs.String(prefChart)))
	t.form.onChanged = t.onChanged
	t.form.onTyped, t.form.onLeft = t.onTyped, t.onLeft
	t.look()
	if b, ok := t.sky.Brightest(); ok && t.prefs.String(prefSelected) == "" {
		t.selected = b
		t.show()
	}
	return t
}

// Prepare unpacks the tables that the tab needs. It takes as long as a part of the
// opening of a window, beside which it can run on another goroutine.
func Prepare() { sky.ZoneAt(ephem.Greenwich()) }

// Content returns the tab's content for the window.
func (t *Tab) Content() fyne.CanvasObject { return t.body }

// Start runs the clock of the Now mode; from here on slow answers are computed
// in the background.
func (t *Tab) Start() {
	t.ahead.background, t.errands.background, t.form.place.later = true, true, loop.Do
	t.charts.compute.background = true
	if t.clock == nil {
		t.clock = startTicker(t.onTick)
	}
	forgetPrinted(t.now())
}

// SetActive reports whether the tab is in sight; the clock rests while it is not.
func (t *Tab) SetActive(active bool) {
	t.active = active
	if active {
		t.onTick()
	}
}

// Refresh draws everything again, as after a change of the theme.
func (t *Tab) Refresh() {
	t.form.tips.Leave()
	t.show()
}

// Ready reports whether all that the tab shows answers the present input: the
// sky and the day.
func (t *Tab) Ready() bool { return t.valid && t.day.Key == t.sky.Key() }

// Focus gives the keyboard to the first field; the sidebar stays as it was scrolled.
func (t *Tab) Focus() { t.form.sidebar.FocusStill(t.win.Canvas(), t.form.place.field.Entry()) }

// Close stops the clock and waits for its goroutines.
func (t *Tab) Close() {
	if t.clock != nil {
		t.clock.stop()
	}
	if t.typing != nil {
		t.typing.Stop()
	}
	t.stopPlaying()
	t.scrubbed.stop()
	t.ahead.close()
	t.charts.compute.close()
	t.errands.close()
}

// Document is the contract's document of the sky shown, if there is one.
func (t *Tab) Document() (almanac.Document, bool) {
	if !t.answered {
		return almanac.Document{}, false
	}
	q := t.sky.Question
	q.Bodies = t.bodies()
	d, err := q.Document()
	if err != nil {
		return almanac.Document{}, false
	}
	if !t.sky.Refraction {
		d = d.WithoutRefraction()
	}
	return d, true
}

// Whereabouts returns the observer and the selected body of the sky shown, if there is one.
func (t *Tab) Whereabouts() (o ephem.Observer, selected ephem.Body, known bool) {
	return t.sky.Observer, t.selected, t.answered
}

func (t *Tab) bodies() []ephem.Body {
	bodies := make([]ephem.Body, len(t.sky.Sights))
	for i, s := range t.sky.Sights {
		bodies[i] = s.Body
	}
	return bodies
}

// SaveChart writes the chart on screen as a PNG picture.
func (t *Tab) SaveChart(path string) error { return t.chart.SaveTo(path) }
