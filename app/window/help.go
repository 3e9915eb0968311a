package window

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
)

// explained is a key, or a word of the window, and what it does or means.
type explained struct{ what, how string }

// helpSection is a group of them.
type helpSection struct {
	title string
	lines []explained
}

// help is what F1 shows: what the window hears, and the words that it uses without
// room to explain them.
func help() []helpSection {
	return []helpSection{
		{"Keys", []explained{
			{"F1", "this help"},
			{"Alt+1, Alt+2", "the tab Planets, the tab Benchmark; Ctrl+Tab changes between them"},
			{"Tab", "the next control; Shift+Tab the one before. Space or Return presses a button"},
			{"Up, Down", "in a table: another row. Home and End: the first and the last"},
			{"Left, Right", "in a table without room for all columns: other columns. In the dome: another body"},
			{"Ctrl+C", "in the table of bodies: copies all of it, for a spreadsheet"},
			{"F5", "on Benchmark: runs, as Ctrl+Return does. Esc stops"},
			{"Ctrl+O", "opens a plan or a run; Ctrl+S saves the run that is shown. A file can also be dropped on the window"},
			{"Esc", "closes a dialog or a list; in a dialog, Up, Down and Page Down scroll"},
			{"Ctrl+Q", "quits"},
		}},
		{"Planets", []explained{
			{"ΔT", "how far clocks of even seconds (Terrestrial Time) are ahead of the turning Earth (UT1)"},
			{"RA, Dec", "right ascension and declination: the place among the stars, at the equinox of the date"},
			{"au", "astronomical unit, 149,597,870.7 km"},
			{"Mag", "magnitude: brightness, less is brighter, to 6 for the naked eye"},
			{"Lit", "the part of the disc that the Sun lights"},
			{"In", "the constellation"},
			{"Air mass", "how much air the light comes through; 1 from overhead"},
			{"Parallactic", "the angle at the body between the pole and overhead"},
		}},
		{"Benchmark", []explained{
			{"low–high", "the 95 % interval of the median: repeated runs would have it in there 19 times in 20"},
			{"× by round", "requests/s as a multiple of the baseline’s, compared within each round. Select a row and press Make baseline to compare with that"},
			{"p50, p99", "half of the answers, and 99 of 100, took no longer than this"},
			{"p", "how often servers that do not differ would show a difference this large; after Holm: corrected for several comparisons"},
			{"Keep-alive", "a connection is used for many requests"},
			{"RSS, PSS", "memory of the server’s processes: all, and with what they share counted once"},
		}},
	}
}

// helpColumn is wide enough for the keys and words that help explains.
const helpColumn float32 = 96

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
