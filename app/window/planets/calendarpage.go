package planets

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/bench/file"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// calendarPage is the dialog with a month of the sky of the place: a cell for each day, and
// below them the events of the selected one.
type calendarPage struct {
	*leaf
	tab     *Tab
	inputs  sky.Inputs
	modal   *widget.Modal
	events  *widget.Table
	message *widget.Message
	add     *widget.Button
	month   *almanac.Month // that is shown; nil while it is computed
	stop    func()         // ends the computation that runs
}

// ShowCalendar shows the month of the time shown.
func (t *Tab) ShowCalendar() {
	if !t.answered {
		return
	}
	p := &calendarPage{leaf: newLeaf(t.sky.Calendar, fyne.NewSize(420, 200)), tab: t, inputs: t.sky.Inputs, stop: func() {}}
	p.turned, p.selected = p.compute, p.list
	p.view.OnDay = func(day int) {
		if p.show(p.first.AddDate(0, 0, day)) {
			t.fix(t.onDate(p.day))
		}
	}
	p.view.OnEvent = func(day, event int) {
		p.show(p.first.AddDate(0, 0, day))
		p.goTo(event)
	}
	p.view.OnOpen = func() {
		p.close()
		t.fix(t.onDate(p.day))
	}
	p.events = widget.NewCompactTable(
		widget.Column{Title: "Time", Sample: "00:00", Words: []string{"00:00 pm"}},
		widget.Column{Title: "Event", Sample: "Mercury in conjunction with the Sun"},
		widget.Column{Title: "", Sample: "1.02° apart, 98° from the Sun, visible here 01:25–05:12", Rank: 1},
	)
	p.events.Title = "Events of the day"
	p.events.OnOpen = p.goTo
	p.events.OnSelected = func(int) { p.offer() }
	p.events.Menu = func(line int) []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem("Go to its time", func() { p.goTo(line) }), fyne.NewMenuItem(addToCalendar, func() { p.save(line) }),
		}
	}
	p.message = widget.NewMessage(400)
	p.add = widget.NewQuietButton(addToCalendar, func() { p.save(p.events.Selected()) })
	save := widget.NewMenuButton("Save", func() *fyne.Menu {
		var items []*fyne.MenuItem
		for _, f := range []chart.Format{chart.PDF, chart.PNG, chart.SVG} {
			items = append(items, fyne.NewMenuItem("Save as "+formatName(f)+"…", func() { p.savePage(f) }))
		}
		return fyne.NewMenu("", items...)
	})
	body := container.New(calendarLayout{}, p.turners[0], p.turners[1], p.heading, p.turners[2], p.turners[3],
		p.view, p.events, p.message, p.add,
		widget.NewButton("Export calendar…", func() { p.close(); t.ExportCalendar() }),
		save, widget.NewButton("Print", p.print), widget.NewButton("Close", p.close))
	p.modal = widget.NewModal(body, t.win.Canvas())
	p.modal.OnEscape, p.modal.OnReturn = p.close, p.close
	size := t.win.Canvas().Size()
	p.modal.ResizeContent(fyne.NewSize(min(size.Width-2*widget.Gutter, 1200), min(size.Height-2*widget.Gutter, 820)))
	p.modal.Show()
	p.show(sky.DateOf(t.sky.Time.In(t.sky.Zone)))
	t.win.Canvas().Focus(p.view)
}

const addToCalendar = "Add to calendar…"

func (p *calendarPage) close() {
	p.stop()
	p.modal.Hide()
}

// compute shows the days of the month at once, and computes what happens on them.
func (p *calendarPage) compute() {
	p.stop()
	p.month = nil
	p.page = sky.Leaf(p.first, p.last, p.tab.today(), p.dates, p.begin, p.inputs.Observer.Latitude)
	p.page.Compact, p.page.Rows, p.page.Weekdays = false, 0, chart.Weekdays(p.begin, false)
	p.say(widget.Live, "The month is being computed.")
	var month almanac.Month
	days := p.inputs.Days(p.day)
	p.stop = p.tab.errands.begin(func(ctx context.Context) (err error) {
		month, err = days.Month(ctx, nil)
		return err
	}, nil, func(err error) {
		if err != nil {
			p.say(widget.Failure, widget.Sentence(err))
			return
		}
		p.month, p.page = &month, p.inputs.Page(month, p.begin, p.tab.now())
		p.page.Title, p.page.Subtitle, p.page.Caption = "", "", "" // the dialog has them
		p.view.Redraw(p.number())
		p.list()
	})
}

// list shows the events of the selected day.
func (p *calendarPage) list() {
	if p.month == nil {
		p.events.SetLines(nil)
		p.offer()
		return
	}
	var lines []widget.Line
	for _, e := range p.happenings() {
		at := e.Time.In(p.inputs.Zone)
		lines = append(lines, widget.Line{Cells: []widget.Cell{
			{Text: p.inputs.Units.Clock(at)}, {Text: e.Summary}, {Text: p.month.Calendar.Detail(e)},
		}})
	}
	p.events.SetLines(lines)
	p.events.Select(-1)
	words := p.page.Days[p.number()]
	sentence := words.Name + ". " + words.Lines[0] + ". " + words.Lines[1] + "."
	if lines == nil {
		sentence += " Nothing else happens."
	}
	p.say(widget.Plain, sentence)
	p.offer()
}

