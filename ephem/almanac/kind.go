package almanac

import (
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/ephem/phenomena"
)

// Kind is a group of happenings that are wanted together or not at all.
type Kind string

// The kinds of happenings; Description lists what belongs to each.
const (
	Rises        Kind = "rises"
	Twilights    Kind = "twilights"
	Hours        Kind = "hours"
	Phases       Kind = "phases"
	Seasons      Kind = "seasons"
	Planets      Kind = "planets"
	Apsides      Kind = "apsides"
	Nodes        Kind = "nodes"
	Eclipses     Kind = "eclipses"
	Meetings     Kind = "meetings"
	Occultations Kind = "occultations"
	Transits     Kind = "transits"
	Meteors      Kind = "meteors"
	JupiterMoons Kind = "jupiter-moons"
	RedSpot      Kind = "red-spot"
)

var kinds = [...]Kind{Rises, Twilights, Hours, Phases, Seasons, Planets, Apsides, Nodes, Eclipses, Meetings, Occultations, Transits, Meteors, JupiterMoons, RedSpot}

// Kinds returns all kinds.
func Kinds() []Kind { return slices.Clone(kinds[:]) }

// Description lists the events of the kind for the help of a command, in lines of at
// most 72 letters; it is "" for a name that is no kind's.
func (k Kind) Description() string {
	switch k {
	case Rises:
		return "rises, transits and sets"
	case Twilights:
		return "dawns and dusks: civil, nautical, astronomical (Sun 6°, 12°, 18° below)"
	case Hours:
		return "golden and blue hour: the Sun's centre at −6°, −4° and 6°, or at the\n" +
			"altitudes of --sun-altitude; listed where either is asked for"
	case Phases:
		return "of the Moon, with the names of the full Moon, supermoons, Blue Moons"
	case Seasons:
		return "equinoxes and solstices"
	case Planets:
		return "conjunctions, oppositions, greatest elongations, closest approaches to\n" +
			"the Earth, stations in longitude and in right ascension, greatest\n" +
			"brilliancy of Venus"
	case Apsides:
		return "perihelia and aphelia, perigees and apogees of the Moon"
	case Nodes:
		return "the Moon's nodes and greatest declinations"
	case Eclipses:
		return "of the Sun and the Moon, with the observer's view of them: in the\n" +
			"span where any part seen is, at the time of the maximum seen"
	case Occultations:
		return "of planets and bright stars by the Moon, above the observer's horizon"
	case Transits:
		return "of Mercury and Venus over the Sun"
	case Meteors:
		return "maxima of meteor showers, with the radiant's and the Moon's altitude at\n" +
			"the best time of the night: the strong ones, or all where --kind names\n" +
			"them"
	case JupiterMoons:
		return "transits, shadows, occultations and eclipses of Jupiter's four great\n" +
			"moons, in the span where any part is; listed where they are asked for"
	case RedSpot:
		return "transits of Jupiter's Great Red Spot over the middle of the disc, at a\n" +
			"longitude that drifts, or at --red-spot; listed where asked for"
	case Meetings:
		return "planets with each other and with bright stars, three together; the\n" +
			"Moon with them in up to a week, or where --kind or bodies name it"
	}
	return ""
}

// daily reports whether a kind happens every day.
func (k Kind) daily() bool { return k == Rises || k == Twilights || k == Hours }

// Frequent reports whether a kind would drown the others in a long span.
func (k Kind) Frequent() bool { return k.daily() || k == Nodes || k.jovian() }

// jovian reports whether a kind is of Jupiter's moons and its spot, which are for those
// with a telescope and are never listed unless they are asked for.
func (k Kind) jovian() bool { return k == JupiterMoons || k == RedSpot }

// phenomena returns the phenomena that belong to the kind.
func (k Kind) phenomena() []phenomena.Kind {
	switch k {
	case Phases:
		return []phenomena.Kind{phenomena.NewMoon, phenomena.FirstQuarter, phenomena.FullMoon, phenomena.LastQuarter}
	case Seasons:
		return []phenomena.Kind{
			phenomena.MarchEquinox, phenomena.JuneSolstice, phenomena.SeptemberEquinox, phenomena.DecemberSolstice,
		}
	case Planets:
		return []phenomena.Kind{
			phenomena.Conjunction, phenomena.Opposition, phenomena.InferiorConjunction, phenomena.SuperiorConjunction,
			phenomena.GreatestElongationEast, phenomena.GreatestElongationWest,
			phenomena.ClosestApproach, phenomena.GreatestBrilliancy,
			phenomena.RetrogradeBegins, phenomena.RetrogradeEnds,
			phenomena.RetrogradeBeginsRA, phenomena.RetrogradeEndsRA,
		}
	case Apsides:
		return []phenomena.Kind{phenomena.Perihelion, phenomena.Aphelion, phenomena.Perigee, phenomena.Apogee}
	case Nodes:
		return []phenomena.Kind{
			phenomena.AscendingNode, phenomena.DescendingNode,
			phenomena.GreatestDeclinationNorth, phenomena.GreatestDeclinationSouth,
		}
	}
	return nil
}

// ParseKinds reads names of kinds with commas between them, in any mixture of
// cases. The error is a *field.Error of the field "kind".
func ParseKinds(names string) ([]Kind, error) {
	var chosen []Kind
	for name := range strings.SplitSeq(names, ",") {
		k := Kind(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(kinds[:], k) {
			return nil, field.Errorf("kind", "there is no kind of event called “%.40s”; write some of %s, with commas between them", name, listOfKinds())
		}
		chosen = append(chosen, k)
	}
	return chosen, nil
}

func listOfKinds() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}
