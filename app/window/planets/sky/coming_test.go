package sky

import (
	"slices"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

func at(zone *time.Location, lat, lon float64, year int, month time.Month, day, hour int) Inputs {
	return Inputs{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)},
		Zone:     zone, Time: time.Date(year, month, day, hour, 0, 0, 0, zone), Others: true,
	}
}

// The instants are those of almanacs: full Moon on 24 November 2026 at 14:53 UTC,
// Uranus at opposition on 25 November, the total eclipse of the Sun of 12 August
// 2026, which is partial in London and not seen in Melbourne.
func TestSoon(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Inputs
		want []string
	}{
		{"quiet weeks", at(time.UTC, 51.5, 0, 2026, 11, 23, 6), []string{"Full Moon 24 Nov, 14:54", "Uranus at opposition in 2 days"}},
		{"the hour before", at(time.UTC, 51.5, 0, 2026, 11, 24, 14), []string{"Full Moon 24 Nov, 14:54", "Uranus at opposition tomorrow"}},
		{"the hour after", at(time.UTC, 51.5, 0, 2026, 11, 24, 15), []string{"Last Quarter 1 Dec, 06:09", "Uranus at opposition tomorrow"}},
		{"an eclipse", at(time.UTC, 51.5, 0, 2026, 8, 10, 12), []string{"New Moon 12 Aug, 17:37", "Venus farthest east of the Sun in 5 days", "Partial solar eclipse 12 Aug, 18:13"}},
	} {
		d, s := answered(t, c.in)
		if got := d.Soon(s); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	d, s := answered(t, at(time.UTC, -37.8, 145, 2026, 8, 10, 12))
	for _, e := range d.Coming.Eclipses {
		if e.Of == ephem.Sun {
			t.Errorf("Melbourne is told of an eclipse of the Sun that it does not see: %v, at %v", e, s.Time)
		}
	}
}
