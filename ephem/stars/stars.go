package stars

import (
	"cmp"
	"slices"
	"sync"

	"github.com/soniakeys/unit"

	"perihelion/assets"
	"perihelion/ephem"
)

// Star is a star of the catalogue. Its Name is the proper one, or else the designation.
type Star struct {
	ephem.Star
	Proper        string  // as in "Sirius", empty for most
	Designation   string  // as in "α CMa" or "61 Cyg", "HIP 32349" for a star with neither letter nor number
	Constellation string  // IAU name, as in "Canis Major", to which the designation belongs; empty where there is none
	Hipparcos     int     // number in the Hipparcos catalogue
	Magnitude     float64 // visual
}

// All returns the stars, the brightest first. The slice is the caller's own.
func All() []Star { return slices.Clone(catalogue().stars) }

// Hipparcos returns the star with a number in the Hipparcos catalogue, and whether the
// catalogue has it.
func Hipparcos(number int) (Star, bool) {
	c := catalogue()
	i, ok := c.byNumber[number]
	if !ok {
		return Star{}, false
	}
	return c.stars[i], true
}

// Field returns the field of the stars down to a magnitude; its indices are those of All.
func Field(faintest float64) *ephem.Field {
	list := catalogue().stars
	n, _ := slices.BinarySearchFunc(list, faintest, func(s Star, m float64) int {
		if s.Magnitude <= m {
			return -1
		}
		return 1
	})
	plain := make([]ephem.Star, n)
	for i := range plain {
		plain[i] = list[i].Star
	}
	return ephem.NewField(plain)
}

type contents struct {
	stars    []Star
	byNumber map[int]int // index by the number of Hipparcos
	figures  []Figure
}

// catalogue unpacks the files; their layout is the generator's (package assets). The data
// are part of the program, so that damage is a panic.
var catalogue = sync.OnceValue(func() *contents {
	c := &contents{stars: readColumns(assets.Data("stars"))}
	slices.SortStableFunc(c.stars, func(a, b Star) int { return cmp.Compare(a.Magnitude, b.Magnitude) })
	c.byNumber = make(map[int]int, len(c.stars))
	for i, s := range c.stars {
		c.byNumber[s.Hipparcos] = i
	}
	c.readNames(string(assets.Data("starnames")))
	c.readFigures(string(assets.Data("figures")))
	return c
})

func readColumns(data []byte) []Star {
	const columns = 8
	n := len(data) / (columns * 8)
	word := func(column, i int) (w uint64) {
		for plane := range 8 {
			w = w<<8 | uint64(data[(column*8+plane)*n+i])
		}
		return w
	}
	signed := func(column, i int) float64 {
		w := word(column, i)
		return float64(int64(w>>1) ^ -int64(w&1))
	}
	// The units of the file: turns / 2³², and hundredths.
	const degree = 360.0 / (1 << 32)
	mas := func(hundredths float64) unit.Angle { return unit.AngleFromSec(hundredths / 1e5) }
	list := make([]Star, n)
	number := 0
	for i := range list {
		number += int(word(0, i))
		list[i] = Star{
			Hipparcos: number, Magnitude: float64(word(1, i))/100 - 2,
			Star: ephem.Star{
				RA: unit.RAFromDeg(float64(word(2, i)) * degree), Dec: unit.AngleFromDeg(signed(3, i) * degree),
				MotionRA: mas(signed(4, i)), MotionDec: mas(signed(5, i)), Parallax: mas(signed(6, i)),
				RadialVelocity: signed(7, i) / 100,
			},
		}
	}
	return list
}
