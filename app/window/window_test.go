package window

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/settings"
	"perihelion/app/window/widget"
	"perihelion/assets"
	"perihelion/ephem/text"
)

func opened(t *testing.T, kept *settings.Settings) *Window {
	t.Helper()
	w := newWindow(test.NewTempApp(t), kept)
	w.show()
	t.Cleanup(w.win.Close)
	return w
}

func TestWindowHasTheProgramsNameAndSize(t *testing.T) {
	w := opened(t, &settings.Settings{})
	if w.win.Title() != assets.Name {
		t.Errorf("title %q, want %q: a desktop matches its entry by it", w.win.Title(), assets.Name)
	}
	if got := w.win.Content().MinSize(); got != fyne.NewSize(leastWidth, leastHeight) {
		t.Errorf("the window cannot be smaller than %v, want %v × %v", got, leastWidth, leastHeight)
	}
	if got := w.win.Canvas().Size(); got != fyne.NewSize(width, height) {
		t.Errorf("the window opens at %v", got)
	}
}

func TestTabsAreShownOneAtATimeAndRemembered(t *testing.T) {
	prefs := &settings.Settings{}
	w := opened(t, prefs)
	if !w.pages[planetsTab].Visible() || w.pages[benchmarkTab].Visible() {
		t.Fatal("the window does not open with the Planets tab alone")
	}
	w.bar.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if w.pages[planetsTab].Visible() || !w.pages[benchmarkTab].Visible() {
		t.Error("the Right key did not show the Benchmark tab alone")
	}
	if again := opened(t, prefs); again.bar.Index() != benchmarkTab {
		t.Error("the tab is not remembered")
	}
	prefs.SetInt(prefTab, 99)
	if again := opened(t, prefs); again.bar.Index() != planetsTab {
		t.Errorf("a wrong remembered tab opens tab %d", again.bar.Index())
	}
}

// Whatever the pointer or the keyboard reaches in the window has a label.
func TestWindowIsReadAloud(t *testing.T) {
	w := opened(t, &settings.Settings{})
	for tab, want := range []string{"Tabs, Planets, 1 of 2", "Tabs, Benchmark, 2 of 2"} {
		w.bar.SetIndex(tab)
		if labels := rendertest.Labelled(t, w.win); !slices.Contains(labels, want) || !slices.Contains(labels, "Menu") {
			t.Errorf("on %s the labels are %q, want %q and the menu", tabs[tab], labels, want)
		}
	}
	w.onHelp()
	labels := rendertest.Labelled(t, w.win)
	if !slices.ContainsFunc(labels, func(l string) bool { return strings.Contains(l, "Keys and words") && strings.Contains(l, "magnitude") }) {
		t.Errorf("with the help the labels are %q", labels)
	}
}

func TestShortcutsChooseTheTab(t *testing.T) {
	w := opened(t, &settings.Settings{})
	var bound []string
	w.bind(func(s *desktop.CustomShortcut, do func()) {
		bound = append(bound, s.ShortcutName())
		before := w.bar.Index()
		if s.KeyName == fyne.Key2 || s.KeyName == fyne.KeyTab {
			do()
			if s.KeyName == fyne.KeyTab && w.bar.Index() == before {
				t.Errorf("%s left the tab as it was", s.ShortcutName())
			}
			if s.KeyName == fyne.Key2 && w.bar.Index() != benchmarkTab {
				t.Errorf("%s did not choose the Benchmark tab", s.ShortcutName())
			}
		}
	})
	if len(bound) != 19 {
		t.Errorf("bound %q", bound)
	}
}

