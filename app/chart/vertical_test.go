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

// A name whose column was measured by it is not cut, whatever the sums are rounded to.
func TestNamesThatFitAreNotCut(t *testing.T) {
	s := style{size: 11}
	for _, name := range []string{"new", "old", "goroutines", "threads, 8 threads", "Flask gunicorn -w 4", "fasthttp"} {
		for _, most := range []vg.Length{200, 1000} {
			width := nameWidth(s, []rowName{{text: name}}, most)
			if got := s.cut(name, width-2*symbolRadius-6); got != name {
				t.Errorf("%q is cut to %q in a column of its own width", name, got)
			}
		}
	}
}
