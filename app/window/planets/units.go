package planets

import (
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/planets/sky"
)

// unitsMenu chooses the units and notations of table, card, list of the night and chart.
func (t *Tab) unitsMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	group := func(choices ...*fyne.MenuItem) {
		if items != nil {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, choices...)
	}
	choice := func(title string, chosen bool, change func(*sky.Units)) *fyne.MenuItem {
		item := fyne.NewMenuItem(title, func() {
			u := t.units
			change(&u)
			t.setUnits(u)
		})
		item.Checked = chosen
		return item
	}
	length := func(title string, l sky.Length) *fyne.MenuItem {
		return choice(title, t.units.Length == l, func(u *sky.Units) { u.Length = l })
	}
	u := t.units
	group(
		choice("Angles decimal: 28.30°", !u.Minutes, func(u *sky.Units) { u.Minutes = false }),
		choice("Angles sexagesimal: 28° 18′", u.Minutes, func(u *sky.Units) { u.Minutes = true }),
	)
	group(
		choice("RA, Dec sexagesimal: 10h 12.7m, +13° 02′", !u.Degrees, func(u *sky.Units) { u.Degrees = false }),
		choice("RA, Dec decimal: 153.175°, +13.033°", u.Degrees, func(u *sky.Units) { u.Degrees = true }),
	)
	group(
		length("Distances in astronomical units: 1.381", sky.AU),
		length("Distances in kilometres: 206,533,000", sky.Kilometres),
		length("Distances as light-time: 11 min 29.0 s", sky.LightTime),
	)
	group(
		choice("Clock of 24 hours: 21:30", !u.Hours12, func(u *sky.Units) { u.Hours12 = false }),
		choice("Clock of 12 hours: 9:30 pm", u.Hours12, func(u *sky.Units) { u.Hours12 = true }),
	)
	group(
		choice("Dates Julian before 15 October 1582", !u.Gregorian, func(u *sky.Units) { u.Gregorian = false }),
		choice("Dates Gregorian in all years", u.Gregorian, func(u *sky.Units) { u.Gregorian = true }),
	)
	return fyne.NewMenu("", items...)
}

// setUnits shows everything in other units, and remembers them.
func (t *Tab) setUnits(u sky.Units) {
	t.useUnits(u)
	t.prefs.SetString(prefUnits, writeUnits(u))
	t.setColumns()
	t.onChanged()
}

// useUnits has the form read and write by them.
func (t *Tab) useUnits(u sky.Units) {
	t.units, t.form.units = u, u
	t.form.writeTime()
	_ = t.form.date.Check() // its words change, too, where the digits are those of both calendars
	t.tonight.setUnits(u)
}

// The words under which units are kept.
const (
	wordMinutes   = "sexagesimal"
	wordDegrees   = "decimal-places"
	wordKm        = "km"
	wordLight     = "light-time"
	wordHours12   = "12-hours"
	wordGregorian = "gregorian"
)

func writeUnits(u sky.Units) string {
	var words []string
	add := func(word string, is bool) {
		if is {
			words = append(words, word)
		}
	}
	add(wordMinutes, u.Minutes)
	add(wordDegrees, u.Degrees)
	add(wordKm, u.Length == sky.Kilometres)
	add(wordLight, u.Length == sky.LightTime)
	add(wordHours12, u.Hours12)
	add(wordGregorian, u.Gregorian)
	return strings.Join(words, " ")
}

func readUnits(kept string) (u sky.Units) {
	for _, word := range strings.Fields(kept) {
		switch word {
		case wordMinutes:
			u.Minutes = true
		case wordDegrees:
			u.Degrees = true
		case wordKm:
			u.Length = sky.Kilometres
		case wordLight:
			u.Length = sky.LightTime
		case wordHours12:
			u.Hours12 = true
		case wordGregorian:
			u.Gregorian = true
		}
	}
	return u
}
