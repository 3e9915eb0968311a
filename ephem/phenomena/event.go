package phenomena

import (
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Event is something that happens in the sky at the same instant for everybody.
type Event struct {
	Time time.Time // in the zone of the span's start, to a millisecond
	Kind Kind
	Body ephem.Body // to which it happens; equinoxes, solstices and the Earth's perihelion and aphelion are the Sun's

	Geocentric ephem.Geocentric // where the body stands then, as seen from the Earth's centre
	FromSun    float64          // au, from the Sun's centre to the body's at the instant; for the Sun, to the Earth's
	FromEarth  float64          // au, from the Earth's centre at the instant, without light-time; of a closest approach alone, else 0
	Magnitude  float64          // visual, as of ephem.Position; of a greatest brilliancy alone, else 0
}

// Figure is a number with its meaning.
type Figure struct {
	Name  string // as in "distance from the Earth"
	Value float64
	Unit  string // "°", "au", "km" or "mag"
}

// Figure returns the number that almanacs print beside an event; the zero
// Figure for phases, equinoxes and solstices, beside which there is none.
func (e Event) Figure() Figure {
	switch e.Kind {
	case Perigee, Apogee:
		return Figure{"distance from the Earth", e.Geocentric.Distance * ephem.KmPerAU, "km"}
	case Opposition:
		return Figure{"distance from the Earth", e.Geocentric.Distance, "au"}
	case ClosestApproach:
		return Figure{"distance from the Earth", e.FromEarth, "au"}
	case Perihelion, Aphelion:
		return Figure{"distance from the Sun", e.FromSun, "au"}
	case Conjunction, InferiorConjunction, SuperiorConjunction, GreatestElongationEast, GreatestElongationWest:
		return Figure{"elongation", e.Geocentric.Elongation.Deg(), "°"}
	case GreatestBrilliancy:
		return Figure{"magnitude", e.Magnitude, "mag"}
	case AscendingNode, DescendingNode, RetrogradeBegins, RetrogradeEnds:
		return Figure{"ecliptic longitude", e.Geocentric.EclipticLongitude.Deg(), "°"}
	case RetrogradeBeginsRA, RetrogradeEndsRA:
		return Figure{"right ascension", e.Geocentric.RA.Deg(), "°"}
	case GreatestDeclinationNorth, GreatestDeclinationSouth:
		return Figure{"declination", e.Geocentric.Dec.Deg(), "°"}
	}
	return Figure{}
}

// Summary returns the event as in a calendar, without its time and its figure: "Full
// Moon", "June solstice", "Mars at opposition". It is empty where there is no Kind.
func (e Event) Summary() string {
	name, subject := string(e.Kind), e.Body.String()
	switch e.Kind {
	case "":
		return ""
	case NewMoon, FirstQuarter, FullMoon, LastQuarter:
		first, last, _ := strings.Cut(name, " ")
		return capital(first) + " " + capital(last)
	case MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice:
		return capital(name)
	case RetrogradeBegins:
		return subject + " turns retrograde"
	case RetrogradeEnds:
		return subject + " turns direct"
	case RetrogradeBeginsRA:
		return subject + " turns retrograde in right ascension"
	case RetrogradeEndsRA:
		return subject + " turns direct in right ascension"
	case ClosestApproach:
		return subject + " nearest to the Earth"
	case Conjunction:
		return subject + " in conjunction with the Sun"
	}
	if e.Body == ephem.Sun {
		subject = "Earth"
	}
	return subject + " at " + name
}

// capital begins with a capital letter.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// String returns the event without its time, as in "Mercury at greatest elongation east,
// 18.9°" or "Full Moon".
func (e Event) String() string {
	f := e.Figure()
	if f == (Figure{}) {
		return e.Summary()
	}
	return e.Summary() + ", " + f.String()
}

// String writes the number as people read it, as in "18.9°" or "356,998 km"; it
// is empty of the zero Figure.
func (f Figure) String() string {
	switch f.Unit {
	case "":
		return ""
	case "km":
		return text.Thousands(f.Value) + " km"
	case "au":
		return text.Number(f.Value, 5) + " au"
	case "mag":
		return "magnitude " + text.Number(f.Value, 1)
	}
	return text.Number(f.Value, 1) + f.Unit
}
