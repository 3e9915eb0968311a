package sky

import (
	"time"

	"perihelion/ephem"
)

// night is which night the inputs belong to: the one that it is, or else the
// next.
type night struct {
	noon    time.Time // before it
	morning bool      // the Sun has risen on the day of that noon, which is still to come
}

// night finds the night by the observer's own Sun, independent of the zone of the times.
// In the morning, from sunrise on, it is the coming one.
func (in Inputs) night() night {
	noon := in.noonBefore(in.Time)
	afterMidnight := in.Time.Sub(noon) > 12*time.Hour
	if afterMidnight && in.sunUp(in.Time) && !in.sunUp(noon.Add(12*time.Hour)) {
		return night{in.noonBefore(noon.Add(25 * time.Hour)), true}
	}
	return night{noon, false}
}

// noonBefore is the last noon not after an instant: that of the mean Sun at the
// observer's longitude, at the nearest full hour of the clock shown.
func (in Inputs) noonBefore(t time.Time) time.Time {
	const day = 24 * time.Hour
	east := time.Duration(in.Observer.Longitude.Deg() / 360 * float64(day))
	mean := t.Add(time.Hour / 2).Add(east - day/2).Truncate(day).Add(day/2 - east)
	noon := nearestHour(mean.In(in.Zone))
	if noon.After(t) {
		noon = nearestHour(mean.Add(-day).In(in.Zone))
	}
	return noon
}

func nearestHour(t time.Time) time.Time {
	past := time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	if past >= time.Hour/2 {
		past -= time.Hour
	}
	return t.Add(-past)
}

// sunUp reports whether the Sun is up, by the convention of rise and set; not
// where it has no place.
func (in Inputs) sunUp(t time.Time) bool {
	const horizon = -50.0 / 60 // degrees, of the Sun's centre
	epoch, err := ephem.At(t)
	if err != nil {
		return false
	}
	p, err := epoch.From(in.Observer).Position(ephem.Sun)
	return err == nil && p.Altitude.Deg() > horizon
}

// span returns the time that the chart shows: from noon to noon, and in the morning from
// sunrise on, so that the present is in it.
func (in Inputs) span() (from, to time.Time) {
	n := in.night()
	from, to = n.noon, in.noonBefore(n.noon.Add(25*time.Hour))
	if n.morning {
		sun, err := ephem.Events(in.Observer, ephem.Sun, ephem.Horizon{}, n.noon.Add(-12*time.Hour), in.Time)
		if k := len(sun.Rises); err == nil && k > 0 {
			from = sun.Rises[k-1].Time.In(in.Zone).Truncate(Step)
		}
	}
	return from, to
}
