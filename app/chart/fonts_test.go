package chart

import (
	"testing"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
)

// The program has none of gonum/plot's own fonts: text that a chart leaves to it
// would not be seen.
func TestNoTextIsSetByGonum(t *testing.T) {
	clients, err := Clients(distant(), Light())
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]Figure{
		"altitudes":  altitudes(t, night(t), Light()),
		"throughput": drawn(t, nine(), Light()),
		"own":        drawn(t, own("http://127.0.0.1:8080/", 3, 2, 4), Light()),
		"empty":      Empty("Press Run", Light()),
		"clients":    clients,
	} {
		var r recorder.Canvas
		p.Draw(draw.NewCanvas(&r, 800, 400))
		drawings := 0
		for _, a := range r.Actions {
			switch a := a.(type) {
			case *recorder.FillString:
				t.Errorf("%s: gonum/plot sets %q", name, a.String)
			case *recorder.Fill:
				drawings++
			}
		}
		if drawings == 0 {
			t.Errorf("%s: nothing was drawn", name)
		}
	}
}
