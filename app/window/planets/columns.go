package planets

import (
	"slices"
	"strings"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// column is a column of the table of bodies.
type column struct {
	key string // under which it is remembered: as in JSON and CSV
	widget.Column
	cell func(sky.Sky, sky.Day, sky.Sight) widget.Cell
	head sky.Explanation
	of   func(sky.Sky, sky.Day, sky.Sight) sky.Explanation
}

// eventKeys are the keys of the next rise, transit and set, by the numbers of package sky.
func eventKeys() []string {
	return []string{sky.Rise: "nextRise", sky.Transit: "nextTransit", sky.Set: "nextSet"}
}

// usualColumns are the keys of the columns that the table begins with.
func usualColumns() []string { return append(sky.Usual(), eventKeys()...) }

// knownColumns are those of some keys that there are, in the order of the table.
func knownColumns(keys []string) []string {
	known := sky.KnownKeys(keys)
	for _, key := range eventKeys() {
		if slices.Contains(keys, key) {
			known = append(known, key)
		}
	}
	return known
}

// newColumns are the columns of the table, each as wide as the widest that it ever shows;
// where there is no room for all, those of high rank are on a page of their own.
func newColumns(keys []string, u sky.Units, refraction bool) []column {
	body := sky.Explanation{Title: "Body", Text: []string{"A press on a row, or an arrow key, selects the body in every view. Bodies in grey are below the horizon."}}
	all := []column{{
		Column: widget.Column{Title: "Body", Sample: "Neptune"}, head: body,
		cell: func(_ sky.Sky, _ sky.Day, s sky.Sight) widget.Cell { return widget.Cell{Text: s.Body.String()} },
		of: func(_ sky.Sky, _ sky.Day, s sky.Sight) sky.Explanation {
			return sky.Explanation{Title: standing(s), Text: body.Text}
		},
	}}
	events := eventKeys()
	quantities := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return slices.Contains(events, key) })
	for _, c := range sky.Columns(quantities, u, refraction) {
		all = append(all, column{
			key:    c.Key,
			Column: widget.Column{Title: c.Title(), Numeric: c.Word == nil, Sample: c.Sample, Rank: c.Rank, Copied: []string{c.Copied}},
			head:   c.Explain(),
			cell: func(_ sky.Sky, _ sky.Day, s sky.Sight) widget.Cell {
				return widget.Cell{Text: c.Text(s), Plain: []string{c.Copy(s)}, Why: c.Missing(s)}
			},
			of: func(_ sky.Sky, _ sky.Day, s sky.Sight) sky.Explanation { return c.Of(s) },
		})
	}
	for i, key := range events {
		if slices.Contains(keys, key) {
			all = append(all, eventColumn(i, key, u))
		}
	}
	for i, c := range all {
		if slices.Contains(events, c.key) { // the first of them names the zone
			all[i].WidestTitle = c.Title + ", UTC+00:00"
			break
		}
	}
	return all
}

// eventColumn is the column of the next rise, transit or set of each body, which may be
// tomorrow.
func eventColumn(event int, key string, u sky.Units) column {
	const later = "+1 d"
	ranks := [...]int{sky.Rise: 0, sky.Transit: 2, sky.Set: 1}
	head := sky.EventExplanation(event)
	return column{
		key: key,
		Column: widget.Column{
			Title: head.Title, Numeric: true, Sample: u.Widest(), Note: later, Words: sky.Words(), Rank: ranks[event],
		},
		head: head,
		cell: func(s sky.Sky, d sky.Day, sight sky.Sight) widget.Cell {
			next := d.Next(s, sight)[event]
			cell := widget.Cell{Text: next.Clock, Note: next.Later, Plain: []string{dated(s, next)}}
			if next.Clock == text.None {
				cell.Why = d.ExplainNext(s, sight, event).Text[0]
			}
			return cell
		},
		of: func(s sky.Sky, d sky.Day, sight sky.Sight) sky.Explanation { return d.ExplainNext(s, sight, event) },
	}
}

