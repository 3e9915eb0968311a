package sky

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// The figures of the table as they are copied, and the next rises, transits and sets, agree
// with those of an independent program at 30 places and times, poles and date line among them.
func TestTableAgreesWithSwissEphemeris(t *testing.T) {
	columns := Columns(Usual(), Units{}, false)
	column := func(key string) Column {
		for _, c := range columns {
			if c.Key == key {
				return c
			}
		}
		t.Fatalf("no column %s", key)
		return Column{}
	}
	worst, checked, events := map[string]float64{}, 0, 0
	var d Day
	var s Sky
	table := readPeer(t, "testdata/table.csv")
	for _, row := range table.rows {
		number := func(i int) float64 { return table.number(row[i]) }
		at := table.time(row[4])
		if !s.Time.Equal(at) || s.Place != row[0] {
			in := Inputs{Question: almanac.Question{Place: row[0], Time: at, Observer: ephem.Observer{
				Latitude: unit.AngleFromDeg(number(1)), Longitude: unit.AngleFromDeg(number(2)), Elevation: number(3),
			}}}
			in.Zone = ZoneAt(in.Observer)
			d, s = answered(t, in)
		}
		b, err := ephem.ParseBody(row[5])
		if err != nil {
			t.Fatal(err)
		}
		sight, _ := s.Sight(b)
		pole := math.Abs(number(1)) == 90
		for _, c := range []struct {
			key   string
			want  int
			scale float64 // to degrees, or to the unit of the limit
			limit float64
			round float64 // where it begins anew
		}{
			{"altitude", 6, 1, 0.0025, 0}, {"azimuth", 7, math.Cos(number(6) * math.Pi / 180), 0.0025, 360},
			{"ra", 8, 15, 0.0012, 24}, {"dec", 9, 1, 0.001, 0}, {"distance", 10, 1, 2e-5, 0},
			{"magnitude", 11, 1, magnitudeLimit(b), 0}, {"illuminated", 12, 0.01, 0.0015, 0},
		} {
			want := number(c.want)
			if c.key == "azimuth" && pole || c.key == "illuminated" && b == ephem.Sun || c.key == "magnitude" && b == ephem.Moon && number(12) < 0.05 {
				continue
			}
			if c.key == "illuminated" {
				want *= 100
			}
			off := table.number(column(c.key).Copy(sight)) - want
			if c.round > 0 {
				off = math.Remainder(off, c.round)
			}
			off = math.Abs(off * c.scale)
			if worst[c.key] = max(worst[c.key], off); off > c.limit {
				t.Errorf("%s, %v: %s is %s, want %g", row[0], b, c.key, column(c.key).Copy(sight), want)
			}
			checked++
		}
		for event, next := range d.Next(s, sight) {
			if pole { // only the season moves a body over the horizon, and every meridian is one
				continue
			}
			want := table.time(row[13+event])
			searched := at.Add(47 * time.Hour) // at least
			switch {
			case next.Event == nil && !want.IsZero() && want.Before(searched):
				t.Errorf("%s, %v: event %d is %s, want %v", row[0], b, event, next.Clock, want)
			case next.Event != nil && want.IsZero() && next.Event.Time.After(at.Add(24*time.Hour)): // that program gives up after a day
			case next.Event != nil && want.IsZero():
				t.Errorf("%s, %v: event %d is at %v, and there is none", row[0], b, event, next.Event.Time)
			case next.Event != nil:
				off := next.Event.Time.Sub(want).Abs().Seconds()
				if worst["event"] = max(worst["event"], off); off > 60 {
					t.Errorf("%s, %v: event %d is at %v, want %v", row[0], b, event, next.Event.Time.UTC(), want)
				}
				events++
			}
		}
	}
	t.Logf("%d figures and %d events; the largest errors are %v", checked, events, worst)
	if checked < 2000 || events < 700 {
		t.Errorf("only %d figures and %d events are compared", checked, events)
	}
}

// magnitudeLimit is how far two programs may be apart: they have other formulas for the Sun,
// the Moon and Pluto.
func magnitudeLimit(b ephem.Body) float64 {
	if strings.Contains("Sun Moon Pluto", b.String()) {
		return 0.5
	}
	return 0.05
}
