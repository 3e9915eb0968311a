package widget

import (
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestButtonIsPressedByKeysAndShowsItsFocus(t *testing.T) {
	pressed := 0
	for _, b := range []*Button{NewButton("Go", nil), NewPrimaryButton("Go", nil), NewQuietButton("Go", nil)} {
		b.OnTapped = func() { pressed++ }
		win := stage(t, Light, 120, 60, container.NewCenter(b))
		before := win.Canvas().Capture()
		win.Canvas().Focus(b)
		if n := differing(before, win.Canvas().Capture()); n < 100 {
			t.Errorf("the focus of a button of emphasis %d changes %d pixels", b.emphasis, n)
		}
		pressed = 0
		press(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
		b.Disable()
		press(b, fyne.KeySpace)
		test.Tap(b)
		if pressed != 3 {
			t.Errorf("pressed %d times, want 3", pressed)
		}
	}
}

// differing counts the pixels in which two pictures are clearly different.
func differing(a, b image.Image) (n int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if far(r1, r2)+far(g1, g2)+far(b1, b2) > 0x6000 {
				n++
			}
		}
	}
	return n
}

func far(a, b uint32) uint32 { return max(a, b) - min(a, b) }

// Fyne gives a key to the control that has the keyboard and to no other object: a key
// that it has no use for must reach the window.
func TestControlsPassKeysOn(t *testing.T) {
	table := NewTable(Column{Title: "Body", Sample: "Neptune"})
	controls := []fyne.CanvasObject{
		NewButton("Go", nil), NewSegmented([]string{"Now", "Fixed"}, nil), NewSelect([]string{"a", "b"}, nil), NewCheck("tick", nil),
		NewTabBar([]string{"Planets", "Benchmark"}, nil), NewEntry(), table.body,
	}
	win := stage(t, Dark, 300, 400, container.NewVBox(controls...))
	for _, c := range controls {
		var heard []fyne.KeyName
		win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
		press(c.(fyne.Focusable), fyne.KeyF1, fyne.KeyF5, fyne.KeyEscape)
		if len(heard) != 3 {
			t.Errorf("a %T passes on %v, want all three keys", c, heard)
		}
	}
}

