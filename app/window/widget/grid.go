package widget

import "slices"

// grid measures the columns of a table and shares its width among them. Where
// there is no room for all, it sets them on several pages, each with the first
// column.
type grid struct {
	measures
	columns []Column
	sample  []float32 // the widest that each column expects
	natural []float32 // with its present cells
	pages   [][]int   // the columns of each page
	page    int       // the one shown
	left    []float32 // of each shown column
	width   []float32
}

const (
	dotIndent float32 = 17 // before the text of the first column
	noteGap   float32 = 4
)

// measures are the sizes of a table in Fyne units.
type measures struct {
	text     float32 // size of the cells' texts
	margin   float32 // at least, at both sides of a column
	head     float32 // height of the heads
	row      float32 // and of a row
	tightest float32 // height of a row where otherwise the last ones would be out of sight
}

// A table is roomy, or compact where it stands beside other things.
var (
	roomy   = measures{text: TextSize, margin: 8, head: RowHeight, row: RowHeight, tightest: 19}
	compact = measures{text: TextSize - 1, margin: 5, head: 20, row: 22, tightest: 18}
)

func newGrid(columns []Column, m measures) grid {
	n := len(columns)
	g := grid{measures: m, columns: columns, sample: make([]float32, n), natural: make([]float32, n), left: make([]float32, n), width: make([]float32, n)}
	for i, c := range columns {
		w := max(textWidth(c.Sample, m.text, false)+g.noteRoom(i), c.Profile)
		for _, word := range c.Words {
			w = max(w, textWidth(word, m.text, false))
		}
		if i == 0 {
			w += dotIndent
		}
		g.sample[i] = max(w, textWidth(c.WidestTitle, SmallSize, true))
	}
	g.measure(nil)
	g.fit(0)
	return g
}

// noteRoom is the width that a column keeps free for notes after its figures.
func (g *grid) noteRoom(i int) float32 {
	if g.columns[i].Note == "" {
		return 0
	}
	return noteGap + textWidth(g.columns[i].Note, g.text, false)
}

// measure finds the width of each column: the expected width, so that figures
// that change every second do not move it, and more only while something wider is
// in it.
func (g *grid) measure(lines []Line) {
	for i, c := range g.columns {
		g.natural[i] = max(g.sample[i], textWidth(c.Title, SmallSize, true))
	}
	for _, line := range lines {
		for i, c := range line.Cells {
			if i >= len(g.columns) {
				break
			}
			w := c.width(g.text)
			if i == 0 && line.Dot != nil {
				w += dotIndent
			}
			if i == 0 && line.Flag != NoFlag {
				w += flagRoom
			}
			g.natural[i] = max(g.natural[i], w)
		}
	}
}

func (c Cell) width(size float32) float32 {
	w := textWidth(c.Text, size, c.Bold)
	if c.Note != "" {
		w += noteGap + textWidth(c.Note, size, false)
	}
	return w
}

// fit puts the columns on pages of a width, and spreads the present page.
func (g *grid) fit(width float32) {
	all := make([]int, len(g.columns))
	for i := range all {
		all[i] = i
	}
	g.pages = [][]int{all}
	if width > 0 && g.total(all) > width {
		width -= pagerWidth
		g.pages = g.paged(all, width)
	}
	g.page = min(g.page, len(g.pages)-1)
	shown := g.pages[g.page]
	spare := max(0, width-g.total(shown)) / max(1, float32(len(shown)-1))
	if g.page > 0 {
		spare = min(spare, 40) // few columns far from their names could not be read
	}
	x := float32(0)
	for _, i := range shown {
		g.left[i], g.width[i] = x, g.natural[i]+2*g.margin
		x += g.width[i] + spare
	}
}

// paged returns the columns on pages, the lowest ranks on the first.
func (g *grid) paged(all []int, width float32) [][]int {
	first := all
	for len(first) > 1 && g.total(first) > width {
		highest := first[1]
		for _, i := range first[1:] {
			if g.columns[i].Rank >= g.columns[highest].Rank {
				highest = i
			}
		}
		first = slices.DeleteFunc(slices.Clone(first), func(i int) bool { return i == highest })
	}
	pages := [][]int{first}
	var page []int
	for _, i := range all[1:] {
		if slices.Contains(first, i) {
			continue
		}
		if page == nil || g.total(append(page[:len(page):len(page)], i)) > width {
			if page != nil {
				pages = append(pages, page)
			}
			page = []int{0}
		}
		page = append(page, i)
	}
	return append(pages, page)
}

func (g *grid) total(columns []int) (w float32) {
	for _, i := range columns {
		w += g.natural[i] + 2*g.margin
	}
	return w
}

// shown reports whether a column is on the present page.
func (g *grid) shown(i int) bool { return slices.Contains(g.pages[g.page], i) }

// at is the column on the present page at a place, −1 for none.
func (g *grid) at(x float32) int {
	for _, i := range g.pages[g.page] {
		if x >= g.left[i] && x < g.left[i]+g.width[i] {
			return i
		}
	}
	return -1
}

// neighbour is the column a step before or after one, through all pages in their order;
// at an end it is the column itself.
func (g *grid) neighbour(column, step int) int {
	var all []int
	for n, page := range g.pages {
		for _, i := range page {
			if i > 0 || n == 0 { // the first column is on every page
				all = append(all, i)
			}
		}
	}
	at := slices.Index(all, column) + step
	return all[max(0, min(at, len(all)-1))]
}

// pageOf is the page of a column: the present one where it is there.
func (g *grid) pageOf(column int) int {
	if g.shown(column) {
		return g.page
	}
	return slices.IndexFunc(g.pages, func(page []int) bool { return slices.Contains(page, column) })
}

// unseen is how many columns are not on the present page.
func (g *grid) unseen() int { return len(g.columns) - len(g.pages[g.page]) }

// start is where the text of a column begins, end where it ends, with its notes,
// and figures where its figures end if there is room kept for notes after them.
func (g *grid) start(i int) float32   { return g.left[i] + g.margin }
func (g *grid) end(i int) float32     { return g.left[i] + g.width[i] - g.margin }
func (g *grid) figures(i int) float32 { return g.end(i) - g.noteRoom(i) }
