package planets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/almanac"
)

// showColumns asks which quantities the table has as columns, and explains each. A tick has
// its effect at once.
func (t *Tab) showColumns() {
	checks := map[string]*widget.Check{}
	var body []fyne.CanvasObject
	add := func(key, title, meaning string) {
		check := widget.NewCheck(title, func(on bool) { t.chooseColumn(key, on) })
		check.SetChecked(slices.Contains(t.chosen, key))
		checks[key] = check
		note := widget.NewNote(widget.DialogInner)
		note.Set(widget.Plain, meaning)
		body = append(body, widget.NewColumn(check, note))
	}
	for _, g := range sky.Groups() {
		body = append(body, widget.NewSection(g.Title))
		for _, q := range g.Quantities {
			title := q.Title
			if q.Short != "" {
				title += " (" + q.Short + ")"
			}
			meaning := q.Meaning
			if q.Key == "altitude" {
				meaning = "Angle above the level horizon, negative below it: as the air shows it, or without, by the option Atmospheric refraction."
			}
			add(q.Key, title, meaning)
		}
	}
	body = append(body, widget.NewSection("Rise, transit, set"))
	for i, key := range eventKeys() {
		e := sky.EventExplanation(i)
		add(key, e.Title, e.Text[0])
	}
	var d *widget.Modal
	end := func() { d.Hide() }
	usual := func() {
		for key, check := range checks {
			check.SetChecked(slices.Contains(usualColumns(), key))
		}
	}
	d = widget.ShowDialog(t.win.Canvas(), "Columns of the table", body, widget.NewButton("Close", end), widget.NewButton("The usual ones", usual))
	d.OnEscape, d.OnReturn, d.Light = end, end, true
}

// chooseColumn adds a column or takes it away, and remembers which there are.
func (t *Tab) chooseColumn(key string, on bool) {
	keys := slices.DeleteFunc(slices.Clone(t.chosen), func(k string) bool { return k == key })
	if on {
		keys = append(keys, key)
	}
	if keys = knownColumns(keys); slices.Equal(keys, t.chosen) {
		return
	}
	t.chosen = keys
	t.prefs.SetString(prefColumns, strings.Join(append([]string{bodyColumn}, keys...), ","))
	t.setColumns()
	t.look()
	t.onSorted()
}

// bodyColumn stands before the keys that are kept, so that a table without further columns
// is not taken for one that was never changed.
const bodyColumn = "name"

// showsMoons reports whether a column needs the moons of Jupiter.
func (t *Tab) showsMoons() bool {
	return slices.ContainsFunc(t.chosen, func(key string) bool {
		return !slices.Contains(eventKeys(), key) && almanac.Named(key).OfMoons
	})
}
