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

// ahead is how many civil days are searched for the next events of a body: even the Moon,
// which can leave out a day, rises and sets in them, where it does at all.
const ahead = 3

// Key holds everything that a Day depends on: two equal keys have equal days.
type Key struct {
	Observer ephem.Observer
	Horizon  ephem.Horizon
	Midnight int64 // of the civil day, Unix seconds
	Noon     int64 // of the night
	Morning  bool
	Zone     string
}

// Key of the day that the inputs belong to.
func (in Inputs) Key() Key {
	n := in.night()
	return Key{in.Observer, in.Horizon, in.midnight().Unix(), n.noon.Unix(), n.morning, in.Zone.String()}
}

// Day holds the events of a civil day and a night: slow to compute, and the same for
// every second of them.
type Day struct {
	Key
	Zone     *time.Location
	From, To time.Time // of the chart
	Bands    []chart.Band
	Tracks   [ephem.Pluto + 1][]unit.Angle      // airless, from From, a Step apart; nil where there is none
	Events   [ephem.Pluto + 1]*ephem.BodyEvents // in the civil day and the two after it; nil where there are none
	Azimuths [ephem.Pluto + 1][]unit.Angle      // at the times of the Tracks
	Tonight  Tonight
	Shaded   bool   // it is twilight or night at some time between From and To
	Edge     string // why rises and sets are not known, or ""
	Coming   Coming
}

// Ahead computes the day and the night of the inputs. Times outside the ephemeris are
// left out.
func Ahead(in Inputs) (Day, error) {
	d := Day{Key: in.Key(), Zone: in.Zone}
	d.From, d.To = in.span()
	n := int(d.To.Sub(d.From)/Step) + 1
	for b := ephem.Sun; b <= ephem.Pluto; b++ {
		track, azimuths, err := track(in.Observer, b, d.From, n)
		if outside(err) {
			d.Edge = edge
			continue
		}
		if err != nil {
			return d, err
		}
		d.Tracks[b], d.Azimuths[b] = track, azimuths
		events, err := ephem.Events(in.Observer, b, in.Horizon, in.midnight(), in.civil(ahead))
		if err == nil {
			d.Events[b] = &events
		} else if outside(err) {
			d.Edge = edge
		} else {
			return d, err
		}
	}
	twilights, err := ephem.Twilights(in.Observer, d.From, d.To)
	if err != nil && !outside(err) {
		return d, err
	}
	d.Bands = bands(twilights)
	for _, b := range d.Bands {
		d.Shaded = d.Shaded || b.Shade != chart.Daylight
	}
	if d.Tonight, err = tonight(in); err != nil && !outside(err) {
		return d, err
	}
	d.Coming, err = coming(in)
	return d, err
}

// edge is why there are no rises and sets.
const edge = "Rises, transits, sets and coming events are not known here, because they need days beyond the ephemeris. It goes from " +
	ephem.Years + ". Choose a date some days from its edge."

func outside(err error) bool {
	_, is := errors.AsType[*ephem.RangeError](err)
	return is
}

// track returns where a body stands at n instants, a Step apart.
func track(o ephem.Observer, b ephem.Body, from time.Time, n int) (altitudes, azimuths []unit.Angle, err error) {
	tracker, err := ephem.Track(o, b)
	if err != nil {
		return nil, nil, err
	}
	altitudes, azimuths = make([]unit.Angle, n), make([]unit.Angle, n)
	for i := range n {
		place, err := tracker.At(from.Add(time.Duration(i) * Step))
		if err != nil {
			return nil, nil, err
		}
		altitudes[i], azimuths[i] = place.Altitude, place.Azimuth
	}
	return altitudes, azimuths, nil
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

// Altitudes is the chart of the day for the bodies that a sky was asked for, whether
// they are up at its time or not: altitudes through the air or without it, as the
// sky has them.
func (d Day) Altitudes(s Sky, selected ephem.Body, now time.Time) chart.AltitudeData {
	data := chart.AltitudeData{Zone: d.Zone, Dates: s.Calendar, From: d.From, To: d.To, Step: Step, Bands: d.Bands, Now: now, Hours12: s.Units.Hours12, Minutes: s.Units.Minutes}
	for _, sight := range s.All {
		track := d.Tracks[sight.Body]
		if track == nil {
			continue
		}
		if s.Refraction {
			track = refracted(track, s.Observer)
		}
		data.Curves = append(data.Curves, chart.Curve{
			Body: sight.Body, Altitudes: track, Azimuths: d.Azimuths[sight.Body], Selected: sight.Body == selected,
		})
	}
	return data
}

// refracted lifts a track as the air does. Below the horizon, where there is
// nothing to see, the lift fades over the part of the sky that the chart shows, so
// slowly that the curve has neither a step nor a kink.
func refracted(track []unit.Angle, o ephem.Observer) []unit.Angle {
	const last, gone = -0.99, -15 // degrees: where there still is refraction, and where no more lift
	pressure, temperature := o.Air()
	most := ephem.RefractedAltitude(unit.AngleFromDeg(last), pressure, temperature).Deg() - last
	seen := make([]unit.Angle, len(track))
	for i, a := range track {
		switch deg := a.Deg(); {
		case deg >= last:
			seen[i] = ephem.RefractedAltitude(a, pressure, temperature)
		case deg > gone:
			part := (deg - gone) / (last - gone)
			seen[i] = a + unit.AngleFromDeg(most*part*part*(3-2*part))
		default:
			seen[i] = a
		}
	}
	return seen
}
