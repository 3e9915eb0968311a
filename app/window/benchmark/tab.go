// Package benchmark is the Benchmark tab: what to measure and under which load
// at the left, what came of it as a chart, a verdict and a table at the right.
//
// The engine knows nothing of the tab: while a run goes on, a goroutine of the
// tab asks the runner for a snapshot four times a second and hands it to the
// goroutine of the user interface, to which everything else here belongs. What
// is typed and what is shown are values of the packages form and view.
package benchmark

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
)

// Errors of Run where no input is wrong.
var (
	ErrBusy   = errors.New("a run is under way; stop it first")
	ErrClosed = errors.New("the window is closing")
)

// Tab is the Benchmark tab. All its methods belong to the goroutine of the user
// interface.
type Tab struct {
	win   fyne.Window
	prefs fyne.Preferences
	host  host

	in      *inputs
	centre  *centre
	bar     *widget.StatusBar
	content fyne.CanvasObject

	clients  clients
	machine  view.Machine
	run      *run            // under way, or nil
	asking   bool            // a host is looked up, or consent asked for
	question *consent        // on screen, or nil
	agreed   map[string]bool // hosts whose load was agreed to, in this session
	results  *bench.Results  // on screen, or nil
	ran      form.Values     // the form that the results came from
	failure  string          // why the last run has no results, or ""
	remark   string          // about the results on screen, in place of how their run ended
	file     brought         // what the inputs were filled from, if a file was opened
	strange  strangers       // programs that files named and nobody has allowed
	saved    string          // the file that the chart on screen was saved as last, or ""
	measured form.Measured   // in this session
	journal  journal         // of the run on screen or under way

	stopLooking context.CancelFunc // for Python; nil before it was looked for

	closed  bool
	running sync.WaitGroup // every goroutine of the tab
}

// New returns the tab with the inputs that the preferences remember.
func New(win fyne.Window, prefs fyne.Preferences) *Tab {
	return newTab(win, prefs, thisHost())
}

func newTab(win fyne.Window, prefs fyne.Preferences, h host) *Tab {
	t := &Tab{
		win: win, prefs: prefs, host: h,
		agreed: make(map[string]bool), strange: make(strangers), measured: make(form.Measured),
	}
	t.in = newInputs(remembered(prefs))
	t.in.onChanged = t.onInput
	t.in.onSubmitted = func() { _ = t.Run() }
	t.in.python.onLook = t.look
	t.in.later = t.later
	t.in.run.OnTapped = func() { _ = t.Run() }
	t.in.stop.OnTapped = t.Stop
	t.centre = newCentre(win)
	t.centre.onBaseline = t.onBaseline
	t.centre.onSaved = t.onSaved
	t.bar = widget.NewStatusBar()
	t.clients.pane = newClientPane(win)
	t.clients.pane.onSaved = t.onClientsSaved
	t.content = widget.Tab(t.in.object, container.NewStack(t.centre.object, t.clients.pane.object), t.bar)
	t.in.showLooking()
	t.onInput()
	t.bind()
	fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { t.onTheme() })
	return t
}

// Start looks for Python, in the background: a search of all folders for programs,
// which takes longer than the window does to open. It is called each time the tab
// comes into sight.
func (t *Tab) Start() {
	if t.stopLooking == nil {
		t.in.python.look()
	}
}

// Content is what the window shows for the tab.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to the first input; the sidebar stays as it was scrolled.
func (t *Tab) Focus() { t.in.side.FocusStill(t.win.Canvas(), t.in.target) }

// Busy reports whether a run is under way, or about to be after a question.
func (t *Tab) Busy() bool { return t.machine.Busy() || t.clients.machine.Busy() || t.asking }

// ofClients reports whether clients are on screen, and not servers: those that run,
// or else what the inputs ask for.
func (t *Tab) ofClients() bool {
	switch {
	case t.machine.Busy():
		return false
	case t.clients.machine.Busy():
		return true
	}
	return form.Target(t.in.target.Index()) == form.Clients
}

// shown is the state of what is on screen.
func (t *Tab) shown() view.Machine {
	if t.ofClients() {
		return t.clients.machine
	}
	return t.machine
}

// Results are those on screen, of a run that has ended; false before any has.
func (t *Tab) Results() (bench.Results, bool) {
	if t.results == nil {
		return bench.Results{}, false
	}
	return *t.results, true
}

// SaveChart writes the chart on screen as a PNG picture.
func (t *Tab) SaveChart(path string) error {
	if t.ofClients() {
		return t.clients.pane.chart.SaveTo(path)
	}
	return t.centre.chart.SaveTo(path)
}

