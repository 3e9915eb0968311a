package chart

import (
	"image/color"
	"testing"
	"time"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// waiting is the default run with a delay in each request: arithmetic bounds all three.
func waiting() bench.Results {
	r := finished(
		measured("one-at-a-time", false, 462, 471, 455, 468, 470, 466),
		measured("goroutines", true, 9_510, 9_420, 9_602, 9_480, 9_515, 9_550),
		measured("threads:8", true, 3_790, 3_840, 3_815, 3_770, 3_802, 3_822),
	)
	r.Plan.Repeats, r.Plan.Delay = 6, 2*time.Millisecond
	return r
}

// bound is the default run, of which the load generator limited the fastest.
func bound() bench.Results {
	r := three()
	for i := range r.Results[2].Repeats {
		r.Results[2].Repeats[i].Generator.Bottleneck = load.GeneratorBound
	}
	return r
}

// hundredfold has one result a hundred times the others.
func hundredfold() bench.Results {
	return finished(measured("flask-dev", false, 391, 402, 420, 388, 405, 399), measured("flask-gunicorn", false, 630, 655, 612, 640, 622, 648), measured("fasthttp", true, 61_500, 58_200, 60_100, 60_900, 59_800, 61_000))
}

func TestThroughputMarksLook(t *testing.T) {
	golden(t, "expected-light", drawnFigure(t, ThroughputPane, waiting(), Selection{}, Light()), 946, 330, 72)
	golden(t, "expected-small-dark", drawnFigure(t, ThroughputPane, waiting(), Selection{}, Dark()), 620, 200, 72)
	golden(t, "bound-dark", drawnFigure(t, ThroughputPane, bound(), Selection{}, Dark()), 800, 330, 72)
	golden(t, "bound-saved", drawnFigure(t, Throughput, bound(), Selection{}, Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "hundredfold-light", drawnFigure(t, ThroughputPane, hundredfold(), Selection{}, Light()), 620, 260, 72)
	golden(t, "article-dark", drawnFigure(t, ThroughputPane, article(9, 6), Selection{}, Dark()), 946, 330, 72)
	golden(t, "failing-dark", drawnFigure(t, ThroughputPane, failing(), Selection{}, Dark()), 946, 330, 72)
	golden(t, "thirty-dark", drawnFigure(t, ThroughputPane, many(), Selection{}, Dark()), 620, 260, 72)
	golden(t, "thirty-light", drawnFigure(t, ThroughputPane, many(), Selection{}, Light()), 1200, 500, 72)
	golden(t, "one-light", drawnFigure(t, ThroughputPane, single(5), Selection{}, Light()), 620, 260, 72)
}

// A result a ten thousandth of another has a bar that can be seen.
func TestLeastBar(t *testing.T) {
	r := finished(measured("flask-dev", false, 5, 5, 5, 5, 5, 5), measured("fasthttp", true, 61_500, 58_200, 60_100, 60_900, 59_800, 61_000))
	img := Image(drawnFigure(t, ThroughputPane, r, Selection{}, Light()), 946, 330, 72)
	colour, most := Light().Family(server.Flask), 0 // pixels in a row
	for y := range 330 {
		row := 0
		for x := range 946 {
			if color.NRGBAModel.Convert(img.At(x, y)) == colour {
				row++
			}
		}
		most = max(most, row)
	}
	if most < 50 {
		t.Errorf("the small bar is %d pixels wide", most)
	}
}
