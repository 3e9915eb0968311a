// Package benchmark is the Benchmark tab: the plan at the left, its results as a chart,
// a verdict and a table at the right. One session carries the comparison of servers, one
// that of clients; both show their results in a pane.
//
// The engine knows nothing of the tab: while a run goes on, a goroutine of the tab asks
// the runner for snapshots and hands some of them, seldom under load, to the goroutine of the user
// interface, to which everything else here belongs. The package form turns typed text
// into a plan; the package view turns results into rows and sentences.
package benchmark

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/clients"
	"perihelion/bench/picture"
	"perihelion/bench/warning"
)

// Errors of Run where no input is wrong.
var (
	ErrBusy   = errors.New("a run is under way. Stop it first")
	ErrClosed = errors.New("the window is closing")
)

// Tab is the Benchmark tab. All its methods belong to the goroutine of the user
// interface.
type Tab struct {
	win   fyne.Window
	prefs fyne.Preferences
	host  host

	in      *inputs
	servers *serverSession
	clients *clientSession
	bar     *widget.StatusBar
	content fyne.CanvasObject

	asking    bool            // a host is looked up, or consent asked for
	question  *consent        // on screen, or nil
	agreed    map[string]bool // hosts that the user agreed to load, until the program ends
	file      openedFile      // that filled the inputs, if one was opened
	untrusted untrusted       // programs that files named and the user has not allowed
	measured  form.Measured   // until the program ends
	runs      runs            // kept on the disk
	past      *past           // their list
	last      *lastRuns       // the newest of them
	leaving   *consent        // on screen while a run keeps the window open, or nil

	stopTrying  context.CancelFunc // a request that is sent once; nil: there is none
	stopLooking context.CancelFunc // for Python; nil before it was looked for

	closed  bool
	running sync.WaitGroup // every goroutine of the tab

	// OnRun is called with how much of the run under way is done, 0 to 1, and with −1 when
	// there is none any more. OnOver is called when a run has ended, with its outcome in
	// words. All may be nil.
	OnRun  func(fraction float64)
	OnOpen func() // a file is to be opened
	OnOver func(took time.Duration, outcome string)
}

// New returns the tab with the inputs that the preferences remember.
func New(win fyne.Window, prefs fyne.Preferences) *Tab {
	return newTab(win, prefs, thisHost())
}

func newTab(win fyne.Window, prefs fyne.Preferences, h host) *Tab {
	t := &Tab{
		win: win, prefs: prefs, host: h,
		agreed: make(map[string]bool), untrusted: make(untrusted), measured: make(form.Measured),
	}
	t.in = newInputs(remembered(prefs), h.machine.Cores, t.measured)
	t.in.unfold(prefs.StringListWithFallback(unfoldedKey, []string{"urls", "servers", "clients"}))
	t.in.onFolded = func() { prefs.SetStringList(unfoldedKey, t.in.unfolded()) }
	t.in.onChanged = t.onInput
	t.in.onSubmitted = func() { _ = t.Run() }
	t.in.python.onLook = t.look
	t.in.asks.onTry, t.in.asks.onCancel = t.tryOnce, func() { t.stopTrying() }
	t.in.later = t.later
	t.in.run.OnTapped = func() { _ = t.Run() }
	t.in.stop.OnTapped = t.Stop
	t.servers, t.clients = newServers(win), newClients(win)
	attach(t, &t.servers.session, func(r bench.Results) {
		t.measured.Learn(r)
		onKept(t, &t.servers.session, r, r.Finished)
	})
	attach(t, &t.clients.session, func(r clients.Results) { onKept(t, &t.clients.session, r, r.Finished) })
	t.servers.onShown = t.remember
	for _, b := range []*widget.Button{t.servers.open, t.clients.open} {
		b.OnTapped = func() {
			if t.OnOpen != nil {
				t.OnOpen()
			}
		}
	}
	t.servers.pane.onNew, t.clients.pane.onNew = t.New, t.New
	t.past, t.last = newPast(t), newLastRuns(t, t.servers.object())
	for _, b := range []*widget.Button{t.servers.past, t.clients.past} {
		b.OnTapped = t.OpenHistory
	}
	for _, b := range []*widget.Button{t.servers.compare, t.clients.compare} {
		b.OnTapped = t.compareOnScreen
	}
	t.bar = widget.NewStatusBar()
	t.content = container.NewStack(
		widget.Tab(t.in.object, container.NewStack(t.last.start, t.clients.object(), t.past.object), t.bar),
		t.servers.pane.tips, t.clients.pane.tips)
	t.in.showLooking()
	t.onInput()
	t.bind()
	fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { t.onTheme() })
	return t
}

// attach makes a session part of the tab, and hands on the results of its runs.
func attach[R, S any](t *Tab, s *session[R, S], learn func(R)) {
	s.running, s.do, s.paint, s.hold, s.calm = &t.running, t.host.do, t.host.paint, t.host.hold, t.host.calm
	s.onEnded = func(r R) {
		learn(r)
		t.onInput()
	}
	s.pane.onSaved = func(path string) {
		s.saved = path
		t.refresh()
	}
	s.onRun = func() {
		t.followLeaving()
		if t.OnRun != nil {
			t.OnRun(s.done())
		}
	}
	s.onOver = func(took time.Duration, outcome string) {
		if t.OnOver != nil {
			t.OnOver(took, outcome)
		}
	}
	s.pane.onNote = func(text string) {
		s.note = text
		t.refresh()
	}
}