// The dialogs of the Planets tab open from the other tab too, and Escape closes them.
func TestShortcutsOpenDialogs(t *testing.T) {
	w := opened(t, &settings.Settings{})
	overlays := w.win.Canvas().Overlays()
	n := 0
	w.bind(func(s *desktop.CustomShortcut, do func()) {
		if s.Modifier&fyne.KeyModifierControl == 0 || !slices.Contains([]fyne.KeyName{fyne.KeyD, fyne.KeyE, fyne.KeyM}, s.KeyName) {
			return
		}
		n++
		w.bar.SetIndex(benchmarkTab)
		if do(); overlays.Top() == nil || w.bar.Index() != planetsTab {
			t.Fatalf("%s opens nothing, or leaves the tab %d", s.ShortcutName(), w.bar.Index())
		}
		if focused, ok := w.win.Canvas().Focused().(interface{ TypedKey(*fyne.KeyEvent) }); ok {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		if overlays.Top() != nil {
			t.Errorf("Escape leaves the dialog of %s", s.ShortcutName())
		}
	})
	if n != 4 {
		t.Errorf("%d shortcuts", n)
	}
}

// The help has both ways to type a year before 1, of one and the same day.
func TestHelpOfOldDates(t *testing.T) {
	for _, section := range help() {
		for _, line := range section.lines {
			if line.what != "Years before 1" {
				continue
			}
			for _, typed := range []string{"28 May 585 BC", "-0584-05-28"} {
				year, month, day, err := text.Historic.ParseDate(typed)
				if year != -584 || month != time.May || day != 22 || err != nil || !strings.Contains(line.how, typed) {
					t.Errorf("%s is %d %s %d, %v; the help has %q", typed, year, month, day, err, line.how)
				}
			}
			return
		}
	}
	t.Error("the help has nothing of years before 1")
}

// F1 and the menu show the help, over nothing but the tabs.
func TestHelp(t *testing.T) {
	w := opened(t, &settings.Settings{})
	overlays := w.win.Canvas().Overlays()
	typed := func(k fyne.KeyName) { w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k}) }
	typed(fyne.KeyF1)
	if overlays.Top() == nil {
		t.Fatal("F1 shows nothing")
	}
	typed(fyne.KeyF1)
	typed(fyne.KeyEscape)
	if overlays.Top() != nil {
		t.Fatal("Escape leaves a dialog")
	}
	list := fynewidget.NewPopUp(fynewidget.NewLabel("a list"), w.win.Canvas())
	list.Show()
	above := overlays.Top()
	typed(fyne.KeyF1)
	if overlays.Top() != above {
		t.Error("F1 shows the help above an open list")
	}
	list.Hide()
	for _, item := range w.menu().Items {
		if strings.Contains(item.Label, "F1") {
			item.Action()
		}
	}
	if overlays.Top() == nil {
		t.Error("the menu shows nothing")
	}
}

func TestThemeIsChosenInTheMenuAndRemembered(t *testing.T) {
	prefs := &settings.Settings{}
	w := opened(t, prefs)
	for _, item := range w.menu().Items {
		if item.Label == "Dark theme" {
			item.Action()
		}
	}
	if widget.Palette().Name != "dark" {
		t.Errorf("the program wears %s", widget.Palette().Name)
	}
	opened(t, prefs)
	if widget.Palette().Name != "dark" {
		t.Error("the theme is not remembered")
	}
	checked := ""
	for _, item := range w.menu().Items {
		if item.Checked {
			checked += item.Label
		}
	}
	if checked != "Dark theme" {
		t.Errorf("ticked in the menu: %q", checked)
	}
}

func TestSizeIsRememberedAndFitsTheScreen(t *testing.T) {
	prefs := &settings.Settings{}
	w := opened(t, prefs)
	w.win.Resize(fyne.NewSize(900, 610))
	if again := opened(t, prefs); again.win.Canvas().Size() != fyne.NewSize(900, 610) {
		t.Errorf("the next start is %v", again.win.Canvas().Size())
	}
	prefs.SetFloat(prefWidth, 10)
	if again := opened(t, prefs); again.win.Canvas().Size() != fyne.NewSize(leastWidth, 610) {
		t.Errorf("with a remembered width of 10 the window is %v", again.win.Canvas().Size())
	}
	for _, c := range []struct{ size, room, want fyne.Size }{
		{fyne.NewSize(width, height), fyne.NewSize(958, 580), fyne.NewSize(958, 580)},
		{fyne.NewSize(width, height), fyne.NewSize(1900, 700), fyne.NewSize(width, 700)},
		{fyne.NewSize(width, height), fyne.Size{}, fyne.NewSize(width, height)},
	} {
		if got := within(c.size, c.room); got != c.want {
			t.Errorf("within(%v, %v) = %v, want %v", c.size, c.room, got, c.want)
		}
	}
}

// A tab that comes into sight has the keyboard, also the first time.
func TestTabHasTheKeyboard(t *testing.T) {
	w := opened(t, &settings.Settings{})
	before := w.win.Canvas().Focused()
	w.bar.SetIndex(benchmarkTab)
	if got := w.win.Canvas().Focused(); got == nil || got == before {
		t.Errorf("in the Benchmark tab %T has the keyboard", got)
	}
}
