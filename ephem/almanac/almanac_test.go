package almanac

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/soniakeys/unit"

	"perihelion/assets/golden"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

func sample(t *testing.T) Document {
	t.Helper()
	zone, err := text.Zone("Australia/Melbourne")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Question{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-39.754), Longitude: unit.AngleFromDeg(145.051)},
		Time:     time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC),
		Zone:     zone,
		DeltaT:   DeltaT{69.1, true}, // so that a better figure changes no golden file
	}.Document()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// only returns the document of one body.
func only(d Document, b ephem.Body) Document {
	d.Bodies = d.Bodies[b : b+1]
	return d
}

func TestGolden(t *testing.T) {
	d := sample(t)
	for _, c := range []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{"melbourne.txt", func(b *bytes.Buffer) error { return d.WriteTable(b) }},
		{"airless.txt", func(b *bytes.Buffer) error { return d.WithoutRefraction().WriteTable(b) }},
		{"sun-card.txt", func(b *bytes.Buffer) error { return only(d, ephem.Sun).WriteCard(b) }},
		{"moon-card.txt", func(b *bytes.Buffer) error { return only(d, ephem.Moon).WriteCard(b) }},
		{"jupiter-card.txt", func(b *bytes.Buffer) error { return only(d, ephem.Jupiter).WriteCard(b) }},
		{"airless-card.txt", func(b *bytes.Buffer) error { return only(d, ephem.Saturn).WithoutRefraction().WriteCard(b) }},
	} {
		var out bytes.Buffer
		if err := c.write(&out); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, c.name, out.Bytes())
	}
}

// The keys that the program promises.
func TestJSONKeys(t *testing.T) {
	var out bytes.Buffer
	if err := sample(t).WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var document struct {
		Time     string
		DeltaT   float64
		Observer map[string]any
		Bodies   []map[string]any
	}
	if err := json.Unmarshal(out.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if document.Time != "2026-11-22T12:00:00Z" || document.DeltaT != 69.1 {
		t.Errorf("time %q, ΔT %v", document.Time, document.DeltaT)
	}
	if diff := cmp.Diff(map[string]any{"lat": -39.754, "lon": 145.051, "elevation": 0.0}, document.Observer); diff != "" {
		t.Error(diff)
	}
	if len(document.Bodies) != 10 {
		t.Fatalf("%d bodies", len(document.Bodies))
	}
	for i, b := range document.Bodies {
		body := ephem.Body(i)
		want := strings.Fields(`name altitude azimuth refracted ra dec raAstrometric decAstrometric raGeocentric decGeocentric
			eclipticLongitude eclipticLatitude distance distanceGeocentric distanceHeliocentric distanceKm distanceGeocentricKm lightTime
			illuminated phaseAngle elongation diameter magnitude constellation hourAngle parallacticAngle
			rise riseAzimuth transit transitAltitude set setAzimuth state events
			raAstrometricTopocentric decAstrometricTopocentric axisAngle axisTilt`)
		if body == ephem.Moon {
			want = append(want, "phaseName", "age", "librationLongitude", "librationLatitude", "colongitude")
		} else {
			want = append(want, "centralMeridian", "subObserverLatitude")
		}
		switch body {
		case ephem.Sun:
			want = append(want, "equationOfTime", "solarTime", "meanSolarTime")
		case ephem.Jupiter:
			want = append(want, "centralMeridianI", "centralMeridianII", "ioX", "ioY", "ioState", "europaX", "europaY", "europaState",
				"ganymedeX", "ganymedeY", "ganymedeState", "callistoX", "callistoY", "callistoState")
		case ephem.Saturn:
			want = append(want, "ringTilt", "ringSunTilt", "ringMajorAxis", "ringMinorAxis")
		}
		if body != ephem.Sun {
			want = append(want, "elongationSide", "subSolarLongitude", "subSolarLatitude", "brightLimbAngle", "brightLimbTilt")
		}
		if b["altitude"].(float64) > 0 {
			want = append(want, "airMass")
		}
		slices.Sort(want)
		got := slices.Sorted(maps.Keys(b))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("keys of %v:\n%s", b["name"], diff)
		}
		if b["name"] != body.Key() {
			t.Errorf("body %d is %v", i, b["name"])
		}
		for _, key := range []string{"rise", "transit", "set"} {
			if when, err := time.Parse("2006-01-02T15:04:05Z", b[key].(string)); err != nil || when.IsZero() {
				t.Errorf("%s is %v: %v", key, b[key], err)
			}
		}
	}
	out.Reset()
	if err := sample(t).WithoutRefraction().WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "refracted") {
		t.Error("refracted is there without refraction")
	}
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := sample(t).WriteCSV(&out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "−") {
		t.Error("there is a typographic minus in the CSV")
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	// Old readers find their columns where they were.
	const header = "time,lat,lon,elevation,name,altitude,azimuth,refracted,ra,dec,raAstrometric,decAstrometric," +
		"distance,distanceGeocentric,distanceHeliocentric,lightTime,illuminated,phaseAngle,elongation,diameter,magnitude," +
		"constellation,hourAngle,rise,transit,set,state,deltaT," +
		"raGeocentric,decGeocentric,eclipticLongitude,eclipticLatitude,distanceKm,distanceGeocentricKm,elongationSide," +
		"phaseName,age,parallacticAngle,airMass,riseAzimuth,transitAltitude,setAzimuth,siderealTime,timeBasis,deltaTUncertainty," +
		"rises,transits,sets,nextRise,nextTransit,nextSet,dayFrom,dayTo," +
		"julianDateUT,julianDateTT,siderealTimeHours,raAstrometricTopocentric,decAstrometricTopocentric," +
		"librationLongitude,librationLatitude,colongitude,centralMeridian,centralMeridianI,centralMeridianII," +
		"subObserverLatitude,subSolarLongitude,subSolarLatitude,axisAngle,brightLimbAngle,axisTilt,brightLimbTilt," +
		"ringTilt,ringSunTilt,ringMajorAxis,ringMinorAxis,equationOfTime,solarTime,meanSolarTime," +
		"ioX,ioY,ioState,europaX,europaY,europaState,ganymedeX,ganymedeY,ganymedeState,callistoX,callistoY,callistoState," +
		"polar,polarSince,polarUntil,noDarknessSince,noDarknessUntil"
	if got := strings.Join(records[0], ","); got != header {
		t.Errorf("header %s", got)
	}
	if len(records) != 11 || records[0][0] != "time" || records[3][4] != "mercury" || records[1][2] != "145.051" {
		t.Errorf("%v", records)
	}
}