// Start looks for Python, in the background: a search of all folders for programs,
// which takes longer than the window does to open. It is called each time the tab
// comes into sight.
func (t *Tab) Start() {
	if t.stopLooking == nil {
		t.in.python.look()
	}
	if t.in.request.refollow() {
		t.onInput()
	}
}

// Follow lets the request to the planet servers follow a place: that of the Planets tab,
// while it is known.
func (t *Tab) Follow(place func() (form.Place, bool)) {
	t.in.request.place = place
	t.in.recheck()
}

// Content is the content of the tab.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keyboard to the first input; the sidebar stays as it was scrolled.
func (t *Tab) Focus() { t.in.side.FocusStill(t.win.Canvas(), t.in.target) }

// Busy reports whether a run is under way, or about to be after a question.
func (t *Tab) Busy() bool { return t.servers.machine.Busy() || t.clients.machine.Busy() || t.asking }

// ofClients reports whether clients are on screen, and not servers: the session that
// runs, or else the target in the inputs.
func (t *Tab) ofClients() bool {
	switch {
	case t.servers.machine.Busy():
		return false
	case t.clients.machine.Busy():
		return true
	}
	return form.Target(t.in.target.Index()) == form.Clients
}

// onScreen returns the session on screen, of either kind.
func (t *Tab) onScreen() interface {
	state() view.Machine
	saveChart(path string) error
	outcome() widget.Status
	taken() []widget.Status
	keptAs() *keptRun
	shows() bool
	doubts() []warning.Warning
	noted(text string)
	savedAs(path string)
} {
	if t.ofClients() {
		return t.clients
	}
	return t.servers
}

// Results returns the results of servers on screen, of a run that has ended; false
// before any has.
func (t *Tab) Results() (bench.Results, bool) {
	if t.servers.results == nil {
		return bench.Results{}, false
	}
	return *t.servers.results, true
}

// Note is the run of servers on screen as a picture of it carries it.
func (t *Tab) Note() (picture.Note, error) {
	results, ok := t.Results()
	if !ok {
		return picture.Note{}, widget.ErrNothingToSave
	}
	return results.Note()
}

// SaveChart writes the chart on screen as a PNG picture.
func (t *Tab) SaveChart(path string) error {
	return t.onScreen().saveChart(path)
}

// Close stops the run under way and returns when every process and every goroutine
// that the tab started has ended. The tab cannot be used afterwards.
func (t *Tab) Close() {
	t.closed = true
	t.servers.close()
	t.clients.close()
	if t.stopLooking != nil {
		t.stopLooking()
	}
	if t.stopTrying != nil {
		t.stopTrying()
	}
	t.running.Wait()
}

// onInput follows every change of the inputs.
func (t *Tab) onInput() {
	c := t.in.checked()
	v, valid := c.Values, c.Valid()
	t.servers.input(v, valid)
	if t.file.run && t.file.asked(v) {
		t.servers.machine.Stale = false
	}
	t.clients.input(v, valid)
	t.prefs.SetString(prefsKey, t.untrusted.without(v).Encode())
	t.refresh()
}

// onTheme gives everything the colours of the present theme.
func (t *Tab) onTheme() {
	if !t.closed {
		t.in.recheck()
		t.refresh()
	}
}

// refresh shows the state of the tab everywhere. Snapshots are shown by the sessions.
func (t *Tab) refresh() {
	c := t.in.checked()
	v := c.Values
	ofClients := t.ofClients()
	listed := t.past.object.Visible()
	t.servers.object().Hidden, t.clients.object().Hidden = listed || ofClients, listed || !ofClients
	t.last.show(!listed && !ofClients && t.servers.results == nil && !t.Busy(), &t.past.runs)
	var summary string
	if v.Target == form.Clients {
		summary = t.refreshClients(c.Clients)
	} else {
		summary = t.refreshServers(v)
	}
	t.in.showState(t.onScreen().state(), t.asking, summary)
	t.bar.Set(t.status()...)
}

// refreshServers does so for servers, and returns the plan in words.
func (t *Tab) refreshServers(v form.Values) (summary string) {
	invitation := chart.Invitation{Text: t.in.complaint().sentence}
	if plan, problems := t.plan(v); len(problems) == 0 {
		estimate := form.Estimate(plan, t.measured)
		summary, invitation = form.Summary(plan, estimate), form.Invitation(plan, estimate)
	}
	t.servers.pane.carried = t.file.notices(v)
	t.servers.refresh(invitation)
	return summary
}

// refreshClients does so for clients.
func (t *Tab) refreshClients(plan clients.Plan) (summary string) {
	estimate := form.ClientEstimate(plan)
	invitation := chart.Invitation{Text: t.in.complaint().sentence}
	if invitation.Text == "" {
		invitation = form.ClientInvitation(plan, estimate)
	}
	t.clients.refresh(invitation)
	return form.ClientSummary(plan, estimate)
}
