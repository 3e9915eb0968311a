package planets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/assets/field"
)

// datePicker is the dialog in which a date is chosen from a month.
type datePicker struct {
	*leaf
	tab   *Tab
	modal *widget.Modal
	goTo  *widget.Field
}

// PickDate shows the month of the time shown, to choose another date from.
func (t *Tab) PickDate() {
	if !t.answered {
		return
	}
	p := &datePicker{leaf: newLeaf(t.sky.Calendar, fyne.NewSize(308, 216)), tab: t}
	p.turned = func() { p.page = sky.Leaf(p.first, p.last, t.today(), p.dates, p.begin, t.sky.Observer.Latitude) }
	p.view.OnOpen = p.choose
	p.view.OnDay = func(day int) {
		p.show(p.first.AddDate(0, 0, day))
		p.choose()
	}
	p.goTo = widget.NewField("Go to", nil)
	p.goTo.SetPlaceHolder("a year, a month or a date")
	p.goTo.OnSubmitted = p.onTyped
	p.goTo.Entry().OnEscape = p.close
	p.view.OnRune = func(r rune) {
		t.win.Canvas().Focus(p.goTo.Entry())
		p.goTo.Entry().TypedRune(r)
	}
	body := container.New(leafLayout{}, p.turners[0], p.turners[1], p.heading, p.turners[2], p.turners[3], p.view, p.goTo,
		widget.NewButton("Today", func() { p.show(t.today()); p.choose() }), widget.NewButton("Cancel", p.close))
	p.modal = widget.NewModal(body, t.win.Canvas())
	p.modal.OnEscape, p.modal.OnReturn, p.modal.Light = p.close, p.choose, true
	p.modal.ResizeContent(body.MinSize())
	p.show(sky.DateOf(t.sky.Time.In(t.form.location())))
	p.modal.Show()
	t.win.Canvas().Focus(p.view)
}

func (p *datePicker) close() {
	p.modal.Hide()
	p.tab.win.Canvas().Focus(p.tab.form.date.Entry())
}

// choose goes to the selected date, at the time of day that is shown.
func (p *datePicker) choose() {
	t := p.tab
	p.modal.Hide()
	t.fix(t.onDate(p.day))
	t.win.Canvas().Focus(t.form.date.Entry())
}

// onTyped shows the year, the month or the date that was typed, and gives the keyboard to its
// days.
func (p *datePicker) onTyped(typed string) {
	day, err := p.read(typed)
	if err == nil && !p.show(day) {
		err = sky.Refusal(typed, p.tab.form.calendar())
	}
	if err != nil {
		p.goTo.SetError(err)
		p.modal.ResizeContent(fyne.Size{})
		return
	}
	p.goTo.SetText("")
	p.tab.win.Canvas().Focus(p.view)
}

// read reads a year, in which the same month is meant, a month, or a date.
func (p *datePicker) read(typed string) (time.Time, error) {
	dates := p.dates
	if first, _, err := dates.ParseYear(typed); err == nil {
		_, month, _ := dates.DateOf(p.day)
		return dates.MonthsAfter(first, int(month)-1), nil
	}
	if first, _, err := dates.ParseMonth(typed); err == nil {
		return first, nil
	}
	year, month, day, err := dates.ParseDateFrom(typed, p.tab.now().In(p.tab.form.location()))
	if err != nil {
		return time.Time{}, field.Errorf("date", "“%.40s” is no year, month or date; write it as 2026, 585 BC, 2026-12 or 2026-12-31", strings.TrimSpace(typed))
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC), nil
}

// leafLayout sets the turning buttons at both sides of the heading, below them the days, the
// field and the two buttons.
type leafLayout struct{}

func (leafLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(w, h))
	}
	const turner, top = 26, widget.Gutter
	left, right, inner := widget.Gutter, s.Width-widget.Gutter, s.Width-2*widget.Gutter
	put(o[0], left, top, turner, widget.ControlHeight)
	put(o[1], left+turner, top, turner, widget.ControlHeight)
	put(o[2], left+2*turner+widget.Gap, top, inner-4*turner-2*widget.Gap, widget.ControlHeight)
	put(o[3], right-2*turner, top, turner, widget.ControlHeight)
	put(o[4], right-turner, top, turner, widget.ControlHeight)
	y := top + widget.ControlHeight + widget.Gap
	foot := s.Height - widget.Gutter - widget.ControlHeight
	typed := foot - widget.Gap - o[6].MinSize().Height
	put(o[5], left, y, inner, typed-2*widget.Gap-y)
	put(o[6], left, typed, inner, o[6].MinSize().Height)
	width := (inner - widget.Gap) / 2
	put(o[7], left, foot, width, widget.ControlHeight)
	put(o[8], right-width, foot, width, widget.ControlHeight)
}

func (leafLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	days := o[5].MinSize()
	return fyne.NewSize(days.Width+2*widget.Gutter, days.Height+o[6].MinSize().Height+2*widget.Gutter+2*widget.ControlHeight+4*widget.Gap)
}