// A body that does not rise has no times, and has the state for that.
func TestPolarNight(t *testing.T) {
	o := ephem.Observer{Latitude: unit.AngleFromDeg(78.2), Longitude: unit.AngleFromDeg(15.5)}
	d, err := New(o, time.Date(2026, 12, 21, 12, 0, 0, 0, time.UTC), []ephem.Body{ephem.Sun}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sun := d.Bodies[0]
	if sun.State != ephem.NeverUp || !sun.Rise.IsZero() || !sun.Set.IsZero() || sun.Transit.IsZero() {
		t.Errorf("%+v", sun)
	}
	var out bytes.Buffer
	if err := d.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); strings.Contains(s, `"rise"`) || !strings.Contains(s, `"never up"`) {
		t.Error(s)
	}
}

func TestRanges(t *testing.T) {
	then := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	d, err := New(ephem.Greenwich(), then, nil, nil)
	if err != nil || len(d.Bodies) != 10 {
		t.Errorf("in 1600: %d bodies, error %v", len(d.Bodies), err)
	}
	var outside *ephem.RangeError
	if _, err := New(ephem.Greenwich(), time.Date(-3000, 10, 10, 0, 0, 0, 0, time.UTC), nil, nil); !errors.As(err, &outside) {
		t.Errorf("−3000 gives the error %v", err)
	}
	if _, err := New(ephem.Observer{Elevation: 1e9}, then, nil, nil); err == nil {
		t.Error("an observer among the stars is accepted")
	}
}

// No more digits are written than can be compared.
func TestDigits(t *testing.T) {
	d, err := New(ephem.Greenwich(), time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	decimals := func(x float64) int {
		_, fraction, _ := strings.Cut(decimal(x), ".")
		return len(fraction)
	}
	most := map[string]int{"distanceKm": 0, "distanceGeocentricKm": 0, "phaseAngle": 6, "elongation": 6, "magnitude": 2}
	for i := range d.Bodies {
		s := &d.Bodies[i].Sight
		for key, n := range most {
			if s.Body == ephem.Moon && strings.HasSuffix(key, "Km") {
				n = 3
			}
			if x := Named(key).rounded(s); decimals(x) > n {
				t.Errorf("%v: %s is %v", s.Body, key, x)
			}
		}
	}
}
