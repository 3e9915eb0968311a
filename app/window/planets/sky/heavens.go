package sky

import (
	"math"
	"sync"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// Heavens is what lies behind the bodies of a sky: the stars, and the line along which
// the Sun goes.
type Heavens struct {
	Time     time.Time
	Stars    []ephem.StarPlace // of all stars of the catalogue, in its order, as the sky shows altitudes
	Ecliptic []ephem.StarPlace // every two degrees of longitude
}

// Catalogue returns the stars in the order of Heavens.Stars.
var Catalogue = sync.OnceValue(stars.All)

var allStars = sync.OnceValue(func() *ephem.Field { return stars.Field(math.Inf(1)) })

// Heavens computes what lies behind the bodies. It takes 2 ms; the errors are those of
// Look.
func (in Inputs) Heavens() (Heavens, error) {
	epoch, err := in.Epoch(in.Time)
	if err != nil {
		return Heavens{}, err
	}
	scene := epoch.From(in.Observer)
	const all = -math.Pi / 2
	h := Heavens{Time: in.Time, Stars: scene.Stars(make([]ephem.StarPlace, 0, allStars().Len()), allStars(), all), Ecliptic: scene.Ecliptic(180)}
	if !in.Refraction {
		return h, nil
	}
	lift := newLift(in.Observer)
	for _, list := range [...][]ephem.StarPlace{h.Stars, h.Ecliptic} {
		for i := range list {
			list[i].Altitude += lift.at(list[i].Altitude)
		}
	}
	return h, nil
}

// lift is the refraction in an observer's air at altitudes from −1° to 15°, a tenth of a
// degree apart; between, a straight line is 0.0002° off. Higher up the picture does not show
// it.
type lift [161]unit.Angle

func newLift(o ephem.Observer) (l lift) {
	pressure, temperature := o.Air()
	for i := range l {
		altitude := unit.AngleFromDeg(float64(i)/10 - 1)
		l[i] = ephem.RefractedAltitude(altitude, pressure, temperature) - altitude
	}
	return l
}

func (l *lift) at(altitude unit.Angle) unit.Angle {
	x := (altitude.Deg() + 1) * 10
	i := int(x)
	if x < 0 || i >= len(l)-1 {
		return 0
	}
	return l[i] + (l[i+1] - l[i]).Mul(x-float64(i))
}

// Serves reports whether the heavens are those of other inputs too: in so short a time
// they turn by less than a tenth of a degree.
func (h Heavens) Serves(of, in Inputs) bool {
	const still = 20 * time.Second
	return h.Stars != nil && of.Observer == in.Observer && of.DeltaT == in.DeltaT && of.Refraction == in.Refraction && in.Time.Sub(h.Time).Abs() < still
}

// Waypoint is where a body is at an instant of its way through the sky.
type Waypoint struct {
	Time              time.Time
	Altitude, Azimuth unit.Angle // the altitude as the sky shows it
	Hour              int        // of the clock, at a full hour; else −1
}

// Path is the way of a body through the sky in a day of the chart, a Step apart.
func (d Day) Path(in Inputs, b ephem.Body) []Waypoint {
	tracker, err := ephem.Track(in.Observer, b)
	if err != nil || d.Tracks[b] == nil {
		return nil
	}
	path := make([]Waypoint, 0, len(d.Tracks[b]))
	altitudes := d.Tracks[b]
	if in.Refraction {
		altitudes = refracted(altitudes, in.Observer)
	}
	// A chart that begins in the morning is longer than a day.
	first, last := 0, len(altitudes)
	if most := int(24 * time.Hour / Step); last > most {
		first = last - most
		if in.Time.Before(d.From.Add(time.Duration(first) * Step)) {
			first, last = 0, most
		}
	}
	for i := first; i < last; i++ {
		altitude, at := altitudes[i], d.From.Add(time.Duration(i)*Step)
		place, err := tracker.At(at)
		if err != nil {
			return nil
		}
		p := Waypoint{Time: at, Altitude: altitude, Azimuth: place.Azimuth, Hour: -1}
		if local := at.In(d.Zone); local.Minute() == 0 && local.Second() == 0 {
			p.Hour = local.Hour()
		}
		path = append(path, p)
	}
	return path
}
