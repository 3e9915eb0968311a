package sky

import (
	"slices"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

func at(zone *time.Location, lat, lon float64, year int, month time.Month, day, hour int) Inputs {
	return inputs(zone, lat, lon, time.Date(year, month, day, hour, 0, 0, 0, zone))
}

func inputs(zone *time.Location, lat, lon float64, t time.Time) Inputs {
	return Inputs{Question: almanac.Question{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(lon)},
		Zone:     zone, Time: t,
	}}
}

// The instants are from almanacs: full Moon on 24 November 2026 at 14:53 UTC, Uranus at
// opposition on 25 November, the total eclipse of the Sun of 12 August 2026, which is
// partial in London and not seen in Melbourne, which has its next one in July 2028; London's
// next one is that of 2 August 2027. The maxima of the Geminids and the Perseids are
// on 14 December and 13 August.
func TestSoon(t *testing.T) {
	const far = "Partial solar eclipse 2 Aug 2027, 09:00"
	const geminids = "Geminids, up to 150 meteors an hour, best 14 Dec, 02:01"
	for _, c := range []struct {
		name string
		in   Inputs
		want []string
	}{
		{"quiet weeks", at(time.UTC, 51.5, 0, 2026, 11, 23, 6), []string{"Full Moon (Beaver Moon, supermoon) 24 Nov, 14:54", "Uranus at opposition in 2 days", far, geminids}},
		{"the hour before", at(time.UTC, 51.5, 0, 2026, 11, 24, 14), []string{"Full Moon (Beaver Moon, supermoon) 24 Nov, 14:54", "Uranus at opposition tomorrow", far, geminids}},
		{"the hour after", at(time.UTC, 51.5, 0, 2026, 11, 24, 15), []string{"Last Quarter 1 Dec, 06:09", "Uranus at opposition tomorrow", far, geminids}},
		{"an eclipse", at(time.UTC, 51.5, 0, 2026, 8, 10, 12), []string{"New Moon 12 Aug, 17:37", "Venus farthest east of the Sun in 5 days", "Partial solar eclipse 12 Aug, 18:13", "Perseids, up to 100 meteors an hour, best 13 Aug, 03:11"}},
		// Soria, when it is greatest for the world, and after the maximum there.
		{"an eclipse to come here", at(time.UTC, 41.86953, -2.70656, 2026, 8, 12, 18), []string{"First Quarter 20 Aug, 02:46", "Venus farthest east of the Sun in 3 days", "Total solar eclipse 12 Aug, 18:30", "Perseids, up to 100 meteors an hour, best 13 Aug, 04:01"}},
		{"an eclipse under way", at(time.UTC, 40.4168, -3.7038, 2027, 8, 2, 9), []string{"New Moon 2 Aug, 10:05", "Partial solar eclipse until 2 Aug, 10:03", "Perseids, up to 100 meteors an hour, best 13 Aug, 04:11"}},
	} {
		d, s := answered(t, c.in)
		if got := d.Soon(s); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	d, s := answered(t, at(time.UTC, -37.8, 145, 2026, 8, 10, 12))
	for _, e := range d.Coming.Eclipses {
		if e.Of == ephem.Sun && e.Best.Year() < 2028 {
			t.Errorf("Melbourne is told of an eclipse of the Sun that it does not see: %v, at %v", e, s.Time)
		}
	}
}
