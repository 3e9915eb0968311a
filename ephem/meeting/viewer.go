package meeting

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
	"perihelion/ephem/internal/zero"
)

// Radii of transits in km, as in almanacs: 959.63″ and, with the air of Venus, 8.41″ at 1
// au.
var (
	sunRadius   = ephem.KmPerAU * math.Sin(959.63/3600*math.Pi/180)
	venusRadius = ephem.KmPerAU * math.Sin(8.41/3600*math.Pi/180)
)

// viewer follows the larger disc of passages, the Sun and an object for an observer.
type viewer struct {
	observer ephem.Observer
	kind     Kind
	screen   Object
	radius   float64 // of the larger disc, km
	sun      *ephem.Tracker
	large    *ephem.Tracker
}

func newViewer(o ephem.Observer, kind Kind, screen Object) (*viewer, error) {
	v := &viewer{observer: o, kind: kind, screen: screen, radius: sunRadius}
	if kind == Occultation {
		v.radius = screen.radius()
	}
	var err error
	if v.sun, err = ephem.Track(o, ephem.Sun); err != nil {
		return nil, err
	}
	v.large, err = screen.track(o)
	return v, err
}

// discs are two discs in the sky, radians.
type discs struct{ separation, large, small float64 }

func (d discs) outside() float64 { return d.separation - d.large - d.small }
func (d discs) inside() float64  { return d.separation - d.large + d.small }

// discsOf returns the discs of the larger body and of an object from their places.
func (v *viewer) discsOf(large, small vec.Vec, toLarge, toSmall, radius float64) discs {
	return discs{
		large.Angle(small), math.Asin(v.radius / ephem.KmPerAU / toLarge), math.Asin(radius / ephem.KmPerAU / toSmall),
	}
}

// passage returns the passage of an object near an instant at which it is nearest to the
// larger body from the Earth's centre, and whether there is one.
func (v *viewer) passage(object Object, near time.Time, reach float64) (p Passage, ok bool, err error) {
	keep := func(failed error) bool {
		if err == nil {
			err = failed
		}
		return err == nil
	}
	radius := object.radius()
	if v.kind == Transit && object.Body == ephem.Venus {
		radius = venusRadius
	}
	geocentric := func(x float64) discs {
		e, failed := ephem.At(after(near, x))
		if !keep(failed) {
			return discs{}
		}
		large, failed := v.screen.place(e)
		keep(failed)
		small, failed := object.place(e)
		keep(failed)
		if v.kind == Transit && small.Distance > large.Distance { // behind the Sun
			return discs{separation: math.Pi}
		}
		return v.discsOf(direction(large), direction(small), large.Distance, small.Distance, radius)
	}
	middle := geocentric(0)
	if err != nil || middle.separation > reach {
		return p, false, err
	}
	p = Passage{Kind: v.kind, Object: object, Greatest: near, Least: unit.Angle(middle.separation)}
	star := object.Star != nil
	if v.kind == Transit {
		p.Contacts = contacts(near, 0, star, geocentric)
	}
	tracker, err := object.track(v.observer)
	if err != nil {
		return p, false, err
	}
	view := func(of *ephem.Tracker, x float64) ephem.Place {
		place, failed := of.At(after(near, x))
		keep(failed)
		return place
	}
	here := func(x float64) discs {
		large, small := view(v.large, x), view(tracker, x)
		if err != nil {
			return discs{}
		}
		return v.discsOf(vec.Polar(large.RA.Rad(), large.Dec.Rad(), 1), vec.Polar(small.RA.Rad(), small.Dec.Rad(), 1),
			large.Distance, small.Distance, radius)
	}
	// Parallax moves the Moon by two diameters, which takes it two hours and a half.
	const most, step = 4 * 3600.0, 600.0
	best, least := 0.0, math.Inf(1)
	for x := -most; x <= most; x += step {
		if s := here(x).separation; s < least {
			best, least = x, s
		}
	}
	best = zero.Lowest(best-step, best+step, 30, 1e-3, func(x float64) float64 { return here(x).separation })
	p.Here = contacts(near, best, star, here)
	for i := range p.Here {
		c := &p.Here[i]
		x := c.Time.Sub(near).Seconds()
		place := view(tracker, x)
		c.Altitude, c.Azimuth, c.SunAltitude = place.Altitude, place.Azimuth, view(v.sun, x).Altitude
		c.Up = c.Altitude.Deg() > -34.0/60
	}
	return p, len(p.Contacts)+len(p.Here) > 0, err
}

// contacts returns the contacts of two discs that are nearest at a time in seconds from
// an instant; none where they stay apart.
func contacts(start time.Time, middle float64, star bool, at func(x float64) discs) (found []Contact) {
	deepest := at(middle)
	if !(deepest.outside() < 0) {
		return nil
	}
	const longest = 6 * 3600.0 // half of the longest transit is 4.5 hours
	root := func(a, b float64, f func(discs) float64) float64 {
		x, _ := zero.Between(a, b, f(at(a)), f(at(b)), 1e-4, func(x float64) (float64, error) { return f(at(x)), nil })
		return x
	}
	add := func(phase Phase, x float64) {
		found = append(found, Contact{Phase: phase, Time: after(start, x).Round(time.Millisecond)})
	}
	first, last := root(middle-longest, middle, discs.outside), root(middle, middle+longest, discs.outside)
	whole := !star && deepest.inside() < 0
	add(C1, first)
	if whole {
		add(C2, root(first, middle, discs.inside))
	}
	add(Greatest, middle)
	if whole {
		add(C3, root(middle, last, discs.inside))
	}
	add(C4, last)
	return found
}