// setColumns gives the table its columns, in the present units and by the option of
// refraction. The order of the rows stays where its column stays.
func (t *Tab) setColumns() {
	var sorted string
	i, descending := t.table.Sorted()
	if i >= 0 {
		sorted = t.columns[i].key
	}
	t.refracted = t.form.refraction.Checked()
	t.columns = newColumns(t.chosen, t.units, t.refracted)
	t.table.SetColumns(widgetColumns(t.columns))
	if i >= 0 {
		t.table.SetSorted(t.columnOf(sorted), descending)
	}
}

// columnOf is the number of the column with a key, that of the body for "", −1 for one that
// is not in the table.
func (t *Tab) columnOf(key string) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.key == key })
}

func widgetColumns(columns []column) []widget.Column {
	all := make([]widget.Column, len(columns))
	for i, c := range columns {
		all[i] = c.Column
	}
	return all
}

// line is a sight as a line of the table. Its next rise, transit and set are from the day
// shown, which may not be computed yet.
func (t *Tab) line(s sky.Sky, d sky.Day, sight sky.Sight) widget.Line {
	l := widget.Line{Dot: widget.Palette().Body(sight.Body), Muted: !sight.Up}
	for _, c := range t.columns {
		l.Cells = append(l.Cells, c.cell(s, d, sight))
	}
	return l
}

// nameZone writes the zone of the times into the head of the first column with any, and into
// the heads of copies of them.
func (t *Tab) nameZone(at time.Time) {
	zone := zoneInTitle(at)
	first := true
	for i, key := range eventKeys() {
		at := t.columnOf(key)
		if at < 0 {
			continue
		}
		title := sky.EventExplanation(i).Title
		copied := title + " (" + strings.ReplaceAll(zone, "−", "-") + ")"
		if first {
			title, first = title+", "+zone, false
		}
		t.table.SetTitle(at, title, copied)
	}
}

// zoneInTitle is how far the clock of a time is from UTC or, where that is no whole minutes,
// the name of its time, LMT: the title has no room for the seconds.
func zoneInTitle(t time.Time) string {
	if name, seconds := t.Zone(); seconds%60 != 0 {
		return name
	}
	return text.Offset(t.Location(), t)
}

// dated is an event with its day, as spreadsheets read it and tables sort it, or the word
// in its place.
func dated(s sky.Sky, next sky.Next) string {
	if next.Event == nil {
		return next.Clock
	}
	return minuteOf(s, next.Event.Time)
}

// minuteOf writes a time to the minute, with its date, as a sky has zone and calendar.
func minuteOf(s sky.Sky, t time.Time) string {
	t = t.In(s.Zone)
	return s.Calendar.ISO(t) + " " + text.Clock(t)
}

// explainCell explains a figure of the table or, with line −1, a head.
func (t *Tab) explainCell(line, column int) widget.Explanation {
	c := t.columns[column]
	if line < 0 || line >= len(t.sky.Sights) {
		e := c.head
		if c.key != "" {
			e.Text = append(slices.Clone(e.Text), "A press sorts by it, another one the other way round, a third one brings the bodies' own order back.")
		}
		return widget.Explanation(e)
	}
	return widget.Explanation(c.of(t.sky, t.shownDay(), t.sky.Sights[line]))
}

// onSorted remembers the order of the rows.
func (t *Tab) onSorted() {
	kept := ""
	if i, descending := t.table.Sorted(); i >= 0 {
		kept = "+" + t.columns[i].key
		if descending {
			kept = "-" + t.columns[i].key
		}
	}
	t.prefs.SetString(prefSort, kept)
}

// restoreColumns takes over the remembered columns, their order and the units.
func (t *Tab) restoreColumns() {
	t.chosen = usualColumns()
	if kept := t.prefs.String(prefColumns); kept != "" {
		t.chosen = knownColumns(strings.Split(kept, ","))
	}
	t.setColumns()
	if kept := t.prefs.String(prefSort); kept != "" {
		t.table.SetSorted(t.columnOf(kept[1:]), kept[0] == '-')
	}
}
