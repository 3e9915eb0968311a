package eclipse

import (
	"time"

	"perihelion/ephem"
)

// Kind is how deep an eclipse is.
type Kind string

// The kinds of eclipses. An eclipse of the Moon is penumbral, partial or total, one of
// the Sun partial, annular, hybrid or total.
const (
	None      Kind = ""          // of an eclipse that an observer does not see
	Penumbral Kind = "penumbral" // the Moon stays outside the umbra
	Partial   Kind = "partial"
	Annular   Kind = "annular" // a ring of the Sun is left where the axis of the shadow passes
	Hybrid    Kind = "hybrid"  // annular on some parts of the track and total on others
	Total     Kind = "total"
)

// Phase is the name of an instant of an eclipse.
type Phase string

// The phases of an eclipse, in their order. Of the Moon there are up to seven, from P1 to
// P4. Of the Sun, P1, U1, U4 and P4 are for the whole Earth, and C1 to C4 for an
// observer.
const (
	P1       Phase = "P1"       // Moon: it touches the penumbra. Sun: the penumbra touches the Earth
	U1       Phase = "U1"       // Moon: it touches the umbra. Sun: the umbra or its continuation touches the Earth
	U2       Phase = "U2"       // Moon: totality begins
	Greatest Phase = "greatest" // the axis of the shadow is nearest to the centre of the Moon, or of the Earth
	U3       Phase = "U3"       // Moon: totality ends
	U4       Phase = "U4"       // Moon: it leaves the umbra. Sun: the umbra leaves the Earth
	P4       Phase = "P4"       // Moon: it leaves the penumbra. Sun: the penumbra leaves the Earth

	C1      Phase = "C1"      // the Moon touches the Sun
	C2      Phase = "C2"      // totality, or the ring, begins
	Maximum Phase = "maximum" // most of the Sun's diameter is covered
	C3      Phase = "C3"      // totality, or the ring, ends
	C4      Phase = "C4"      // the Moon leaves the Sun

	Rise Phase = "rise" // the Sun, or the Moon, rises while it is eclipsed
	Set  Phase = "set"
)

// Instant is a phase and when it happens.
type Instant struct {
	Phase Phase
	Time  time.Time // to a millisecond
}

// Eclipse is an eclipse as the whole Earth has it. Times are in the zone of the
// span's start.
type Eclipse struct {
	Of   ephem.Body // which is darkened: ephem.Sun or ephem.Moon
	Kind Kind

	Greatest time.Time
	Phases   []Instant // in order, Greatest among them
	DeltaT   float64   // TT − UT1 in seconds, as used

	// Gamma is how far the axis of the shadow passes from the centre, in
	// equatorial radii of the Earth. Sun: the axis of the Moon's shadow from the
	// Earth's centre, north of it positive. Moon: the Moon's centre from the axis
	// of the Earth's shadow, north of it positive.
	Gamma float64

	// Magnitude at the greatest eclipse. Moon: the part of its diameter that is
	// in the umbra, negative when it stays outside. Sun: the part of its diameter
	// that is covered at Where, and where the eclipse is central, the Moon's
	// diameter over the Sun's.
	Magnitude          float64
	PenumbralMagnitude float64 // Moon: the part of its diameter that is in the penumbra; Sun: NaN

	// Where is the place of the greatest eclipse, at the ellipsoid. Sun: where
	// the axis of the shadow meets the Earth, or else the place nearest to it,
	// which has the Sun on its horizon. Moon: where the Moon is in the zenith.
	Where   ephem.Observer
	Central bool // Sun: the axis of the shadow meets the Earth

	// Duration of totality; of the Sun, that of totality or of the ring at Where.
	// 0 when there is none.
	Duration time.Duration
}

// At returns when a phase happens, and whether it does.
func (e Eclipse) At(p Phase) (time.Time, bool) {
	for _, i := range e.Phases {
		if i.Phase == p {
			return i.Time, true
		}
	}
	return time.Time{}, false
}

// String returns as in "total lunar eclipse".
func (e Eclipse) String() string {
	if e.Of == ephem.Moon {
		return string(e.Kind) + " lunar eclipse"
	}
	return string(e.Kind) + " solar eclipse"
}
