package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark"
	"perihelion/app/window/crash"
	"perihelion/app/window/planets"
	"perihelion/app/window/settings"
	"perihelion/app/window/widget"
	"perihelion/assets"
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
	pages     [2]fyne.CanvasObject
	shell     *shellLayout
	closing   bool
	begin     func() // once the window is shown; nil: nothing
	folder    string // for what must outlive a crash; "" where nothing is kept
}

// New makes the window for an app, in the state that the settings remember.
// Nothing runs in the background before it is shown.
// What must outlive a crash is kept in a folder.
func New(app fyne.App, folder string) *Window {
	w := newWindow(app, openSettings())
	w.folder = folder
	return w
}

func newWindow(app fyne.App, kept *settings.Settings) *Window {
	w := &Window{app: app, settings: kept}
	kept.Attach(app)
	app.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	app.Settings().SetTheme(widget.NewTheme(widget.Variant(kept.String(prefTheme))))
	w.win = app.NewWindow(assets.Name) // a desktop finds the program's entry by this title
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.planets = planets.New(w.win, kept)
	w.benchmark = benchmark.New(w.win, kept)
	w.build()
	w.bind(w.listen)
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(w.onDropped)
	w.bar.SetIndex(kept.Int(prefTab))
	app.Settings().AddListener(func(fyne.Settings) { fyne.Do(w.planets.Refresh) })
	kept.OnProblem(func(err error) { fyne.Do(func() { w.planets.Warn(err) }) })
	return w
}

func (w *Window) build() {
	w.bar = widget.NewTabBar(tabs[:], w.onTab)
	w.pages = [2]fyne.CanvasObject{w.planets.Content(), w.benchmark.Content()}
	w.pages[benchmarkTab].Hide()
	head := newHead(w.bar, widget.NewBurger(w.menu))
	w.shell = &shellLayout{}
	w.win.SetContent(container.New(w.shell, head, w.pages[planetsTab], w.pages[benchmarkTab]))
}

// ShowAndRun shows the window and returns when it is closed, or with an error where
// it cannot be shown.
func (w *Window) ShowAndRun() error {
	w.app.Lifecycle().SetOnStarted(w.start)
	return w.showAndRun()
}

func (w *Window) showAndRun() error {
	if err := opening(w.show); err != nil {
		return err
	}
	w.app.Run()
	return nil
}

func (w *Window) start() {
	w.planets.Start()
	w.benchmark.Start()
	if w.folder != "" {
		w.benchmark.KeepIn(w.folder)
		// What a file brings would take the place of a run that was recovered: that
		// one waits for a start without a file.
		w.offer(w.begin == nil && w.benchmark.Recover())
	}
	if w.begin != nil {
		w.begin()
	}
}

// onTab shows a tab and gives it the keyboard.
func (w *Window) onTab(index int) {
	for i, page := range w.pages {
		if i == index {
			page.Show()
		} else {
			page.Hide()
		}
	}
	w.planets.SetActive(index == planetsTab)
	crash.Did("tab " + tabs[index])
	w.settings.SetInt(prefTab, index)
	w.focus()
}

// focus gives the keyboard to the tab shown.
func (w *Window) focus() {
	if w.bar.Index() == planetsTab {
		w.planets.Focus()
	} else {
		w.benchmark.Focus()
	}
}

// onTheme wears a theme and remembers it.
func (w *Window) onTheme(v widget.Variant) {
	crash.Did("theme " + string(v))
	w.settings.SetString(prefTheme, string(v))
	w.app.Settings().SetTheme(widget.NewTheme(v))
}

// close stops what runs, all of it, and ends the program.
func (w *Window) close() {
	if w.closing {
		return
	}
	w.closing = true
	_ = w.settings.Flush() // there is nobody left to tell
	w.win.Hide()
	w.benchmark.Close()
	w.planets.Close()
	w.win.SetCloseIntercept(nil)
	w.app.Quit()
}
