package stars_test

import (
	"math"
	"strconv"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
	"perihelion/ephem/stars"
)

// TestPlaces compares the catalogue's stars with a table that pyerfa 2.0.0.1 (ERFA, the
// IAU's SOFA routines) computed from the figures of the sources themselves: sefstars.txt of
// the Swiss Ephemeris and Tycho-2. It has its own parser, precession-nutation (IAU
// 2006/2000A) and ephemeris of the Earth.
func TestPlaces(t *testing.T) {
	rows := reference.Rows(t, "testdata/places.csv")
	column := make(map[string]int)
	for i, name := range rows[0] {
		column[name] = i
	}
	var largest, catalogued float64
	for _, row := range rows[1:] {
		x := func(name string) float64 {
			v, err := strconv.ParseFloat(row[column[name]], 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		at, err := time.Parse(time.RFC3339, row[column["time"]])
		if err != nil {
			t.Fatal(err)
		}
		epoch, err := ephem.AtDeltaT(at, x("delta_t"))
		if err != nil {
			t.Fatal(err)
		}
		scene := epoch.From(ephem.Observer{
			Latitude: unit.AngleFromDeg(x("lat")), Longitude: unit.AngleFromDeg(x("lon")), Elevation: x("elevation"),
		})
		apart := func(s ephem.Star) float64 {
			p := scene.Star(s)
			return max(
				separation(p.Azimuth.Rad(), p.Altitude.Rad(), x("azimuth"), x("altitude")),
				separation(p.RA.Rad(), p.Dec.Rad(), x("ra_of_date"), x("dec_of_date")))
		}
		mas := func(name string) unit.Angle { return unit.AngleFromSec(x(name) / 1000) }
		same := apart(ephem.Star{
			RA: unit.RAFromDeg(x("ra")), Dec: unit.AngleFromDeg(x("dec")),
			MotionRA: mas("motion_ra_mas"), MotionDec: mas("motion_dec_mas"), Parallax: mas("parallax_mas"), RadialVelocity: x("radial_km_s"),
		})
		star, ok := stars.Hipparcos(int(x("hip")))
		if !ok {
			t.Errorf("HIP %s is missing", row[0])
			continue
		}
		ours := apart(star.Star)
		largest, catalogued = max(largest, same), max(catalogued, ours)
		const most, mostCatalogued = 0.002, 0.003 // arcseconds
		if same > most || ours > mostCatalogued {
			t.Errorf("%s at %s: %.4f″ from the reference by its figures, %.4f″ by the catalogue", star.Name, row[column["time"]], same, ours)
		}
	}
	t.Logf("%d stars: at most %.4f″ by the same figures, %.4f″ by the catalogue", len(rows)-1, largest, catalogued)
}

// separation returns the angle between a direction in radians and one in degrees,
// arcseconds.
func separation(lon, lat, lonDeg, latDeg float64) float64 {
	lon0, lat0 := lonDeg*math.Pi/180, latDeg*math.Pi/180
	dx := math.Remainder(lon-lon0, 2*math.Pi) * math.Cos(lat0)
	return math.Hypot(dx, lat-lat0) * 180 / math.Pi * 3600
}
