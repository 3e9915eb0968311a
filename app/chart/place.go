package chart

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// order is how the readings of a chart lie.
type order uint8

const (
	across      order = iota // from left to right
	down                     // from the top downwards, each over the whole width
	alongFigure              // along a figure, each at its own place
)

func orderOf(all []Reading) order {
	if len(all) < 2 {
		return across
	}
	if a, b := all[0].Area, all[1].Area; a.Left == b.Left && a.Right == b.Right && a.Top < b.Top {
		return down
	}
	for i := range len(all) - 1 {
		if all[i+1].Area.Left < all[i].Area.Left {
			return alongFigure
		}
	}
	return across
}

// reach is how far from the areas of readings a point still belongs to one, in points.
const reach = 24

// ReadingAt returns the number of the reading that belongs to a point, −1 for none: of
// the areas above and below the point the nearest, from left to right; of readings along a
// figure the nearest.
func ReadingAt(all []Reading, x, y float64) int {
	if orderOf(all) == alongFigure {
		return nearest(all, x, y)
	}
	best, least := -1, math.Inf(1)
	for i, r := range all {
		if y < r.Area.Top || y > r.Area.Bottom {
			continue
		}
		if far := max(r.Area.Left-x, x-r.Area.Right, 0); far < least {
			best, least = i, far
		}
	}
	if least > reach && !surrounded(all, x) {
		return -1
	}
	return best
}

// nearest is the number of the reading of which the middle is nearest to a point.
func nearest(all []Reading, x, y float64) int {
	best, least := -1, float64(reach)
	for i, r := range all {
		if far := math.Hypot((r.Area.Left+r.Area.Right)/2-x, (r.Area.Top+r.Area.Bottom)/2-y); far < least {
			best, least = i, far
		}
	}
	return best
}

// surrounded reports whether there are areas at both sides of a place.
func surrounded(all []Reading, x float64) bool {
	before, after := false, false
	for _, r := range all {
		before, after = before || r.Area.Left <= x, after || r.Area.Right >= x
	}
	return before && after
}

// PlaceAmong returns where a point is among readings, in their numbers: halfway from the
// third to the fourth it is 2.5. Beyond the outermost it is that of those; far from a figure
// it is −1.
func PlaceAmong(all []Reading, x, y float64) float64 {
	switch orderOf(all) {
	case alongFigure:
		return float64(nearest(all, x, y))
	case down:
		return placeAmong(len(all), y, func(i int) float64 { return (all[i].Area.Top + all[i].Area.Bottom) / 2 })
	}
	return placeAmong(len(all), x, func(i int) float64 { return all[i].Area.Left })
}

func placeAmong(n int, x float64, at func(int) float64) float64 {
	i := sort.Search(n, func(i int) bool { return at(i) >= x })
	switch {
	case i == 0:
		return 0
	case i >= n:
		return float64(n - 1)
	}
	return float64(i-1) + (x-at(i-1))/(at(i)-at(i-1))
}

// PlaceOf returns where such a place is: a line without a width, or without a height, or the
// area of a reading along a figure.
func PlaceOf(all []Reading, place float64) Area {
	i := max(0, min(int(place), len(all)-1))
	area, next := all[i].Area, all[min(i+1, len(all)-1)].Area
	part := place - float64(i)
	switch orderOf(all) {
	case alongFigure:
		return area
	case down:
		at := (area.Top + area.Bottom + part*(next.Top+next.Bottom-area.Top-area.Bottom)) / 2
		return Area{Left: area.Left, Right: area.Right, Top: at, Bottom: at}
	}
	at := area.Left + part*(next.Left-area.Left)
	return Area{Left: at, Right: at, Top: area.Top, Bottom: area.Bottom}
}

// Around is an upright line without its parts in other areas, from the top downwards. Anything
// else is returned whole.
func (a Area) Around(others []Area) []Area {
	if a.Left != a.Right {
		return []Area{a}
	}
	var parts []Area
	top := a.Top
	for _, o := range slices.SortedFunc(slices.Values(others), func(p, q Area) int { return cmp.Compare(p.Top, q.Top) }) {
		if o.Left < a.Left && a.Left < o.Right && o.Bottom > top && o.Top < a.Bottom {
			parts = append(parts, Area{Left: a.Left, Top: top, Right: a.Right, Bottom: max(top, o.Top)})
			top = o.Bottom
		}
	}
	parts = append(parts, Area{Left: a.Left, Top: min(top, a.Bottom), Right: a.Right, Bottom: a.Bottom})
	return slices.DeleteFunc(parts, func(p Area) bool { return p.Top >= p.Bottom })
}
