package widget

// grid measures the columns of a table and shares its width among them.
type grid struct {
	columns []Column
	natural []float32 // the widest text of each column so far
	shown   []bool
	left    []float32 // of each shown column
	width   []float32
}

const (
	cellMargin float32 = 9  // at least, at both sides of a column
	dotIndent  float32 = 17 // before the text of the first column
	noteGap    float32 = 4
)

func newGrid(columns []Column) grid {
	n := len(columns)
	g := grid{columns: columns, natural: make([]float32, n), shown: make([]bool, n), left: make([]float32, n), width: make([]float32, n)}
	for i, c := range columns {
		g.natural[i] = textWidth(c.Sample, TextSize, false) + c.noteRoom()
		g.measureTitle(i)
		if i == 0 {
			g.natural[i] += dotIndent
		}
		g.shown[i] = true
	}
	return g
}

// measureTitle widens a column for its title.
func (g *grid) measureTitle(i int) {
	g.natural[i] = max(g.natural[i], textWidth(g.columns[i].Title, SmallSize, true))
}

// noteRoom is what a column keeps free for notes after its figures.
func (c Column) noteRoom() float32 {
	if c.Note == "" {
		return 0
	}
	return noteGap + textWidth(c.Note, TextSize, false)
}

// measure widens the columns for new texts, never narrows them: figures that
// change every second must not move the columns. It reports whether it did.
func (g *grid) measure(lines []Line) (wider bool) {
	for _, line := range lines {
		for i, c := range line.Cells {
			if i >= len(g.columns) {
				break
			}
			w := max(c.width(), textWidth(c.Text, TextSize, c.Bold)+g.columns[i].noteRoom())
			if i == 0 && line.Dot != nil {
				w += dotIndent
			}
			if w > g.natural[i] {
				g.natural[i], wider = w, true
			}
		}
	}
	return wider
}

func (c Cell) width() float32 {
	w := textWidth(c.Text, TextSize, c.Bold)
	if c.Note != "" {
		w += noteGap + textWidth(c.Note, TextSize, false)
	}
	return w
}

// least is the width of the columns that always stay.
func (g *grid) least() float32 {
	w := float32(0)
	for i, c := range g.columns {
		if c.Rank == 0 {
			w += g.natural[i] + 2*cellMargin
		}
	}
	return w
}

// fit leaves out columns until the others fit a width, and spreads what is
// left over between them.
func (g *grid) fit(width float32) {
	if width <= 0 {
		return
	}
	for i := range g.shown {
		g.shown[i] = true
	}
	for g.total() > width && g.dropRank() {
	}
	spare := max(0, width-g.total()) / max(1, g.count()-1)
	x := float32(0)
	for i := range g.columns {
		if !g.shown[i] {
			continue
		}
		g.left[i], g.width[i] = x, g.natural[i]+2*cellMargin
		x += g.width[i] + spare
	}
}

func (g *grid) count() (n float32) {
	for _, s := range g.shown {
		if s {
			n++
		}
	}
	return n
}

func (g *grid) total() (w float32) {
	for i := range g.columns {
		if g.shown[i] {
			w += g.natural[i] + 2*cellMargin
		}
	}
	return w
}

// dropRank leaves out the columns of the highest rank.
func (g *grid) dropRank() bool {
	highest := 0
	for i, c := range g.columns {
		if g.shown[i] {
			highest = max(highest, c.Rank)
		}
	}
	for i, c := range g.columns {
		if highest > 0 && c.Rank == highest {
			g.shown[i] = false
		}
	}
	return highest > 0
}

// start is where the text of a column begins, end where it ends, with its notes,
// and figures where its figures end if there is room kept for notes after them.
func (g *grid) start(i int) float32   { return g.left[i] + cellMargin }
func (g *grid) end(i int) float32     { return g.left[i] + g.width[i] - cellMargin }
func (g *grid) figures(i int) float32 { return g.end(i) - g.columns[i].noteRoom() }
