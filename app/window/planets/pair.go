package planets

import (
	"math"
	"strconv"

	"github.com/soniakeys/unit"

	"perihelion/ephem/text"
)

// byPair writes a pair that was typed or pasted into one field into both, and
// reports whether it was one.
func (f *form) byPair(typed string) bool {
	lat, lon, is, err := text.Pair(typed)
	if !is || err != nil {
		return false
	}
	f.byProgram(func() {
		f.place.set("")
		f.lat.SetText(coordinate(lat))
		f.lon.SetText(coordinate(lon))
	})
	f.moved = true
	return true
}

// coordinate writes an angle as a field keeps it: in degrees to a millionth, which
// is 10 cm on the ground.
func coordinate(a unit.Angle) string {
	return strconv.FormatFloat(math.Round(a.Deg()*1e6)/1e6, 'f', -1, 64)
}

// onPair does so and answers it.
func (f *form) onPair(typed string) bool {
	if !f.byPair(typed) {
		return false
	}
	f.changed()
	return true
}

// pasted reports whether a text came at once, and not letter by letter: while a
// pair is being typed, its beginning may be one already.
func pasted(before, now string) bool { return len([]rune(now))-len([]rune(before)) > 1 }
