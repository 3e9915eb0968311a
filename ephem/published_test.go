package ephem

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/reference"
)

// faceRow is a row of the README's table of faces: "| Mars | `horizons` | 7 | 0.005 | … |".
var faceRow = regexp.MustCompile("(?m)^\\| ([A-Z][a-z]+) \\| `([a-z0-9-]+)` \\| ([0-9]+) \\|((?: (?:[0-9.]+|–) \\|){9})$")

// faceColumns are those of testdata/faces.csv, and to which column of the README's table each
// belongs.
var faceColumns = []struct {
	name   string
	column int
	of     func(Face) unit.Angle
}{
	{"longitude", 0, func(f Face) unit.Angle { return f.SubObserver.Longitude }},
	{"latitude", 1, func(f Face) unit.Angle { return f.SubObserver.Latitude }},
	{"sunLongitude", 2, func(f Face) unit.Angle { return f.SubSolar.Longitude }},
	{"sunLatitude", 3, func(f Face) unit.Angle { return f.SubSolar.Latitude }},
	{"axis", 4, func(f Face) unit.Angle { return f.Axis }},
	{"limb", 5, func(f Face) unit.Angle { return f.BrightLimb }},
	{"systemI", 6, func(f Face) unit.Angle { return f.SystemI }},
	{"systemII", 6, func(f Face) unit.Angle { return f.SystemII }},
	{"tilt", 7, func(f Face) unit.Angle { return f.Ring.Tilt }},
	{"sunTilt", 7, func(f Face) unit.Angle { return f.Ring.SunTilt }},
	{"major", 8, func(f Face) unit.Angle { return f.Ring.Major }},
	{"minor", 8, func(f Face) unit.Angle { return f.Ring.Minor }},
}

// TestFaces holds the README's table of faces, by the values in testdata/faces.csv, which
// names their sources.
func TestFaces(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	type key struct{ body, source string }
	type line struct {
		instants int
		largest  [9]float64 // −1 where nothing is compared
	}
	blank := line{largest: [9]float64{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	stated, found := map[key]line{}, map[key]line{}
	for _, m := range faceRow.FindAllStringSubmatch(string(readme), -1) {
		l := blank
		l.instants, _ = strconv.Atoi(m[3])
		for i, cell := range strings.Split(strings.Trim(m[4], " |"), " | ") {
			if cell != "–" {
				l.largest[i] = reference.Number(t, cell)
			}
		}
		stated[key{strings.ToLower(m[1]), m[2]}] = l
	}
	rows := reference.Rows(t, "testdata/faces.csv")
	cell := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	for _, row := range rows[1:] {
		b, err := ParseBody(cell(row, "body"))
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339Nano, cell(row, "time"))
		if err != nil {
			t.Fatal(err)
		}
		var face Face
		switch {
		case cell(row, "scale") == "TT":
			face = faceAt(t, b, at)
		case cell(row, "lat") != "":
			face = faceFrom(t, b, at, reference.Number(t, cell(row, "lat")), reference.Number(t, cell(row, "lon")))
		default:
			e, err := At(at)
			if err != nil {
				t.Fatal(err)
			}
			face = centralFace(t, e, b)
		}
		k := key{b.Key(), cell(row, "source")}
		l, ok := found[k]
		if !ok {
			l = blank
		}
		l.instants++
		for _, c := range faceColumns {
			text := cell(row, c.name)
			if text == "" {
				continue
			}
			got, want, turn := c.of(face).Deg(), reference.Number(t, text), 360.0
			if c.column == 8 {
				got, turn = got*3600, math.Inf(1)
				if k.source == "astronomia" {
					got *= meeusRing / ringRadius
				}
			}
			off := math.Abs(math.Remainder(got-want, turn))
			l.largest[c.column] = max(l.largest[c.column], off)
			if limit := stated[k].largest[c.column]; !(off <= limit) {
				t.Errorf("%s of %s at %s: %.4f, %s has %s", c.name, b, cell(row, "time"), got, k.source, text)
			}
		}
		found[k] = l
	}
	for k, l := range found {
		t.Logf("%-8s %-16s %2d %7.4f", k.body, k.source, l.instants, l.largest)
		for i, largest := range l.largest {
			// A figure that nothing comes near is not the difference any more.
			s := stated[k]
			if s.instants != l.instants || (largest < 0) != (s.largest[i] < 0) || largest >= 0 && s.largest[i] > 2*largest+0.001 {
				t.Errorf("%s by %s: the README has %d instants and %v, the largest differences of %d are %.4f",
					k.body, k.source, s.instants, s.largest, l.instants, l.largest)
				break
			}
		}
	}
	if len(stated) != len(found) {
		t.Errorf("the README has %d rows of faces, want %d", len(stated), len(found))
	}
}

// meeusRing is the radius of ring A of Meeus, Astronomical Algorithms, chapter 45, in km: half
// of 375.35″ at 1 au.
var meeusRing = KmPerAU * 375.35 / 2 / 3600 * math.Pi / 180

// faceFrom returns a face for a place at sea level, in degrees.
func faceFrom(t *testing.T, b Body, at time.Time, lat, lon float64) Face {
	t.Helper()
	e, err := At(at)
	if err != nil {
		t.Fatal(err)
	}
	f, err := e.From(Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)}).Face(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A rotation of Carrington begins where L0 is 0: days of TT from the Astronomical Almanac for
// 2013, page C4, to a hundredth, in which the Sun turns by 0.13°.
func TestCarringtonRotations(t *testing.T) {
	for _, c := range []struct {
		month time.Month
		day   float64
	}{
		{1, 25.83}, {2, 22.17}, {3, 21.49}, {4, 17.78}, {5, 15.02}, {6, 11.22}, {7, 8.42}, {8, 4.63}, {8, 31.87}, {9, 28.14},
		{10, 25.43}, {11, 21.73}, {12, 19.05},
	} {
		at := time.Date(2013, c.month, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration((c.day - 1) * float64(24*time.Hour)))
		near(t, "L0 at "+at.String(), faceAt(t, Sun, at).SubObserver.Longitude, 0, 0.07)
	}
}

// By their definition the central meridians of Jupiter's systems I and II were 47.31° and 96.58°
// on 14 July 1897 at noon of Greenwich (Explanatory Supplement to the Astronomical Ephemeris,
// 1961), which is taken as noon of Terrestrial Time. The IAU rounds the longitudes of the
// prime meridians at J2000.0 to a tenth of a degree: 67.1° and 43.3°. Meeus, whose figures
// are of 1950, has 67.106° and 43.359° there, which is the definition to 0.01°: System II of the
// IAU is 0.06° less.
func TestJupiterByDefinition(t *testing.T) {
	const rounded = 0.059
	f := faceAt(t, Jupiter, time.Date(1897, 7, 14, 12, 0, 0, 0, time.UTC))
	near(t, "System I", f.SystemI, 47.31, 0.02)
	near(t, "System II", f.SystemII, 96.58-rounded, 0.02)
}