// happenings are the events of the selected day.
func (p *calendarPage) happenings() []almanac.Happening {
	if p.month == nil || p.number() >= len(p.month.Events) {
		return nil
	}
	return p.month.Events[p.number()]
}

// offer lets the button be pressed where an event is selected.
func (p *calendarPage) offer() {
	if p.events.Selected() >= 0 {
		p.add.Enable()
	} else {
		p.add.Disable()
	}
}

// goTo goes to the time of an event of the selected day.
func (p *calendarPage) goTo(event int) {
	if all := p.happenings(); event < len(all) {
		p.events.Select(event)
		p.offer()
		p.tab.fix(all[event].Time.Round(time.Minute))
	}
}

// save writes one event of the selected day into a calendar file.
func (p *calendarPage) save(event int) {
	if all := p.happenings(); event >= 0 && event < len(all) {
		p.tab.saveEvent(p.month.Calendar, all[event])
	}
}

// saved is the page as a file holds it.
func (p *calendarPage) saved() (chart.Figure, error) {
	if p.month == nil {
		return chart.Figure{}, widget.ErrNothingToSave
	}
	page := p.inputs.Page(*p.month, p.begin, time.Time{})
	page.Paper = true
	return chart.Month(page, chart.Print())
}

// fileName is made of the month and the place.
func (p *calendarPage) fileName(f chart.Format) string {
	month := p.dates.ISO(p.first)
	return widget.FileName("."+string(f), "calendar", month[:len(month)-len("-01")], p.inputs.Place)
}

// savePage asks where to save the page, and for which paper.
func (p *calendarPage) savePage(f chart.Format) {
	var names []string
	for _, paper := range chart.Papers() {
		names = append(names, paper.Name+", across")
	}
	chosen := usualPaper()
	paper := widget.NewSelect(names, func(i int) { chosen = i })
	paper.SetIndex(chosen)
	widget.ShowSave(p.tab.win, widget.Save{
		Title: "Save the calendar as " + formatName(f), FileName: p.fileName(f), Extension: "." + string(f),
		Options: []fyne.CanvasObject{widget.Labelled("Paper", paper)},
		Write:   func(path string) error { return p.write(path, f, chart.Papers()[chosen].Size) },
		OnSaved: func(path string) {
			p.say(widget.Success, "saved as "+path)
			p.tab.onSaved(path)
		},
	})
}

func (p *calendarPage) write(path string, f chart.Format, size chart.Size) error {
	drawn, err := p.saved()
	if err != nil {
		return err
	}
	return file.Replace(path, 0o666, func(w io.Writer) error { return chart.Write(w, drawn, f, size) })
}

// usualPaper is the number of the paper where the computer is.
func usualPaper() int {
	if text.LetterPaper(locale()) {
		return 1
	}
	return 0
}

// calendarLayout sets the heading between its buttons at the top, the page below it, then the
// events of the day, and the buttons at the foot.
type calendarLayout struct{}

const eventsHeight float32 = 96

func (calendarLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Move(fyne.NewPos(x, y))
		c.Resize(fyne.NewSize(w, h))
	}
	const turner = 26
	left, right, inner, top := widget.Gutter, s.Width-widget.Gutter, s.Width-2*widget.Gutter, widget.Gap+2
	put(o[0], left, top, turner, widget.ControlHeight)
	put(o[1], left+turner, top, turner, widget.ControlHeight)
	const name = 210
	put(o[2], left+2*turner+widget.Gap, top, name, widget.ControlHeight)
	put(o[3], left+2*turner+name+widget.Gap, top, turner, widget.ControlHeight)
	put(o[4], left+3*turner+name+widget.Gap, top, turner, widget.ControlHeight)

	foot := s.Height - widget.Gutter + 4 - widget.ControlHeight
	x := right
	for _, b := range []fyne.CanvasObject{o[12], o[11], o[10], o[9]} {
		w := b.MinSize().Width
		x -= w
		put(b, x, foot, w, widget.ControlHeight)
		x -= widget.Gap
	}
	add := o[8].MinSize()
	put(o[8], left, foot+(widget.ControlHeight-add.Height)/2, add.Width, add.Height)

	events := min(eventsHeight, s.Height*0.17)
	y := foot - widget.Gap - events
	put(o[6], left, y, inner, events)
	const sentence = 20
	message := max(sentence, o[7].(*widget.Message).HeightFor(inner))
	y -= message
	put(o[7], left, y, inner, message)
	page := top + widget.ControlHeight + 4
	put(o[5], left, page, inner, y-4-page)
}

func (calendarLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, 420) }
