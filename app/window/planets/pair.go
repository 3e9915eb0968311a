package planets

import (
	"math"
	"strconv"

	"github.com/soniakeys/unit"

	"perihelion/ephem/text"
)

// byPair writes a pair that was typed or pasted into one field into both, and reports
// whether it was one. The error names what is wrong in one, or an address without
// coordinates.
func (f *form) byPair(typed string) (is bool, err error) {
	lat, lon, is, err := text.Pair(typed)
	if !is || err != nil {
		return is, err
	}
	f.byProgram(func() {
		f.lat.SetText(coordinate(lat))
		f.lon.SetText(coordinate(lon))
	})
	f.moved = true
	return true, nil
}

// coordinate writes an angle as a field keeps it: in degrees to a millionth, which
// is 10 cm on the ground.
func coordinate(a unit.Angle) string {
	return strconv.FormatFloat(math.Round(a.Deg()*1e6)/1e6, 'f', -1, 64)
}

// onPair does so for a pair in place of a name, and answers it.
func (f *form) onPair(typed string) (is bool, err error) {
	if is, err = f.byPair(typed); !is || err != nil {
		return is, err
	}
	if f.arrive() {
		f.use()
	}
	f.changed()
	return true, nil
}

// pasted reports whether a text came at once, and not letter by letter: while a
// pair is being typed, its beginning may be one already.
func pasted(before, now string) bool { return len([]rune(now))-len([]rune(before)) > 1 }
