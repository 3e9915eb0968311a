package benchmark

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/store"
)

// listing is a stage with so many kept runs, whose list is on screen.
func listing(t *testing.T, runs int, w, h float32) *stage {
	t.Helper()
	s := keeping(t, w, h)
	s.listed()
	for i := range runs {
		p := bench.DefaultPlan()
		p.Connections, p.Seed, p.Repeats = i+1, uint64(i+1), 6
		p.Configs = []server.Config{{Name: server.Goroutines}, {Name: server.Prefork, Workers: 4}}
		handOver(s.store.Begin(), evaluated(p, 12))
	}
	s.tab.OpenHistory()
	s.listed()
	return s
}

// listed waits until the list has been read.
func (s *stage) listed() {
	s.t.Helper()
	s.until("the runs are listed", func() bool { return s.tab.past.listed && !s.tab.past.listing })
}

// settled waits until changes of the store are on screen.
func (s *stage) settled(what string, holds func() bool) {
	s.t.Helper()
	s.until(what, func() bool { return holds() && !s.tab.past.listing })
}

func (s *stage) key(names ...fyne.KeyName) {
	for _, name := range names {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (s *stage) write(text string) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

func TestHistoryOpensARun(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	p := s.tab.past
	if p.list.Length() != 3 || p.count.Text() != "3 runs" || s.tab.servers.object().Visible() {
		t.Fatalf("%d runs are listed as %q", p.list.Length(), p.count.Text())
	}
	if got := p.list.Item(2); got.Number != "#1" || got.Title != "goroutines, prefork 4" || got.Text != "prefork 4 faster, 37 % more" {
		t.Errorf("the oldest run is listed as %+v", got)
	}
	s.key(fyne.KeyDown, fyne.KeyReturn)
	s.until("the run is open", func() bool { return !p.object.Visible() })
	if got := s.tab.in.values().Connections; got != "2" || !strings.Contains(s.texts(), "run #2") || s.tab.servers.machine.Stale {
		t.Errorf("%s connections, status %q, out of date %t; want run #2", got, s.texts(), s.tab.servers.machine.Stale)
	}

	s.tab.OpenHistory()
	if at := p.list.Selected(); at != 1 {
		t.Errorf("place %d is selected, want that of the run on screen, 1", at)
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.object.Visible() || !s.tab.servers.object().Visible() {
		t.Error("Escape does not go back to the run")
	}
}

func TestHistoryRunsAgain(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	s.key(fyne.KeyEnd, fyne.KeyR)
	s.until("the run is under way", s.tab.Running)
	if got := s.plans[0]; got.Connections != 1 || len(got.Configs) != 2 || got.Configs[1].Workers != 4 {
		t.Errorf("the plan %+v is carried out, want that of run #1", got)
	}
	if s.tab.past.object.Visible() {
		t.Error("the list hides the run")
	}
}

func TestHistoryFindsRuns(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	p := s.tab.past
	if err := s.store.Edit(2, store.About{Note: "after the upgrade", Tags: []string{"nightly"}, Starred: true}); err != nil {
		t.Fatal(err)
	}
	p.look() // as when the window gets the keyboard
	s.settled("the note is there", func() bool { return p.list.Item(1).Note == "#nightly after the upgrade" })
	for _, text := range []string{"UPGRADE", "nightly", "#2"} {
		p.search.SetText(text)
		if p.list.Length() != 1 || p.list.Item(0).Number != "#2" || p.count.Text() != "1 of 3 runs" {
			t.Errorf("%q finds %d runs, %q", text, p.list.Length(), p.count.Text())
		}
	}
	p.search.SetText("nothing like it")
	if p.list.Length() != 0 || p.empty.Text() == "" {
		t.Error("a search in vain has no sentence")
	}
	p.search.SetText("")
	p.starred.SetChecked(true)
	if p.list.Length() != 1 || p.list.Item(0).Number != "#2" {
		t.Errorf("%d runs are starred", p.list.Length())
	}
}

func TestHistoryDescribesRuns(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	p := s.tab.past
	s.key(fyne.KeyS)
	s.settled("the star is there", func() bool { return p.list.Item(0).Starred })

	s.key(fyne.KeyF2)
	s.write("The experiment")
	s.key(fyne.KeyReturn)
	s.settled("the name is there", func() bool { return p.list.Item(0).Title == "The experiment" })

	s.key(fyne.KeyN)
	s.write("quiet")
	s.win.Canvas().Focused().(*widget.Entry).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.write("night")
	d := s.win.Canvas().Overlays().Top()
	test.Tap(button(t, d, "Save"))
	s.settled("the note is there", func() bool { return p.list.Item(0).Note == "quiet" })
	if e, err := s.store.Entry(3); err != nil || e.Note != "quiet\nnight" || !e.Starred || e.Name != "The experiment" {
		t.Errorf("the store has %+v, %v", e.About, err)
	}

	s.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyT)
	s.write("before, a lot")
	s.key(fyne.KeyReturn)
	s.settled("the tags are there", func() bool { return strings.Contains(p.list.Item(1).Note, "#before") })
	for id := 2; id <= 3; id++ {
		if e, err := s.store.Entry(id); err != nil || !slices.Equal(e.Tags, []string{"a lot", "before"}) {
			t.Errorf("run #%d has the tags %q, %v", id, e.Tags, err)
		}
	}

	// The name is that of the selected run, whatever is ticked.
	s.key(fyne.KeyEnd, fyne.KeyF2)
	s.write("the first")
	s.key(fyne.KeyReturn)
	s.settled("the name is there", func() bool { return p.list.Item(2).Title == "the first" })
	if got := p.runs.Ticked(); !slices.Equal(got, []int{3, 2}) {
		t.Errorf("ticked %v, want runs #3 and #2", got)
	}
}

func TestHistoryDeletesAndBringsBack(t *testing.T) {
	s := listing(t, 3, 1280, 800)
	p := s.tab.past
	s.key(fyne.KeyDelete)
	s.settled("the run is gone", func() bool { return p.list.Length() == 2 })
	if got := p.news.Text(); got != "Run #3 was deleted." || p.undo.Hidden {
		t.Errorf("the bar has %q, and Undo is hidden: %t", got, p.undo.Hidden)
	}
	if p.list.Selected() != 0 {
		t.Errorf("place %d is selected", p.list.Selected())
	}
	test.Tap(p.undo)
	s.settled("the run is back", func() bool { return p.list.Length() == 3 })
	if p.news.Text() != "" || p.list.Item(0).Number != "#3" {
		t.Errorf("the bar has %q", p.news.Text())
	}
	s.key(fyne.KeyHome, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got := p.choice.Text(); got != "2 ticked" || !p.open.Disabled() {
		t.Errorf("the choice is %q, and Open is disabled: %t", got, p.open.Disabled())
	}
	s.key(fyne.KeyDelete)
	s.settled("both are gone", func() bool { return p.list.Length() == 1 })
	if got := p.news.Text(); got != "2 runs were deleted." {
		t.Errorf("the bar has %q", got)
	}
	s.key(fyne.KeyU)
	s.settled("both are back", func() bool { return p.list.Length() == 3 })
}

// A run that another program deleted, or that is damaged, leaves a sentence.
func TestHistoryOfATroubledStore(t *testing.T) {
	s := listing(t, 2, 1280, 800)
	p := s.tab.past
	if err := s.store.Delete(2); err != nil {
		t.Fatal(err)
	}
	s.key(fyne.KeyReturn)
	s.until("the failure is on screen", func() bool { return p.news.Text() != "" })
	if got := p.news.Text(); !strings.Contains(got, "There is no run #2") {
		t.Errorf("the bar has %q", got)
	}
	copyFile(t, "past_test.go", s.store.RunFolder(1)+"/run.json")
	p.look()
	s.settled("the damaged run is listed", func() bool { return p.list.Length() == 1 })
	if got := p.list.Item(0); got.Kind != widget.Failure || !strings.HasPrefix(got.Text, "Run #1 cannot be opened: ") || !p.open.Disabled() {
		t.Errorf("a damaged run is listed as %+v", got)
	}
}

// While a run goes on nothing takes its place on screen.
func TestHistoryDuringARun(t *testing.T) {
	s := listing(t, 2, 1280, 800)
	s.tab.closeHistory()
	if err := s.tab.Run(); err != nil {
		t.Fatal(err)
	}
	s.tab.OpenHistory()
	s.listed()
	s.key(fyne.KeyReturn, fyne.KeyR)
	s.drain()
	if !s.tab.past.open.Disabled() || !s.tab.Running() || !s.tab.past.object.Visible() {
		t.Error("a run can be opened during another one")
	}
	s.key(fyne.KeyEscape)
	if !s.tab.Running() || s.tab.servers.machine.CanStop() == false {
		t.Error("Escape in the list ends the run")
	}
}

func TestListKeepsItsLook(t *testing.T) {
	for _, runs := range []int{0, 1, 40} {
		t.Run(fmt.Sprint(runs), func(t *testing.T) {
			s := listing(t, runs, 960, 640)
			s.key(fyne.KeySpace)
			rendertest.Survives(t, s.win)
			rendertest.Labelled(t, s.win)
		})
	}
}

// Only the runs in sight are read and drawn.
func TestListDrawsWhatIsInSight(t *testing.T) {
	s := newStage(t, 1280, 800, widget.Light)
	read := map[int]bool{}
	l := widget.NewList()
	l.Item = func(i int) widget.Item { read[i] = true; return widget.Item{Number: fmt.Sprint(i)} }
	s.win.SetContent(l)
	l.Set(10_000, 5_000)
	l.Reveal()
	if len(read) > 60 || !read[5_000] {
		t.Errorf("%d items were read, the selected one: %t", len(read), read[5_000])
	}
}

// button finds a button below an object.
func button(t *testing.T, below fyne.CanvasObject, text string) *widget.Button {
	t.Helper()
	for _, w := range rendertest.Widgets(below) {
		if b, ok := w.(*widget.Button); ok && b.Text() == text {
			return b
		}
	}
	t.Fatalf("there is no button %s", text)
	return nil
}

func TestTickedRunsAreCompared(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 960, Height: 640}} {
		s := listing(t, 3, size.Width, size.Height)
		p, wide := s.tab.past, size.Width > 1000
		if !p.compare.Disabled() {
			t.Error("without two ticks runs can be compared")
		}
		s.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
		if s.key(fyne.KeyC); p.list.Visible() != wide {
			t.Errorf("%v: the list is in sight: %t", size, p.list.Visible())
		}
		s.until("the comparison is on screen", func() bool { return len(p.against.runs) == 2 })
		if got := p.against.verdict.Text(); p.against.c.Runs[0].Name != "#2" || !strings.Contains(got, "No verdict: the load differs") && !strings.Contains(got, "no verdict: the load differs") {
			t.Errorf("the verdict on %s is %q", p.against.c.Runs[0].Name, got)
		}
		test.Tap(p.against.swap)
		if got := p.against.title.AccessibilityLabel(); got != "#2 against #3" {
			t.Errorf("swapped, the heading is %q", got)
		}
		s.chooseFrom(p.against.menu(), "Copy as text")
		if got := s.app.Clipboard().Content(); !strings.HasPrefix(got, "#2 against #3, ") {
			t.Errorf("the copy is %q", got)
		}
		folder := t.TempDir()
		s.app.Preferences().SetString("save.folder", folder)
		s.chooseFrom(p.against.menu(), "Markdown…")
		saved, err := filepath.Glob(filepath.Join(folder, "*.md"))
		if err != nil || len(saved) != 1 {
			t.Fatalf("%v, %v are saved, want one file of Markdown", saved, err)
		}
		if text, err := os.ReadFile(saved[0]); err != nil || !strings.Contains(string(text), "| configuration |") {
			t.Errorf("%v: the file is %q", err, text)
		}
		rendertest.Survives(t, s.win)
		rendertest.Labelled(t, s.win)
		s.win.Canvas().Focus(p.against.leave)
		if wide {
			s.win.Canvas().Focus(p.list.FocusTarget())
			s.key(fyne.KeyEnd, fyne.KeySpace)
			s.until("three runs are compared", func() bool { return len(p.against.runs) == 3 })
			if !p.against.trend() || !p.against.of.Visible() {
				t.Error("three runs show no trend")
			}
		}
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if p.against.object.Visible() || !p.object.Visible() || !p.list.Visible() {
			t.Error("Escape does not go back to the list")
		}
	}
}

func TestRunOnScreenIsTickedToBeCompared(t *testing.T) {
	s := listing(t, 2, 1280, 800)
	s.key(fyne.KeyReturn)
	s.until("the run is open", func() bool { return !s.tab.past.object.Visible() })
	test.Tap(s.tab.servers.compare)
	if got := s.tab.past.runs.Ticked(); !slices.Equal(got, []int{2}) {
		t.Errorf("ticked %v, want run #2", got)
	}
}

// Where nothing is open, the newest runs stand below the invitation.
func TestLastRunsInviteWhereNothingIsOpen(t *testing.T) {
	s := listing(t, 5, 1280, 800)
	l := s.tab.last
	s.tab.closeHistory()
	if !l.object.Visible() || l.cards[0].id != 5 || l.cards[2].id != 3 || l.all.Text() != "All 5 runs in History" {
		t.Fatalf("in sight %t, %q, runs %d to %d", l.object.Visible(), l.all.Text(), l.cards[0].id, l.cards[2].id)
	}
	if got := l.cards[0].preview.AccessibilityLabel(); !strings.Contains(got, "2 configurations, 12 repeats in 21 s") {
		t.Errorf("the card reads %q", got)
	}
	rendertest.Survives(t, s.win)
	rendertest.Labelled(t, s.win)
	test.Tap(l.cards[1].open)
	s.until("the run is open", func() bool { return s.tab.servers.results != nil })
	if l.object.Visible() || s.tab.servers.kept.id != 4 {
		t.Errorf("run #%d is open, and the cards are in sight: %t", s.tab.servers.kept.id, l.object.Visible())
	}
}
