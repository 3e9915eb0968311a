package almanac

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// eclipseAt returns the only eclipse of a day for an observer.
func eclipseAt(t *testing.T, date string, lat, lon float64) (Happening, string) {
	t.Helper()
	from, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	c := calendar(t, Span{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)},
		From:     from, To: from.Add(oneDay), Kinds: []Kind{Eclipses},
	})
	if len(c.Events) != 1 {
		t.Fatalf("on %s: %v", date, c.Events)
	}
	return c.Events[0], c.Detail(c.Events[0])
}

// An observer in the umbra gets the beginning and the end of totality, or of the ring.
func TestTotalityIsTold(t *testing.T) {
	for _, c := range []struct {
		where, date string
		lat, lon    float64
		summary     string
		details     []string
		here        float64 // seconds
	}{
		{"Burgos", "2026-08-12", 42.341, -3.704, "Total solar eclipse, total here until sunset", []string{"total 18:28:", "–18:30:", "(1m 4", "magnitude 1.0"}, 104},
		{"Dublin", "2026-08-12", 53.35, -6.26, "Total solar eclipse, partial here", []string{"magnitude 0.9"}, 0},
		{"Albuquerque", "2023-10-14", 35.1, -106.6, "Annular solar eclipse, annular here", []string{"annular 16:34:", "–16:39:", "(4m 51s)", "magnitude 0.9"}, 291},
		{"Melbourne", "2026-03-03", -37.82, 144.97, "Total lunar eclipse, visible from moonrise", []string{"total 11:05–12:03"}, 3499},
		// The Moon sets during totality.
		{"New York", "2026-03-03", 40.7, -74, "Total lunar eclipse, visible until moonset", []string{"total 11:05–11:29"}, 1400},
		{"Cape Town", "2026-03-03", -33.9, 18.4, "Total lunar eclipse, not visible here", []string{"magnitude 1.15"}, 0},
	} {
		e, detail := eclipseAt(t, c.date, c.lat, c.lon)
		if e.Summary != c.summary {
			t.Errorf("%s: %s", c.where, e.Summary)
		}
		for _, want := range c.details {
			if !strings.Contains(detail, want) {
				t.Errorf("%s: %q lacks %q", c.where, detail, want)
			}
		}
		if c.here == 0 && (strings.Contains(detail, "total") || strings.Contains(detail, "annular")) {
			t.Errorf("%s: %q", c.where, detail)
		}
		if got := e.Eclipse.DurationHere; got < c.here*0.95 || got > c.here*1.05 {
			t.Errorf("%s: %v s, want about %v s", c.where, got, c.here)
		}
	}
}

func TestEclipseKeys(t *testing.T) {
	for date, want := range map[string]string{"2026-08-12": `"central":true,"deltaT":69.`, "2025-03-29": `"central":false,"deltaT":69.`} {
		e, _ := eclipseAt(t, date, 42.341, -3.704)
		got, err := json.Marshal(e)
		if err != nil || !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s: %s, %v", date, got, err)
		}
	}
	e, _ := eclipseAt(t, "2026-03-03", 0, 180)
	got, err := json.Marshal(e)
	if err != nil || bytes.Contains(got, []byte("central")) || !bytes.Contains(got, []byte(`"durationHere":3499.2`)) {
		t.Errorf("of the Moon: %s, %v", got, err)
	}
}