// Close ends what runs and returns when every process and every goroutine that
// the tab started has ended. The tab cannot be used afterwards.
func (t *Tab) Close() {
	t.closed = true
	if t.run != nil {
		t.run.cancel()
	}
	if t.clients.run != nil {
		t.clients.run.cancel()
	}
	if t.stopLooking != nil {
		t.stopLooking()
	}
	t.running.Wait()
	t.journal.forget()
}

// onInput follows every change of the inputs.
func (t *Tab) onInput() {
	v := t.in.values()
	valid := len(v.Problems()) == 0
	t.machine = t.machine.Input(valid, t.results == nil || t.ran.Equal(v) || t.file.run && t.file.asked(v))
	t.clients.machine = t.clients.machine.Input(valid, t.clients.results == nil || t.clients.ran.Equal(v))
	t.prefs.SetString(prefsKey, t.strange.without(v).Encode())
	t.refresh()
}

// onSaved says where the chart went.
func (t *Tab) onSaved(path string) {
	t.saved = path
	t.refresh()
}

// onTheme gives everything the colours of the theme that is worn now.
func (t *Tab) onTheme() {
	if !t.closed {
		t.in.recheck()
		t.refresh()
	}
}

// onBaseline is Make baseline pressed: it compares the results on screen with another configuration.
func (t *Tab) onBaseline(config string) {
	if t.results == nil || t.machine.Busy() || !view.CanBeBaseline(*t.results, config) {
		t.refresh()
		return
	}
	again := view.Against(*t.results, config)
	t.results = &again
	t.refresh()
}

// refresh shows the state of the tab everywhere but for what a snapshot brings.
func (t *Tab) refresh() {
	v := t.in.values()
	valid := len(v.Problems()) == 0
	clients := t.ofClients()
	t.centre.object.Hidden, t.clients.pane.object.Hidden = clients, !clients
	summary := ""
	if v.Target == form.Clients {
		plan, _ := v.ClientPlan()
		summary = form.ClientSummary(plan, form.ClientEstimate(plan))
		t.clients.refresh(plan, t.in.complaint().sentence)
	} else {
		summary = t.refreshServers(v, valid)
	}
	t.in.show(t.shown(), t.asking, summary)
	t.bar.Set(t.status()...)
}

// refreshServers does that for servers, and sums up what the inputs ask for.
func (t *Tab) refreshServers(v form.Values, valid bool) (summary string) {
	invitation := t.in.complaint().sentence
	if plan, problems := t.plan(v); valid && len(problems) == 0 {
		estimate := form.Estimate(plan, t.measured)
		summary, invitation = form.Summary(plan, estimate), form.Invitation(plan, estimate)
	}
	t.centre.carried = t.file.notices(v)
	switch {
	case t.machine.Busy():
	case t.results != nil:
		t.centre.showResults(*t.results, t.machine.Stale)
	case t.failure != "":
		t.centre.showFailure(t.failure)
	default:
		t.centre.showEmpty(invitation)
	}
	return summary
}

// status is the left of the status bar.
func (t *Tab) status() []widget.Status {
	machine := widget.Status{Text: view.MachineOf(t.host.machine)}
	now := func(k widget.Kind, text string) []widget.Status {
		return []widget.Status{{Kind: k, Text: text}, machine}
	}
	switch t.shown().State() {
	case "running":
		return now(widget.Live, "running")
	case "stopping":
		return now(widget.Live, "stopping: the servers are being ended")
	case "invalid":
		if t.in.complaint().missing {
			return now(widget.Plain, "waiting for what to measure")
		}
		return now(widget.Failure, "an input is wrong")
	}
	switch {
	case t.asking:
		return now(widget.Live, "asking before anything begins")
	case t.ofClients():
		items := t.clients.status()
		return slices.Insert(items, 1, machine)
	case t.failure != "":
		return now(widget.Failure, "failed")
	case t.results == nil:
		return now(widget.Plain, "ready")
	case t.remark != "":
		return now(widget.Warning, t.remark)
	}
	kind := widget.Success
	switch done, _ := view.Repeats(*t.results); {
	case done == 0:
		kind = widget.Failure
	case t.results.Stopped:
		kind = widget.Warning
	}
	items := now(kind, view.Ended(*t.results))
	if t.file.run {
		items = append(items, widget.Status{Text: "opened " + filepath.Base(t.file.path)})
	}
	if t.saved != "" {
		items = append(items, widget.Status{Text: "chart saved as " + filepath.Base(t.saved), File: t.saved})
	}
	return items
}
