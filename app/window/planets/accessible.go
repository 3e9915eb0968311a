package planets

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/soniakeys/unit"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// The widgets of this tab that assistive technology reads.
var (
	_ fyne.Accessible = (*dome)(nil)
	_ fyne.Accessible = (*card)(nil)
	_ fyne.Accessible = (*offers)(nil)
	_ fyne.Accessible = (*complaint)(nil)
)

// label gives titles to widgets without a label beside them, and words to the chart.
func (t *Tab) label() {
	t.form.mode.Title = "Clock"
	t.table.Title = "Bodies"
	t.tonight.table.Title = "Tonight"
	t.chart.Describe = func() string {
		if !t.charts.night() {
			if !t.charts.has {
				return t.charts.choice.Kind.Title()
			}
			return t.charts.drawn.Describe(t.sky.Time)
		}
		sight, ok := t.sky.Sight(t.selected)
		if !ok {
			return t.chartTitle()
		}
		return t.chartTitle() + ". " + standing(sight)
	}
}

// standing is a body with where it stands: "Mars, 23.4° above SW".
func standing(s sky.Sight) string { return s.Body.String() + ", " + sky.Where(s) }

// AccessibilityLabel is what the keyboard is at, the selected body, and the others above
// the horizon.
func (d *dome) AccessibilityLabel() string {
	label, up := "Sky, looking up: east is left", []string{}
	if d.lens.horizon {
		label = "Sky above the horizon, looking " + text.Compass(unit.Angle(math.Mod(d.lens.azimuth+2*math.Pi, 2*math.Pi)))
	}
	if d.keyed >= 0 {
		if star, _, ok := d.reading(target{star: d.keyed, some: true}); ok {
			label += ". Star: " + star
		}
	}
	for _, s := range d.shown.sights {
		switch {
		case s.Body == d.shown.selected:
			label += ". Selected: " + standing(s)
		case s.Up:
			up = append(up, standing(s))
		}
	}
	if len(up) > 0 {
		label += ". Above the horizon: " + strings.Join(up, "; ")
	}
	return label
}

// AccessibilityRole is that of a text.
func (d *dome) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the selected body with all its facts.
func (c *card) AccessibilityLabel() string {
	if !c.some {
		return "No body is selected"
	}
	label := standing(c.sight)
	for _, f := range c.facts {
		label += ". " + f.Name + ": " + strings.TrimSpace(f.Lines[0]+" "+f.Lines[1])
	}
	return label
}

// AccessibilityRole is that of a text.
func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the cities that are offered, the chosen one first.
func (o *offers) AccessibilityLabel() string {
	texts := o.texts()
	if o.chosen >= 0 && o.chosen < len(o.places) {
		return "Cities. Chosen: " + texts[o.chosen] + ". All: " + strings.Join(texts, "; ")
	}
	return "Cities. " + strings.Join(texts, "; ")
}

// AccessibilityRole is that of a button.
func (o *offers) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the errors of all fields.
func (c *complaint) AccessibilityLabel() string {
	var all []string
	for _, m := range c.messages {
		if m.Text() != "" {
			all = append(all, widget.Read(m))
		}
	}
	return strings.Join(all, " ")
}

// AccessibilityRole is that of a text.
func (c *complaint) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
