package chart

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

// Bars are vertical where they have the height for it, and horizontal where names and
// notes would take most of it.
func TestBarsAreHorizontalWhereTheyWouldBeShort(t *testing.T) {
	b, err := throughput(nine(), Selection{}, Dark())
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.slots { // as many as there can be
		b.slots[i].notes = []string{"4 workers", "no keep-alive", "no difference shown"}
	}
	for height, want := range map[vg.Length]bool{500: true, 300: true, 140: false, 120: false} {
		u, ok := b.vertical(vg.Rectangle{Max: vg.Point{X: 1100, Y: height}})
		if ok != want {
			t.Errorf("at a height of %v, with %v for the bars, they are vertical: %t, want %t", height, u.r.Size().Y, ok, want)
		}
	}
}
