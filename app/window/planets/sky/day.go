package sky

import (
	"errors"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/ephem"
)

// Step is the time between two altitudes of a curve.
const Step = 10 * time.Minute

// Key is what a Day depends on: two equal keys have equal days.
type Key struct {
	Observer ephem.Observer
	Midnight int64 // of the civil day, Unix seconds
	Noon     int64 // of the night
	Zone     string
}

// Key of the day that the inputs belong to.
func (in Inputs) Key() Key {
	return Key{in.Observer, in.midnight().Unix(), in.noon().Unix(), in.Zone.String()}
}

// Day is what a civil day and a night bring: slow to compute, and the same for
// every second of them.
type Day struct {
	Key
	Zone     *time.Location
	From, To time.Time // of the chart, from noon to noon
	Bands    []chart.Band
	Tracks   [ephem.Pluto + 1][]unit.Angle     // from From, a Step apart; nil where there is none
	Events   [ephem.Pluto + 1]*ephem.DayEvents // in the civil day; nil where there are none
	Tonight  []string
	Best     string // "Jupiter is best at 03:59, 62° N", or ""
}

// Ahead computes the day and the night of the inputs. Bodies out of their range
// are left out.
func Ahead(in Inputs) (Day, error) {
	d := Day{Key: in.Key(), Zone: in.Zone, From: in.noon()}
	d.To = d.From.AddDate(0, 0, 1)
	begin := in.midnight()
	end := begin.AddDate(0, 0, 1)
	n := int(d.To.Sub(d.From)/Step) + 1
	for b := ephem.Sun; b <= ephem.Pluto; b++ {
		track, err := altitudes(in.Observer, b, d.From, n)
		if err == nil {
			d.Tracks[b] = track
			var events ephem.DayEvents
			if events, err = ephem.Day(in.Observer, b, ephem.Horizon{}, begin, end); err == nil {
				d.Events[b] = &events
			}
		}
		if out := (*ephem.RangeError)(nil); err != nil && !errors.As(err, &out) {
			return d, err
		}
	}
	twilights, err := ephem.Twilights(in.Observer, d.From, d.To)
	if err != nil {
		return d, err
	}
	d.Bands = bands(twilights)
	d.Tonight = tonight(in, d, twilights)
	d.Best = best(in, d)
	return d, nil
}

// altitudes are those of a body at n instants, a Step apart.
func altitudes(o ephem.Observer, b ephem.Body, from time.Time, n int) ([]unit.Angle, error) {
	tracker, err := ephem.Track(o, b)
	if err != nil {
		return nil, err
	}
	track := make([]unit.Angle, n)
	for i := range track {
		place, err := tracker.At(from.Add(time.Duration(i) * Step))
		if err != nil {
			return nil, err
		}
		track[i] = place.Altitude
	}
	return track, nil
}

func bands(twilights []ephem.Twilight) []chart.Band {
	shades := map[ephem.Light]chart.Shade{
		ephem.Daylight: chart.Daylight, ephem.CivilTwilight: chart.Civil,
		ephem.NauticalTwilight: chart.Nautical, ephem.AstronomicalTwilight: chart.Astronomical,
		ephem.Night: chart.Night,
	}
	b := make([]chart.Band, len(twilights))
	for i, t := range twilights {
		b[i] = chart.Band{From: t.From, To: t.To, Shade: shades[t.Kind]}
	}
	return b
}

// Altitudes is the chart of the day for the bodies of a sky.
func (d Day) Altitudes(s Sky, selected ephem.Body, now time.Time) chart.AltitudeData {
	data := chart.AltitudeData{Zone: d.Zone, From: d.From, To: d.To, Step: Step, Bands: d.Bands, Now: now}
	for _, sight := range s.Sights {
		if track := d.Tracks[sight.Body]; track != nil {
			data.Curves = append(data.Curves, chart.Curve{
				Body: sight.Body, Altitudes: track, Selected: sight.Body == selected,
			})
		}
	}
	return data
}
