package jovian

import "time"

// Kind is what happens to a moon, in English.
type Kind string

// The kinds of phenomena; each is defined at the head of the package.
const (
	Transit       Kind = "transit"
	ShadowTransit Kind = "shadow transit"
	Occultation   Kind = "occultation"
	Eclipse       Kind = "eclipse"
)

// lost reports whether nothing of the moon is to be seen between begin and end.
func (k Kind) lost() bool { return k == Occultation || k == Eclipse }

// Phenomenon is a passage of a moon, or of its shadow, before or behind Jupiter, as seen
// from the Earth's centre.
type Phenomenon struct {
	Moon       Moon
	Kind       Kind
	Begin, End Moment
}

// Moment is when a phenomenon begins or ends: when the middle of the moon or of the shadow
// is at the edge.
type Moment struct {
	Time time.Time // in the zone of the span's start, to a millisecond
	// Hidden is true where nothing can be seen of it from any place: an eclipse that
	// begins or ends behind Jupiter, an occultation of a moon in Jupiter's shadow.
	Hidden bool
}

// String is as in "Io's shadow on Jupiter".
func (p Phenomenon) String() string {
	switch p.Kind {
	case Transit:
		return p.Moon.String() + " in transit over Jupiter"
	case ShadowTransit:
		return p.Moon.String() + "'s shadow on Jupiter"
	case Occultation:
		return p.Moon.String() + " behind Jupiter"
	}
	return p.Moon.String() + " in Jupiter's shadow"
}