func TestSegmentedAndSelectAndCheck(t *testing.T) {
	var calls []int
	note := func(i int) { calls = append(calls, i) }
	s := NewSegmented([]string{"Now", "Fixed"}, note)
	c := NewSelect([]string{"a", "b", "c"}, note)
	k := NewCheck("tick", func(on bool) { note(map[bool]int{true: 10, false: 20}[on]) })
	stage(t, Dark, 300, 200, container.NewVBox(s, c, k))
	press(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	test.TapAt(s, fyne.NewPos(s.Size().Width-5, 5))
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	press(k, fyne.KeySpace, fyne.KeySpace)
	if want := []int{1, 0, 1, 1, 2, 1, 10, 20}; !equal(calls, want) {
		t.Errorf("calls %v, want %v", calls, want)
	}
	c.SetOptions([]string{"x"})
	if c.Text() != "x" {
		t.Errorf("with fewer options the select shows %q", c.Text())
	}
}

func TestSidebarRevealsWhatGetsTheKeyboard(t *testing.T) {
	var all []fyne.CanvasObject
	for range 20 {
		all = append(all, NewField("Field", nil))
	}
	s := NewSidebar(all...)
	win := stage(t, Light, SidebarWidth, 200, s)
	win.Canvas().Focus(all[19].(*Field).Entry())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(all[19])
	if at.Y < 0 || at.Y+ControlHeight > 200 {
		t.Errorf("the last field stands at %v of 200", at.Y)
	}
	win.Canvas().Focus(all[0].(*Field).Entry())
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(all[0]); at.Y < 0 {
		t.Errorf("the first field stands at %v", at.Y)
	}
}

func TestWrapAndElideKeepWithinTheWidth(t *testing.T) {
	stage(t, Light, 10, 10, NewLabel(""))
	text := "latitude 95 is outside −90 to 90; write degreesnorthwithoutanyspaceatall, negative for south"
	joined := ""
	for _, line := range wrap(text, 120, SmallSize) {
		if w := textWidth(line, SmallSize, false); w > 120 {
			t.Errorf("the line %q is %v wide", line, w)
		}
		joined += line
	}
	if count := len([]rune(joined)); count < len([]rune(text))-12 {
		t.Errorf("wrapping lost letters: %q", joined)
	}
	if got := Elide("Melbourne, Victoria, Australia", 100, TextSize, false); textWidth(got, TextSize, false) > 100 {
		t.Errorf("Elide = %q", got)
	}
}

// A heading is a shorter one where there is no room for it, and cut only where there is none for that.
func TestHeadingHasAShortForm(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	h := NewHeading("Altitude through the day without a night")
	h.SetShort("Altitude")
	for _, c := range []struct {
		width float32
		want  string
	}{{400, "Altitude through the day without a night"}, {200, "Altitude"}, {40, "Altit…"}} {
		if got := h.shown(c.width); got != c.want {
			t.Errorf("at %v units the heading is %q, want %q", c.width, got, c.want)
		}
	}
}

// A number is never alone at the end of a line with its unit in the next.
func TestNumbersStayWithTheirUnits(t *testing.T) {
	text := "3 configurations × 10 repeats, 20 connections, 500 ms each, about 20 s"
	for width := float32(60); width < 300; width += 7 {
		for _, line := range wrap(text, width, SmallSize) {
			if strings.HasSuffix(line, "500") || strings.HasSuffix(line, "about 20") {
				t.Errorf("at %v a line ends in %q", width, line)
			}
		}
	}
}

// The arrows move between the cards, and a card is chosen where it is pressed.
func TestCardsAreChosen(t *testing.T) {
	test.NewTempApp(t)
	var chosen []int
	c := NewCards([]Card{{Title: "a"}, {Title: "b", Sentence: "more", Note: "20 s"}, {Title: "c", Quiet: true}}, func(i int) { chosen = append(chosen, i) })
	c.Resize(c.MinSize())
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // there is no next
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if got := c.AccessibilityLabel(); got != "b, 2 of 3, 20 s, more" {
		t.Errorf("the label is %q", got)
	}
	for _, dense := range []bool{false, true} {
		c.SetDense(dense)
		for i := range 3 {
			c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, c.top(i)+c.height(i)/2)})
		}
	}
	if want := []int{1, 2, 1, 0, 1, 2, 0, 1, 2}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
}

func TestFoldsUnfold(t *testing.T) {
	test.NewTempApp(t)
	var reported []bool
	f := NewFold("Load", NewCheck("a", nil))
	f.OnFolded = func(open bool) { reported = append(reported, open) }
	f.SetSummary("20 connections", "3 of 9", false)
	if got := f.AccessibilityLabel(); got != "Load, folded, 3 of 9, 20 connections" || f.Body.Visible() {
		t.Errorf("folded it reads %q, inputs shown: %t", got, f.Body.Visible())
	}
	f.Tapped(nil)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // it is open
	f.Hide()
	if f.Body.Visible() {
		t.Error("the inputs outlive their line")
	}
	f.Show()
	if !f.Body.Visible() {
		t.Error("the inputs of an unfolded line are hidden")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if want := []bool{true, false, true}; !slices.Equal(reported, want) {
		t.Errorf("reported %v, want %v", reported, want)
	}
}

// A dot stands between items, not at the end of a line or at the beginning of one.
func TestNoLineEndsWithADot(t *testing.T) {
	test.NewTempApp(t)
	for width := float32(60); width < 400; width += 3 {
		lines := wrap("Sunset 15:56 · dark 17:57–05:40 · sunrise 07:42", width, SmallSize)
		for _, line := range lines {
			if strings.HasSuffix(line, "·") || strings.HasPrefix(line, "·") || strings.HasSuffix(line, " ") {
				t.Errorf("at %v a line is %q", width, line)
			}
		}
		if all := strings.Join(lines, ""); !strings.Contains(all, "15:56") || !strings.Contains(all, "07:42") {
			t.Errorf("at %v the lines are %q", width, lines)
		}
	}
}
