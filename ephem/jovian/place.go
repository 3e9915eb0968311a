package jovian

import (
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/internal/vec"
)

// Place is where a moon is seen from the Earth's centre, relative to the centre of
// Jupiter's disc: in equatorial radii of Jupiter, along and across its equator.
type Place struct {
	X float64 // along the equator as it is seen, positive in the east
	Y float64 // at right angles to it, positive in the north
	Z float64 // along the line of sight, positive behind Jupiter

	InTransit, Occulted, Eclipsed bool // by its centre

	// CastsShadow reports whether its shadow is on the side of Jupiter that is seen, and
	// ShadowX and ShadowY where its middle is; else they are 0.
	CastsShadow      bool
	ShadowX, ShadowY float64
}

// Places returns where the four moons are, in the order of Moons; false outside the years
// of their theory, 1140 to 2759.
func Places(e *ephem.Epoch) (all [4]Place, ok bool) {
	s := newSystem(e)
	if s.tdb < firstDay || s.tdb > lastDay {
		return all, false
	}
	for _, m := range Moons() {
		place, velocity := s.place(m)
		all[m] = s.appearance(place, velocity)
	}
	return all, true
}

// Course returns where the moons are at steps through a span, both ends included where a
// step meets the last. The error is a *field.Error of "step" for one that is not positive,
// and of "from" or "to" for an end outside the years of the theory.
func Course(from, to time.Time, step time.Duration) (all [][4]Place, err error) {
	if step <= 0 {
		return nil, field.Errorf("step", "a step of %v leads nowhere; write one such as 1h", step)
	}
	if err := ofTheory(from, to); err != nil {
		return nil, err
	}
	for t := from; !t.After(to); t = t.Add(step) {
		e, err := ephem.At(t)
		if err != nil {
			return nil, err
		}
		places, _ := Places(e)
		all = append(all, places)
	}
	return all, nil
}

func (s *system) appearance(place, velocity vec.Vec) (p Place) {
	seen := s.seen(place, velocity)
	p.X, p.Y = s.onSky(seen)
	p.Z = seen.Dot(s.earth.toward)
	if view := s.line(&s.earth, seen); view.miss < 1 {
		p.InTransit, p.Occulted = view.behind < 0, view.behind > 0
	}
	shadow := s.line(&s.sun, s.lit(place, velocity))
	if shadow.miss >= 1 {
		return p
	}
	if p.Eclipsed = shadow.behind > 0; p.Eclipsed {
		return p
	}
	spot := shadow.spot()
	if p.CastsShadow = s.hidden(spot) < 0; p.CastsShadow {
		spot.Z *= 1 - ephem.Jupiter.Flattening()
		p.ShadowX, p.ShadowY = s.onSky(s.axes.ApplyT(spot))
	}
	return p
}

// onSky returns where a point near Jupiter is seen, from the middle of the disc, in angles
// of which one is a radius of Jupiter at its own distance.
func (s *system) onSky(v vec.Vec) (east, north float64) {
	toward := s.earth.toward
	along := s.axes.Z.Cross(toward)
	along = along.Scale(1 / along.Norm())
	across := toward.Cross(along)
	scale := s.earth.place.Norm() / (s.earth.place.Norm() + v.Dot(toward))
	return v.Dot(along) * scale, v.Dot(across) * scale
}
