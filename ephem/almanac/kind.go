package almanac

import (
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/ephem/phenomena"
)

// Kind is a group of happenings that are wanted together or not at all.
type Kind string

// The kinds of happenings.
const (
	Rises     Kind = "rises"     // rises, transits and sets
	Twilights Kind = "twilights" // dawns and dusks
	Phases    Kind = "phases"    // of the Moon
	Seasons   Kind = "seasons"   // equinoxes and solstices
	Planets   Kind = "planets"   // conjunctions, oppositions, greatest elongations, turns
	Apsides   Kind = "apsides"   // perihelia and aphelia, the Moon's perigees and apogees
	Nodes     Kind = "nodes"     // of the Moon, and its greatest declinations
	Eclipses  Kind = "eclipses"
)

var kinds = [...]Kind{Rises, Twilights, Phases, Seasons, Planets, Apsides, Nodes, Eclipses}

// Kinds returns all kinds.
func Kinds() []Kind { return slices.Clone(kinds[:]) }

// daily reports whether a kind happens every day.
func (k Kind) daily() bool { return k == Rises || k == Twilights }

// frequent reports whether a kind would drown the others in a long span.
func (k Kind) frequent() bool { return k.daily() || k == Nodes }

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
			phenomena.RetrogradeBegins, phenomena.RetrogradeEnds,
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
