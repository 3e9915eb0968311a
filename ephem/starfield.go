package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Field is a set of stars that are computed together. It never changes; any number of
// goroutines may use it.
type Field struct{ stars []drift }

// NewField returns the field of some stars.
func NewField(stars []Star) *Field {
	f := &Field{stars: make([]drift, len(stars))}
	for i, s := range stars {
		f.stars[i] = s.drift()
	}
	return f
}

// Len returns the number of stars.
func (f *Field) Len() int { return len(f.stars) }

// StarPlace is where an observer sees a star of a field: apparent, without refraction.
type StarPlace struct {
	Index    int        // in the slice of which the field was made
	Altitude unit.Angle // −90° to 90°
	Azimuth  unit.Angle // from north through east, 0° to 360°
}

// Stars appends to a slice the places of those stars of a field that stand at an altitude
// or above it, in order of the field. A place is that of Star, and costs 0.2 µs. Nothing is
// allocated where the slice has room.
func (s *Scene) Stars(into []StarPlace, f *Field, lowest unit.Angle) []StarPlace {
	east, north, up := s.epoch.ofDate.ApplyT(s.axes.east), s.epoch.ofDate.ApplyT(s.axes.north), s.epoch.ofDate.ApplyT(s.axes.up)
	least := lowest.Sin()
	for i := range f.stars {
		d := &f.stars[i]
		// Aberration and parallax move no star by more than that; a star goes far from its
		// place of J2000.0 in thousands of years only.
		const most = 2e-4
		if rough := d.direction.Add(d.rate.Scale(s.epoch.tdb)); up.Dot(rough) < (least-most)*rough.Norm() {
			continue
		}
		seen, _ := s.starSeen(d)
		if sin := up.Dot(seen); sin >= least {
			into = append(into, starPlace(i, seen, east, north, sin))
		}
	}
	return into
}

// Ecliptic returns a number of points of the ecliptic of date, at equal distances from the
// equinox on, as a body without a distance would be seen there.
func (s *Scene) Ecliptic(points int) []StarPlace {
	east, north, up := s.epoch.ofDate.ApplyT(s.axes.east), s.epoch.ofDate.ApplyT(s.axes.north), s.epoch.ofDate.ApplyT(s.axes.up)
	line := make([]StarPlace, points)
	for i := range line {
		at := s.epoch.ecliptic.ApplyT(vec.Polar(2*math.Pi*float64(i)/float64(points), 0, 1))
		line[i] = starPlace(i, at, east, north, up.Dot(at))
	}
	return line
}

func starPlace(i int, seen, east, north vec.Vec, up float64) StarPlace {
	x, y := east.Dot(seen), north.Dot(seen)
	return StarPlace{i, unit.Angle(math.Atan2(up, math.Sqrt(x*x+y*y))), unit.Angle(turn(math.Atan2(x, y)))}
}
