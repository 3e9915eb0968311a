package ephem

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/constellation"
	"perihelion/ephem/internal/timescale"

	"perihelion/ephem/internal/reference"
)

// referenceRow is a row of a table in testdata, by column: positions from JPL's
// DE431 through an independent reduction (Skyfield 1.54). The giants and Pluto
// are the centres of mass of their systems there.
type referenceRow map[string]string

func (r referenceRow) float(t *testing.T, column string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("column %s: %v", column, err)
	}
	return x
}

func (r referenceRow) observer(t *testing.T) Observer {
	return Observer{
		Latitude:  unit.AngleFromDeg(r.float(t, "lat_deg")),
		Longitude: unit.AngleFromDeg(r.float(t, "lon_deg")),
		Elevation: r.float(t, "elev_m"),
	}
}

func readReference(t *testing.T, name string) []referenceRow {
	t.Helper()
	records := reference.Rows(t, "testdata/"+name)
	var rows []referenceRow
	for _, record := range records[1:] {
		row := make(referenceRow)
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// errorsOf collects how far a quantity is off, per body.
type errorsOf map[Body][]float64

func (e errorsOf) check(t *testing.T, what string, limit float64) {
	t.Helper()
	for _, b := range Bodies() {
		x := e[b]
		if len(x) == 0 {
			continue
		}
		slices.Sort(x)
		median, largest := x[len(x)/2], x[len(x)-1]
		t.Logf("%-26s %-8s median %.2g  max %.2g  limit %.2g (%d)", what, b, median, largest, limit, len(x))
		if !(largest <= limit) {
			t.Errorf("%s of %s is off by up to %v, more than %v", what, b, largest, limit)
		}
	}
}

func TestPositionsAgainstJPL(t *testing.T) {
	all := map[string]errorsOf{}
	add := func(what string, b Body, x float64) {
		if all[what] == nil {
			all[what] = errorsOf{}
		}
		all[what][b] = append(all[what][b], math.Abs(x))
	}
	for _, r := range readReference(t, "positions.csv") {
		b, err := ParseBody(r["body"])
		if err != nil {
			t.Fatal(err)
		}
		when, err := time.Parse(time.RFC3339Nano, r["utc"])
		if err != nil {
			t.Fatal(err)
		}
		var e Epoch
		e.set(when, timescale.Scales{
			TT: r.float(t, "jd_tt") - j2000, UT1: r.float(t, "jd_ut1") - j2000, DeltaT: r.float(t, "delta_t_s"),
		})
		scene := e.From(r.observer(t))
		p, err := scene.Position(b)
		if err != nil {
			t.Fatal(err)
		}
		if want := constellation.Name(r["constellation"]); p.Constellation != want {
			t.Errorf("%s %s is in %s, want %s", r["utc"], b, p.Constellation, want)
		}
		arcsec := func(got, want float64) float64 { return math.Remainder(got-want, 360) * 3600 }
		dec := r.float(t, "dec_app_topo_deg")
		add("RA″", b, arcsec(p.RA.Deg(), r.float(t, "ra_app_topo_deg")))
		add("Dec″", b, arcsec(p.Dec.Deg(), dec))
		add("altitude″", b, arcsec(p.Altitude.Deg(), r.float(t, "alt_deg")))
		add("azimuth·cos″", b, arcsec(p.Azimuth.Deg(), r.float(t, "az_deg"))*math.Cos(p.Altitude.Rad()))
		add("hour angle·cos″", b, arcsec(unit.Angle(p.HourAngle).Deg(), r.float(t, "hour_angle_deg"))*math.Cos(p.Dec.Rad()))
		add("astrometric RA·cos″", b, arcsec(p.Geocentric.AstrometricRA.Deg(), r.float(t, "ra_astrom_geo_icrf_deg"))*math.Cos(p.Dec.Rad()))
		add("astrometric Dec″", b, arcsec(p.Geocentric.AstrometricDec.Deg(), r.float(t, "dec_astrom_geo_icrf_deg")))
		g := p.Geocentric
		add("geocentric RA·cos″", b, arcsec(g.RA.Deg(), r.float(t, "ra_app_geo_deg"))*math.Cos(g.Dec.Rad()))
		add("geocentric Dec″", b, arcsec(g.Dec.Deg(), r.float(t, "dec_app_geo_deg")))
		add("ecliptic longitude·cos″", b, arcsec(g.EclipticLongitude.Deg(), r.float(t, "ecl_lon_app_geo_deg"))*math.Cos(g.EclipticLatitude.Rad()))
		add("ecliptic latitude″", b, arcsec(g.EclipticLatitude.Deg(), r.float(t, "ecl_lat_app_geo_deg")))
		add("geocentric elongation°", b, g.Elongation.Deg()-r.float(t, "elongation_geo_deg"))
		add("sidereal time″", b, arcsec(scene.SiderealTime().Angle().Deg(), r.float(t, "last_deg")))
		seen := RefractedAltitude(p.Altitude, 1010, 10) // at every elevation, there
		add("refracted″", b, arcsec(seen.Deg(), r.float(t, "alt_refr_10C_1010mb_deg")))
		add("distance (relative)", b, p.Distance/r.float(t, "dist_topo_au")-1)
		add("geocentric (relative)", b, p.Geocentric.Distance/r.float(t, "dist_geo_au")-1)
		add("heliocentric au", b, p.DistanceHeliocentric-r.float(t, "helio_dist_au"))
		add("phase angle°", b, p.PhaseAngle.Deg()-r.float(t, "phase_angle_topo_deg"))
		add("illuminated", b, p.Illuminated-r.float(t, "illum_frac_topo"))
		add("elongation°", b, p.Elongation.Deg()-r.float(t, "elongation_topo_deg"))
		add("diameter″", b, p.Diameter.Sec()-r.float(t, "ang_diam_topo_arcsec"))
		if r["mag_geo"] == "" {
			if !math.IsNaN(p.Magnitude) {
				t.Errorf("%s %s: magnitude %v where there is no formula", r["utc"], b, p.Magnitude)
			}
		} else {
			add("magnitude", b, aroundBarycentre(b, scene)-r.float(t, "mag_geo"))
		}
	}
	limits := map[string]float64{
		// The table's own decimals: 0.00001° (a phase angle near zero is the worst),
		// 1e-6, 0.0001″, 0.001 mag.
		"phase angle°":           1e-4,
		"illuminated":            1e-6,
		"diameter″":              2e-4,
		"elongation°":            1e-5,
		"geocentric elongation°": 1e-5,
		"magnitude":              6e-4,
		"distance (relative)":    3e-8,
		"geocentric (relative)":  3e-8,
		"heliocentric au":        2e-7,
		"refracted″":             0.03, // near the horizon the iterations stop at different digits
	}
	for _, what := range slices.Sorted(maps.Keys(all)) {
		limit, ok := limits[what]
		if !ok {
			limit = arcseconds
		}
		all[what].check(t, what, limit)
	}
}

// arcseconds is the error that doc.go states, for every angle in the sky.
const arcseconds = 0.003

// aroundBarycentre is the magnitude that the reference tabulates, which takes
// the barycentre of the Solar System for the Sun (0.1 for Mercury at worst).
func aroundBarycentre(b Body, s *Scene) float64 {
	g := s.follow(b)
	if b != Moon && b != Pluto {
		g.heliocentric = g.heliocentric.Add(s.epoch.sun)
		g.heliocentricDistance = g.heliocentric.Norm()
	}
	return magnitude(b, &g, g.heliocentric.Angle(g.geocentric)*180/math.Pi, 2000+s.epoch.scales.TT/365.25)
}
