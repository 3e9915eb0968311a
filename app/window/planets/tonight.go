package planets

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/chart"
	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// tonight is the night as a list: the hours of the Sun, a row for each visit of a body with
// its altitude through the night, and sentences on what disturbs.
type tonight struct {
	hours  *widget.Message
	table  *widget.Table
	notes  *widget.Message
	box    *fyne.Container
	drawn  tonightState
	visits []sky.Visit // of the rows
}

// tonightState is all that the list depends on; it moves by the minute.
type tonightState struct {
	day      sky.Key
	from     time.Time
	minute   int64
	bodies   int
	selected ephem.Body
	air, dim bool
	calendar text.Calendar
	palette  chart.Palette
}

func newTonight() *tonight {
	n := &tonight{hours: widget.NewNote(300), notes: widget.NewNote(300)}
	n.table = widget.NewCompactTable(visitColumns(sky.Units{})...)
	n.box = container.New(tonightLayout{n}, widget.NewSection("Tonight"), n.hours, n.table, n.notes)
	return n
}

// visitColumns are the columns of the list, with room for times of day in units.
func visitColumns(u sky.Units) []widget.Column {
	return []widget.Column{
		sky.VisitBody:      {Title: "Body", Sample: "Neptune"},
		sky.VisitTimes:     {Title: "From–to", Sample: u.Widest() + "−1 d–" + u.Widest(), Rank: 1, Copied: []string{"From", "To"}},
		sky.VisitBest:      {Title: "Best", Numeric: true, Sample: u.Widest(), Note: "+1 d", Words: []string{sky.AllNight}},
		sky.VisitWhere:     {Title: "Where", Sample: "00° WSW", Copied: []string{"Altitude (deg)", "Direction"}},
		sky.VisitMagnitude: {Title: "Mag", Numeric: true, Sample: "−12.7", Rank: 3, Copied: []string{"Magnitude"}},
		sky.VisitWith:      {Title: "With", Sample: "binoc.", Rank: 4},
		sky.VisitProfile:   {Title: nightTitle, Profile: 80, Rank: 2, Copied: []string{}},
	}
}

// setUnits makes room for times of day in units; the rows are drawn anew.
func (n *tonight) setUnits(u sky.Units) {
	n.table.SetColumns(visitColumns(u))
	n.drawn = tonightState{}
}

// nightTitle is the head of the column with the pictures of the night.
const nightTitle = "Sunset to sunrise"

// showTonight draws the list again where it has changed, and a moving time has settled.
func (t *Tab) showTonight(dim bool) {
	n, s, night := t.tonight, t.sky, t.day.Tonight
	state := tonightState{t.day.Key, t.day.From, s.Time.Unix() / 60, len(s.Asked()), t.selected, s.Refraction, dim, s.Calendar, widget.Palette()}
	if !t.answered || t.day.Zone == nil || state == n.drawn || t.scrubbed.on {
		return
	}
	n.drawn = state
	n.visits = night.Listed(s)
	lines := make([]widget.Line, len(n.visits))
	for i, v := range n.visits {
		lines[i] = visitLine(t.day, s, v, state.palette)
		lines[i].Muted = lines[i].Muted || dim
	}
	n.hours.Set(widget.Plain, unparted(night.Hours(s.Inputs)))
	n.notes.Set(widget.Plain, strings.Join(night.Notes(s), " "))
	n.table.Hidden = len(lines) == 0
	n.table.SetLines(lines)
	n.table.Select(slices.IndexFunc(n.visits, func(v sky.Visit) bool { return v.Body == t.selected }))
	n.box.Layout.Layout(n.box.Objects, n.box.Size())
}

// unparted keeps each item of a line of items, as "sunrise 05:54 +1 d", in one line.
func unparted(items string) string {
	const between = " · "
	all := strings.Split(items, between)
	if len(all) == 1 {
		return items // a sentence
	}
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], " ", widget.NoBreak)
	}
	return strings.Join(all, between)
}

// visitLine is a visit as a row of the list. It is muted when it is over.
func visitLine(d sky.Day, s sky.Sky, v sky.Visit, p chart.Palette) widget.Line {
	colour := p.Body(v.Body)
	clock, day := v.When(s)
	height, direction, _ := strings.Cut(v.Where(s), "°")
	where := widget.Cell{Text: v.Where(s), Plain: []string{height, strings.TrimSpace(direction)}}
	with := widget.Cell{Text: "eye"}
	if v.Binoculars() {
		with.Text = "binoc."
	}
	if v.Low() {
		with.Text, with.Kind = with.Text+" low", widget.Warning
	}
	at := func(t time.Time) string { return minuteOf(s, t) }
	best, tick := at(v.Best), v.Part(v.Best)
	if v.Level {
		best, tick = "", -1
	}
	heights, seen := d.Profile(v)
	l := widget.Line{Dot: colour, Muted: v.Past(s), Cells: []widget.Cell{
		sky.VisitBody:      {Text: v.Body.String()},
		sky.VisitTimes:     {Text: v.During(s), Plain: []string{at(v.From), at(v.To)}},
		sky.VisitBest:      {Text: clock, Note: day, Plain: []string{best}},
		sky.VisitWhere:     where,
		sky.VisitMagnitude: {Text: text.Number(v.At.Magnitude, 1), Plain: []string{strings.ReplaceAll(text.Number(v.At.Magnitude, 1), "−", "-")}},
		sky.VisitWith:      with,
		sky.VisitProfile: {Plain: []string{}, Profile: &widget.Profile{
			Heights: heights, Full: seen, Colour: colour, Tick: tick, Line: v.Part(s.Time.Truncate(time.Minute)),
		}},
	}}
	if v.Body == ephem.Moon {
		l.Lit = litPart(v.At.Illuminated, v.Limb)
	}
	return l
}

// onVisitor selects the body of a row.
func (t *Tab) onVisitor(line int) {
	if line < len(t.tonight.visits) {
		t.onSelected(t.tonight.visits[line].Body)
	}
}

// onVisit selects the body of a row and goes to its best time.
func (t *Tab) onVisit(line int) {
	if line >= len(t.tonight.visits) {
		return
	}
	v := t.tonight.visits[line]
	t.onSelected(v.Body)
	t.fix(v.Best.Round(time.Minute))
}

// tonightLayout sets the hours beside the title, the list below them, and the sentences at
// the foot of the room that it has.
type tonightLayout struct{ *tonight }

const tonightTitle float32 = 72 // width of the title

func (l tonightLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const top = 20
	title := o[0]
	title.Resize(fyne.NewSize(tonightTitle, top))
	room := s.Width - tonightTitle
	l.hours.Move(fyne.NewPos(tonightTitle, 4))
	l.hours.Resize(fyne.NewSize(room, l.hours.HeightFor(room)))
	y := max(top, 4+l.hours.HeightFor(room)) + 2
	foot := l.notes.HeightFor(s.Width)
	if !l.table.Hidden {
		height := min(l.table.HeightFor(len(l.visits)), s.Height-y-foot-4)
		l.table.Move(fyne.NewPos(0, y))
		l.table.Resize(fyne.NewSize(s.Width, height))
		y += height + 4
	}
	l.notes.Move(fyne.NewPos(0, y))
	l.notes.Resize(fyne.NewSize(s.Width, foot))
}

func (l tonightLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 150) }
