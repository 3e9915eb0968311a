package planets

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
)

// hint has a control of the form explain itself, and returns it.
func (f *form) hint(o fyne.CanvasObject, title string, text ...string) fyne.CanvasObject {
	widget.Hint(f.tips, widget.Explanation{Title: title, Text: text}, o)
	return o
}

// explainFields explains the fields that are typed into, and the choices of the options.
func (f *form) explainFields() {
	f.hint(f.place.field, "Place", "A town in any of its usual names, with its region or country after a comma; coordinates in any notation; or the address of a map.",
		"Coordinates and elevations of towns are those of GeoNames: the middle of the town, good to a few kilometres.")
	f.hint(f.whereabouts.star, "Favourite", "Keeps this place at the top of the places used before, even when many others were used since.")
	for _, row := range f.whereabouts.rows {
		f.hint(row, "A place used before", "Space or a press goes there. The star makes it a favourite, which stays in the list. Delete takes it out of the list.")
	}
	f.hint(f.lat, "Latitude", "Angle north of the equator, negative or with S south of it: -37.82, 37° 49′ S. 0.001° are 111 m.")
	f.hint(f.lon, "Longitude", "Angle east of Greenwich, negative or with W west of it: 144.975, 16° 20′ W.")
	f.hint(f.elevation, "Elevation", "Metres above the sea, or feet with ft. It moves the Moon by up to 0.3″ for 1,000 m, and makes the air thinner.")
	a := f.around
	f.hint(a.pressure, "Pressure", "Of the air at the place, not reduced to the sea, in hectopascals. Empty: that of standard air at the elevation. 0: no air.")
	f.hint(a.temperature, "Temperature", "Of the air, in degrees Celsius. Empty: 10 °C. Cold air lifts bodies near the horizon more.")
	f.hint(a.skyline, "Skyline", "Altitude of hills or houses all around, in degrees. Bodies rise above it and set behind it.")
	f.hint(a.eye, "Eye height", "Metres above the ground or the sea around: the horizon lies lower by 1.8′ for a metre, 18′ for a hundred.")
	f.hint(a.deltaT, "ΔT", "How far Terrestrial Time, of uniform seconds, is ahead of the Earth's rotation (UT1), in seconds. Empty: measured since 1962, from records of eclipses before, predicted after.",
		"An error of a second turns the sky by 15″.")
	f.hint(f.mode, "Now or Fixed", "Now: the clock of this computer runs. Fixed: the time in the two fields below. Typing a time, or moving it, fixes it.")
	f.hint(f.date, "Date", "2026-11-28, 28 Nov, 28.11., tomorrow, friday; 28 May 585 BC. Before 15 October 1582 dates are of the Julian calendar.")
	f.hint(f.clock, "Time", "21:30, 9:30 pm, 2130, noon: the time of day by the clock that is chosen as Zone.")
	f.hint(f.timeline, "Time of the night", "Moves the time through the night. Left and Right by ten minutes, Page Up and Page Down by an hour.")
	f.hint(f.refraction, "Atmospheric refraction", "On: altitudes as the air shows them, lifted by 34′ at the horizon and 1′ at 45°. Off: as if there were no air. Rise and set are always with it.")
	f.hint(f.onlyUp, "Only bodies above the horizon", "Leaves the others out of the table.")
	f.hint(f.others, "Sun, Moon and Pluto", "Off: only the planets from Mercury to Neptune.")
}

// explainViews explains the figures of the table, of the list of the night and of the card.
func (t *Tab) explainViews() {
	t.table.Explanations, t.table.Explain = t.form.tips, t.explainCell
	t.tonight.table.Explanations, t.tonight.table.Explain = t.form.tips, t.explainVisit
	t.card.tips = t.form.tips
	hint := func(o fyne.CanvasObject, title, text string) {
		widget.Hint(t.form.tips, widget.Explanation{Title: title, Text: []string{text}}, o)
	}
	hint(t.charts.quantity, "Quantity", "As seen from the Earth's centre, so that the place of the observer adds no daily waves.")
	hint(t.charts.length, "Span", "A quarter, a year, or some years that follow each other: the ones in which the time is.")
	hint(t.charts.bodies, "Bodies", "Chooses the curves of the chart. The selected body is drawn thicker.")
	hint(t.charts.form, "Analemma", "By the clock: the equation of time with the declination. In the sky: where the Sun stands at this time of the clock on each day of the year.")
	widget.Hint(t.form.tips, widget.Explanation{Title: t.all.Title, Text: []string{"Everything that is computed of it, in full precision, with a picture of its disc: what is lit, how its axis is turned, the Moon's libration, Saturn's rings."}}, t.all)
	widget.Hint(t.form.tips, widget.Explanation{Title: "Columns", Text: []string{"Chooses the columns of the table from all quantities, and explains them."}}, t.columnsButton)
	widget.Hint(t.form.tips, widget.Explanation{Title: "Units", Text: []string{"Chooses degrees, distances and the clock, for table, card, list and copies."}}, t.unitsButton)
}

// Dismiss takes an explanation away. It reports whether there was one.
func (t *Tab) Dismiss() bool { return t.form.tips.Leave() }

// explainVisit explains a figure of the list of the night or, with line −1, a head.
func (t *Tab) explainVisit(line, column int) widget.Explanation {
	if line < 0 || line >= len(t.tonight.visits) {
		return widget.Explanation(sky.ExplainVisits(column))
	}
	return widget.Explanation(t.tonight.visits[line].Explain(t.sky, column))
}
