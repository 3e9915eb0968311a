package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark"
	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/crash"
	"perihelion/app/window/loop"
	"perihelion/app/window/planets"
	"perihelion/app/window/settings"
	"perihelion/app/window/widget"
	"perihelion/assets"
	"perihelion/bench/store"
)

// The numbers of the tabs.
const (
	planetsTab = iota
	benchmarkTab
)

var tabs = [...]string{planetsTab: "Planets", benchmarkTab: "Benchmark"}

// Names under which the shell's own state is remembered.
const (
	prefTheme = "theme"
	prefDay   = "theme.day" // the one that the red theme took the place of
	prefTab   = "tab"
)

// Window is the program's window.
type Window struct {
	app      fyne.App
	win      fyne.Window
	settings *settings.Settings

	planets   *planets.Tab
	benchmark *benchmark.Tab
	bar       *widget.TabBar
	pages     []fyne.CanvasObject // none before the window is filled
	body      *fyne.Container
	shell     *shellLayout
	started   bool // work in the background may begin
	closing   bool
	desktop   float32 // scale that the user has chosen for all programs
	front     bool    // of all windows
	begin     func()  // once the window is shown; nil: nothing
	folder    string  // for files that outlive a crash; "" where nothing is kept
}

func newWindow(app fyne.App, kept *settings.Settings) *Window {
	w := newShell(app, kept)
	w.fill()
	return w
}

// newShell makes the window without its pages, which take as long to make as all the
// rest: it can be shown before.
func newShell(app fyne.App, kept *settings.Settings) *Window {
	w := &Window{app: app, settings: kept}
	kept.Attach(app)
	w.desktop = desktopScale(app)
	if w.textSize() != normalSize {
		w.scale()
	}
	app.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	app.Settings().SetTheme(widget.NewTheme(widget.Variant(kept.String(prefTheme))))
	w.win = app.NewWindow(assets.Name) // a desktop finds the program's entry by this title
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.bar = widget.NewTabBar(tabs[:], w.onTab)
	w.bar.SetIndex(kept.Int(prefTab))
	w.shell = &shellLayout{}
	w.body = container.New(w.shell, newHead(w.bar, widget.NewBurger(w.menu)))
	w.win.SetContent(w.body)
	return w
}

// fill makes the pages and shows the one of the tab.
func (w *Window) fill() {
	w.planets = planets.New(w.win, w.settings)
	w.benchmark = benchmark.New(w.win, w.settings)
	w.benchmark.Follow(w.place)
	w.benchmark.OnOpen = w.onOpen
	w.watch(w.benchmark)
	w.pages = []fyne.CanvasObject{w.planets.Content(), w.benchmark.Content()}
	for _, page := range w.pages {
		w.body.Add(page)
	}
	w.bind(w.listen)
	w.win.SetCloseIntercept(w.quit)
	w.win.SetOnDropped(w.onDropped)
	w.showTab(w.bar.Index())
	w.app.Settings().AddListener(func(fyne.Settings) { loop.Do(w.planets.Refresh) })
	w.settings.OnProblem(func(err error) { loop.Do(func() { w.planets.Warn(err) }) })
}

// place is where the Planets tab looks from, and at which body.
func (w *Window) place() (form.Place, bool) {
	o, body, known := w.planets.Whereabouts()
	return form.Place{Body: body.String(), Latitude: o.Latitude.Deg(), Longitude: o.Longitude.Deg(), Elevation: o.Elevation}, known
}

// open makes the window for an app, in the state that settings remember, and shows
// it. The frame is painted before the pages are made.
func open(app fyne.App, kept *settings.Settings) (w *Window, err error) {
	err = opening(func() {
		w = newShell(app, kept)
		w.show()
	})
	if err == nil {
		w.fill()
	}
	return w, err
}

func (w *Window) start() {
	loop.Rest(w.win)
	loop.Leave(w.win)
	w.planets.Start()
	w.started = true
	w.showTab(w.bar.Index())
	if w.bar.Index() != planetsTab { // a field there would blink its cursor, which paints the window five times a second
		w.focus()
	}
	if w.folder != "" {
		w.benchmark.KeepIn(store.Default())
		w.app.Lifecycle().SetOnEnteredForeground(func() { loop.Do(w.benchmark.LookAgain) })
	}
	if w.begin != nil { // it takes the place of the last run
		w.offer(false)
		w.begin()
		return
	}
	w.benchmark.Resume(w.offer)
}

// onTab shows a tab, remembers it and gives it the keyboard.
func (w *Window) onTab(index int) {
	if w.pages == nil {
		return
	}
	crash.Did("tab " + tabs[index])
	w.showTab(index)
	w.settings.SetInt(prefTab, index)
	w.focus()
}

func (w *Window) showTab(index int) {
	for i, page := range w.pages {
		if i == index {
			page.Show()
		} else {
			page.Hide()
		}
	}
	w.planets.SetActive(index == planetsTab)
	if index == benchmarkTab && w.started {
		w.benchmark.Start()
	}
}

// focus gives the keyboard to the tab shown.
func (w *Window) focus() {
	if w.bar.Index() == planetsTab {
		w.planets.Focus()
	} else {
		w.benchmark.Focus()
	}
}

// theme is the one that was chosen.
func (w *Window) theme() widget.Variant {
	return widget.Variant(w.settings.StringWithFallback(prefTheme, string(widget.System)))
}

// onRed puts the red theme on, or back the one before.
func (w *Window) onRed() {
	v := widget.Red
	if w.theme() == widget.Red {
		v = widget.Variant(w.settings.StringWithFallback(prefDay, string(widget.System)))
	}
	w.onTheme(v)
}

// onTheme sets a theme and remembers it.
func (w *Window) onTheme(v widget.Variant) {
	crash.Did("theme " + string(v))
	if v != widget.Red {
		w.settings.SetString(prefDay, string(v))
	}
	w.settings.SetString(prefTheme, string(v))
	w.app.Settings().SetTheme(widget.NewTheme(v))
}

// quit closes the window, after the user has agreed to end a run that is under way.
func (w *Window) quit() {
	if w.closing {
		return
	}
	if w.benchmark.Running() {
		w.bar.SetIndex(benchmarkTab)
	}
	w.benchmark.Leave(w.close)
}

// close stops everything that runs, and ends the program.
func (w *Window) close() {
	if w.closing {
		return
	}
	w.closing = true
	_ = w.settings.Flush() // there is nowhere left to report it
	w.win.Hide()
	w.benchmark.Close()
	w.planets.Close()
	w.win.SetCloseIntercept(nil)
	w.app.Quit()
}