// Eclipses at places by Swiss Ephemeris (swe_sol_eclipse_when_loc,
// swe_lun_eclipse_when_loc): the row is that of the place, and the world's stands beside
// it.
func TestEclipseIsTheObservers(t *testing.T) {
	for _, c := range []struct {
		where, date              string
		lat, lon                 float64
		maximum                  string
		magnitude, obscuration   float64
		first, last              string
		greatest                 string
		magnitudeOfTheWorlds     float64
		figure, firstWord, words string
	}{
		{"Madrid", "2027-08-02", 40.4168, -3.7038, "08:51:16", 0.8795, 0.8637, "C1 2027-08-02T07:45:3", "C4 2027-08-02T10:02:4", "10:06:41", 1.0791, "magnitude here", "08:51:1", "maximum here 08:51, magnitude 0.879; greatest eclipse (world) 10:07, magnitude 1.079"},
		{"Mexico City", "2024-04-08", 19.4326, -99.1332, "18:14:17", 0.7907, 0.7479, "C1 2024-04-08T16:55:2", "C4 2024-04-08T19:36:", "18:17:20", 1.0566, "magnitude here", "18:14:1", "greatest eclipse (world) 18:17"},
		{"Cairo", "2027-08-02", 30.0444, 31.2357, "09:55:54", 0.9468, 0.9483, "C1 2027-08-02T08:33:1", "C4 2027-08-02T11:16:1", "10:06:41", 1.0791, "magnitude here", "09:55:5", "maximum here 09:56, magnitude 0.947"},
		{"Madrid at sunset", "2028-01-26", 40.4168, -3.7038, "16:55:42", 0.9029, 0.8241, "C1 2028-01-26T15:36:1", "C4 2028-01-26T18:06:2", "15:07:50", 0.9208, "magnitude here", "16:55:4", "15:36–17:2"},
		{"New York", "2025-03-14", 40.7128, -74.006, "06:58:46", 1.1781, 1, "P1 2025-03-14T03:57:", "P4 2025-03-14T10:00:", "06:58:45", 1.1784, "magnitude here", "06:58:4", "maximum (here and world) 06:59"},
		{"Tokyo", "2025-09-07", 35.6895, 139.6917, "18:11:50", 1.3621, 1, "P1 2025-09-07T15:28:", "P4 2025-09-07T20:55:", "18:11:50", 1.3619, "magnitude here", "18:11:", "total 17:31–18:53, maximum (here and world) 18:12"},
	} {
		e, detail := eclipseAt(t, c.date, c.lat, c.lon)
		clock := func(s string) time.Time {
			at, err := time.Parse(time.DateTime, c.date+" "+s)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
		tolerance, shadow := 3*time.Second, 0.0005
		if e.Body == "moon" { // Swiss Ephemeris has another rule of the Earth's shadow
			tolerance, shadow = 15*time.Second, 0.005
		}
		here := e.Eclipse
		if e.Time != here.MaximumHere || e.Time.Sub(clock(c.maximum)).Abs() > tolerance {
			t.Errorf("%s: maximum %v, want %s", c.where, e.Time, c.maximum)
		}
		if math.Abs(*here.MagnitudeHere-c.magnitude) > shadow || math.Abs(*here.ObscurationHere-c.obscuration) > 0.0005 {
			t.Errorf("%s: magnitude %v, obscuration %v, want %v, %v", c.where, *here.MagnitudeHere, *here.ObscurationHere, c.magnitude, c.obscuration)
		}
		if here.Greatest.Sub(clock(c.greatest)).Abs() > 3*time.Second || math.Abs(here.Magnitude-c.magnitudeOfTheWorlds) > 0.0005 {
			t.Errorf("%s: greatest %v, %v, want %s, %v", c.where, here.Greatest, here.Magnitude, c.greatest, c.magnitudeOfTheWorlds)
		}
		if !strings.Contains(detail, c.words) {
			t.Errorf("%s: %q lacks %q", c.where, detail, c.words)
		}
		row := map[string]string{}
		for _, column := range calendarColumns {
			row[column.name] = column.value(&e)
		}
		contacts := row["contactsHere"]
		if !strings.HasPrefix(contacts, c.first) || !strings.Contains(contacts, ";"+c.last) || row["figure"] != c.figure || row["value"] != row["magnitudeHere"] ||
			!strings.Contains(row["time"], "T"+c.firstWord) || row["time"] != row["maximumHere"] || row["greatest"] != utc(here.Greatest) || row["altitude"] == "" {
			t.Errorf("%s: CSV %v", c.where, row)
		}
	}
}

// Where nobody named the observer an eclipse counts that is on somewhere, though
// Greenwich sees it an hour later.
func TestEclipseAnywhere(t *testing.T) {
	s := Span{
		Observer: ephem.Greenwich(), Kinds: []Kind{Eclipses},
		From: time.Date(2026, 8, 12, 15, 40, 0, 0, time.UTC), To: time.Date(2026, 8, 12, 16, 30, 0, 0, time.UTC),
	}
	for anywhere, want := range map[bool]int{false: 0, true: 1} {
		s.Anywhere = anywhere
		c, err := s.Calendar(t.Context())
		if err != nil || len(c.Events) != want {
			t.Errorf("anywhere %v: %v, %v", anywhere, c.Events, err)
		}
	}
}
