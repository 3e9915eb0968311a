package window

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// explained is a key with its effect, or a word of the window with its meaning.
type explained struct{ what, how string }

// helpSection is a group of them.
type helpSection struct {
	title string
	lines []explained
}

// help is the text of F1: the keys of the window, and the words that it uses without
// room to explain them.
func help() []helpSection {
	return []helpSection{
		{"Keys", []explained{
			{"F1", "this help. Ctrl+F1: explains the control or the figure with the keyboard, as a rest of the pointer does"},
			{"Alt+1, Alt+2", "the tab Planets, the tab Benchmark. Ctrl+Tab switches between them"},
			{"Tab", "the next control. Shift+Tab: the one before. Space or Return: press a button"},
			{"Ctrl and +, −, 0", "larger texts, smaller ones, the normal size"},
			{"Up, Down", "in a table: another row. Home and End: the first and the last"},
			{"Left, Right", "in a table: other columns. In the sky: another body; Up and Down: another star. In a chart: the reading before or after; Return goes to its time"},
			{"+, −, 0, H", "in the sky: larger, smaller, all of it, the view of the horizon. The wheel enlarges, dragging moves, as Shift with the arrows does"},
			{"?", "in a table: explains the figure with the ring, as a rest of the pointer does"},
			{"S", "in a table: sorts by the column with the ring, as a press on its head does. Again: the other way round. A third time: the rows' own order"},
			{"B", "in a table of Benchmark: makes the row the baseline, as a press on its flag does"},
			{"Ctrl+C", "in a table: copies the figure with the ring or, where that is around the row, the row. Ctrl+Shift+C: all of it, for a spreadsheet. The other button of the pointer, or the menu key, has both, too"},
			{"F5", "on Benchmark: starts a run, as Ctrl+Return does. Esc stops it. Ctrl+N takes the results from the screen, for a new run"},
			{"Ctrl+H", "on Benchmark: the kept runs. There, Return opens, R runs again, Space ticks, C compares the ticked ones, S stars, F2 renames, N notes, T tags, Delete deletes, U undoes that, / searches"},
			{"Ctrl+O", "opens a plan, a run or a picture that carries one. Ctrl+S saves the run on screen. A file can also be dropped on the window"},
			{"Ctrl+D", "on Planets: a month to choose the date from, as Down in the field of the date. Ctrl+M: the calendar. Ctrl+E: export of a calendar. Ctrl+Shift+E: of an ephemeris"},
			{"Ctrl+Shift+R", "the red theme for eyes that are used to the dark, and back"},
			{"Esc", "closes a dialog or a list. In a dialog, Up, Down and Page Down scroll"},
			{"Ctrl+Q", "quits"},
		}},
		{"Planets", []explained{
			{"Place", "a town in any of its usual names, with its region or country after a comma; coordinates in any notation; or the address of a map. Return takes a whole name, or the place that is highlighted. The star keeps a favourite. Delete takes a place that was used before out of the list"},
			{"Date, Time", "also tomorrow, friday, 28.11., 28 Nov; 3am, 2130, noon; or both in one field, as in tomorrow 21:00"},
			{"Calendar", "in the menu and at the foot: a month of your place. A day has sunrise and sunset, rise and set of the Moon, its disc at noon, and what happens. A press on a day or on an event goes to it. Saved and printed, it is a page across A4 or Letter"},
			{"Export calendar", "in the menu: the events of a span as a file (.ics) that calendar programs read, which remind of them. Imported again, it replaces the events of before"},
			{"Export ephemeris", "in the menu: quantities of bodies through a span as CSV, at steps, or at rises, transits, sets and altitudes of the Sun"},
			{"Month to choose from", "the button beside the date, or Down in its field. There, the arrows go to another day, Page Up and Page Down to another month, Home and End to the first day and the last; a year, a month or a date can be typed; Return takes the day at the time that is shown. The discs are the Moon's at noon, as they stand in your sky"},
			{"Years before 1", "28 May 585 BC or, counted through the year 0, -0584-05-28: the year 0 is 1 BC"},
			{"Julian, Gregorian", "dates before 15 October 1582 are of the Julian calendar, typed and shown; the day before is 4 October. Units… has them Gregorian in all years. Below an old date stands its calendar. Times in exported JSON and CSV are always Gregorian"},
			{"The slider", "moves the time through the night: Left and Right by ten minutes, Page Up and Page Down by an hour, and the wheel"},
			{"The sky", "as seen lying on one's back with the head to the north: the zenith is in the middle, and east is left, because one looks up. Bodies outside the rim are below the horizon. The dots are the way of the selected body in this day, by the hours; names in capitals are constellations. Sky, above it, chooses what it shows, also in saved pictures"},
			{"ΔT", "how far Terrestrial Time, of uniform seconds, is ahead of the Earth's rotation (UT1)"},
			{"RA, Dec", "right ascension and declination: the position among the stars, for the equinox of the date"},
			{"Columns…", "below the table: chooses its columns from all quantities, and explains each. “3 more ›” at the head of a table shows those for which there is no room, as Left and Right do"},
			{"Units…", "below the table: degrees, distances, the clock and the calendar of old dates, for table, card, Tonight and copies. Exported CSV has degrees, au and UTC"},
			{"All…", "at the head of the card: everything that is computed of the body, with its disc as it is seen from here"},
			{"–", "there is no such figure; a rest of the pointer has the reason"},
			{"How exact", "places of 1900 to 2100 agree with JPL's DE431 to 0.003″, rises and sets with the almanacs' convention to a tenth of a second. The air, hills and the error of ΔT move what is seen: rises by a minute and more. Each figure has its source and accuracy where the pointer rests on it"},
			{"au", "astronomical unit, 149,597,870.7 km"},
			{"Mag", "magnitude: the brightness. Smaller is brighter, and 6 is the limit of the naked eye"},
			{"Lit", "the illuminated part of the disc"},
			{"In", "the constellation"},
			{"Air mass", "the amount of air on the path of the light, 1 at the zenith"},
			{"Tonight", "from sunset to sunrise: the coming night by day, the present one by night. A press on a row, or Return, selects the body and goes to its best time; the other button of the pointer, or the Menu key, adds that to a calendar"},
			{"From–to", "when the body is above the horizon and the sky is dark enough for it: for the Moon and Venus from sunset on, to magnitude 1.5 with the Sun 6° below the horizon, for fainter ones 12°"},
			{"Best", "when the body is highest with the Sun 6° below the horizon, or, where that is lower than 10°, when it is highest. Low: never above 10°"},
			{"Night, Year, Span, Analemma, Moons", "the charts: altitudes tonight; rise, transit and set of the selected body on each day of a year, by the clock with its changes; magnitude, diameter, distance or elongation over months to a century, as seen from the Earth's centre; the Sun at this time of the clock on each day of a year; Jupiter's moons for eight days. A press goes to the date. Save has the sky as well, or both in one picture"},
			{"Moons of Jupiter", "in the menu: where they are for eight days, and what can be seen of them from your place. Transit: before Jupiter. Shadow: that of the moon, on Jupiter"},
			{"Parallactic", "the angle at the body between the pole and the zenith"},
		}},
		{"Benchmark", quantities()},
	}
}

// quantities are the columns of the table of servers, as it explains them itself.
func quantities() []explained {
	lines := []explained{
		{"p", "how often equal servers would show a difference this large. After Holm: corrected for several comparisons"},
	}
	for _, c := range view.Columns() {
		lines = append(lines, explained{c.Title, c.Meaning.What})
	}
	return lines
}

// helpColumn is wide enough for the keys and words that help explains.
const helpColumn float32 = 136

// onHelp shows the help.
func (w *Window) onHelp() {
	var body []fyne.CanvasObject
	for _, s := range help() {
		body = append(body, widget.NewSection(s.title))
		for _, line := range s.lines {
			body = append(body, widget.NewExplained(line.what, line.how, helpColumn))
		}
	}
	w.inform("Keys and words", body)
}

// onExplain explains the control that has the keyboard, or shows the help where there is
// nothing to explain.
func (w *Window) onExplain() {
	if !widget.ExplainFocused(w.win.Canvas()) {
		w.onHelp()
	}
}
