package chart

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// A line keeps its corners and loses the points that no screen shows.
func TestThinned(t *testing.T) {
	for _, c := range []struct{ line, want []dot }{
		{nil, nil},
		{[]dot{{0, 0}, {5, 5}}, []dot{{0, 0}, {5, 5}}},
		{[]dot{{0, 0}, {50, 1}, {100, 0}, {100, 90}, {100, 100}}, []dot{{0, 0}, {100, 0}, {100, 100}}},
		{[]dot{{0, 0}, {10, 40}, {20, 0}}, []dot{{0, 0}, {10, 40}, {20, 0}}},
		{[]dot{{7, 7}, {7, 30}, {7, 7}}, []dot{{7, 7}, {7, 30}, {7, 7}}}, // there and back
	} {
		if got := thinned(slices.Clone(c.line)); !slices.Equal(got, c.want) {
			t.Errorf("thinned(%v) = %v, want %v", c.line, got, c.want)
		}
	}
	var curve []dot
	for x := range 9000 {
		curve = append(curve, dot{x, int(2000 + 1500*math.Sin(float64(x)/700))})
	}
	kept := thinned(slices.Clone(curve))
	if len(kept) > 400 {
		t.Errorf("a smooth curve of 9,000 points keeps %d", len(kept))
	}
	at := 0
	for _, q := range curve {
		for kept[at+1].x < q.x {
			at++
		}
		if d := kept[at].off(kept[at+1], q); d > 1 {
			t.Fatalf("%v is %.1f tenths of a point off", q, d)
		}
	}
}

// Each letter has one outline, whatever the number of texts.
func TestLettersAreShared(t *testing.T) {
	l := newLetters()
	k := &ink{letters: l, height: 400}
	for range 3 {
		k.write(style{size: 11}, vg.Point{X: 10, Y: 390}, "noon −1", 0)
	}
	if got := strings.Count(l.outlines.String(), "<path"); got != 4 {
		t.Errorf("%d outlines, want n, o, − and 1", got)
	}
	want := regexp.MustCompile(`^ transform="translate\(100 100\)scale\(0\.11\)"><use href="#g0"/><use href="#g1" x="\d+"/>`)
	if got := k.marks[2].rest; !want.MatchString(got) || strings.Count(got, "<use") != 6 {
		t.Errorf("the text is %s", got)
	}
}
