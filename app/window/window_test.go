package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/widget"
	"perihelion/assets"
)

func opened(t *testing.T, prefs fyne.Preferences) *Window {
	t.Helper()
	w := newWindow(test.NewTempApp(t), prefs)
	t.Cleanup(w.win.Close)
	return w
}

func TestWindowHasTheProgramsNameAndSize(t *testing.T) {
	w := opened(t, &forgetful{})
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
	prefs := &forgetful{}
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

func TestShortcutsChooseTheTab(t *testing.T) {
	w := opened(t, &forgetful{})
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
	if len(bound) != 5 {
		t.Errorf("bound %q", bound)
	}
}

func TestThemeIsChosenInTheMenuAndRemembered(t *testing.T) {
	prefs := &forgetful{}
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

func TestForgetfulPreferencesKeepTypesApart(t *testing.T) {
	f := &forgetful{}
	told := 0
	f.AddChangeListener(func() { told++ })
	f.SetInt("a", 7)
	if f.Int("a") != 7 || f.String("a") != "" || f.IntWithFallback("b", 3) != 3 || told != 1 {
		t.Errorf("got %d, %q, %d, told %d", f.Int("a"), f.String("a"), f.IntWithFallback("b", 3), told)
	}
	f.RemoveValue("a")
	if f.IntWithFallback("a", 5) != 5 {
		t.Error("a removed value came back")
	}
}
