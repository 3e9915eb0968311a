package planets

import (
	"testing"

	"perihelion/app/window/widget"
)

// The bodies are sorted by the figures and not by their signs and units.
func TestBodiesAreSortedByFigures(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 800)
	table := tab.table
	table.SortBy(1)
	for row := 1; row < len(table.Lines()); row++ {
		above, below := tab.sky.Sights[table.LineIn(row-1)], tab.sky.Sights[table.LineIn(row)]
		if above.Seen < below.Seen {
			t.Errorf("%s at %v stands above %s at %v", above.Body, above.Seen, below.Body, below.Seen)
		}
	}
}
