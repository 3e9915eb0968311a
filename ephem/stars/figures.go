package stars

import (
	"slices"
	"strconv"
	"strings"

	"perihelion/ephem/internal/constellation"
)

// Figure is the figure of a constellation: lines between stars, which are indices of All.
type Figure struct {
	Constellation string // IAU name, as in "Ursa Major"
	Lines         [][]int
}

// Figures returns the figures of the 88 constellations; the Serpent's has two parts, which are
// two figures. The slice is the caller's own, its lines are not.
func Figures() []Figure { return slices.Clone(catalogue().figures) }

func (c *contents) readFigures(lines string) {
	for line := range strings.Lines(lines) {
		abbreviation, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		figure := Figure{Constellation: constellation.Name(abbreviation)}
		for chain := range strings.SplitSeq(rest, ";") {
			var stars []int
			for word := range strings.FieldsSeq(chain) {
				number, err := strconv.Atoi(word)
				if err != nil {
					panic("stars: " + err.Error())
				}
				stars = append(stars, c.byNumber[number])
			}
			figure.Lines = append(figure.Lines, stars)
		}
		c.figures = append(c.figures, figure)
	}
}
