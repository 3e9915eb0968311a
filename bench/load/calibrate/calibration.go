package calibrate

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"time"

	"perihelion/assets"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/machine"
)

// format names the version of the document.
const format = "perihelion/calibration/2"

// Calibration is the limit of this machine's generator, measured against a server that
// does nothing, over plain HTTP/1.1 on loopback.
type Calibration struct {
	Format     string    `json:"format"` // format
	Made       time.Time `json:"made"`
	Perihelion string    `json:"perihelion"` // version of the program
	Machine    string    `json:"machine"`    // system, processor and its cores
	Cores      int       `json:"cores"`      // that the generator could use
	Cells      []Cell    `json:"cells"`
}

// Cell is one of the loads of a calibration: medians of its runs.
type Cell struct {
	Connections int       `json:"connections"`
	KeepAlive   bool      `json:"keepAlive"`
	Wait        load.Wait `json:"wait"` // how the generator waited for answers
	RPS         float64   `json:"rps"`
	CPU         float64   `json:"cpu"` // of the generator, µs a request
	P50         float64   `json:"p50"` // ms
	P99         float64   `json:"p99"` // ms
}

// thisMachine describes this machine so that a faster or slower one has another
// description.
func thisMachine() string {
	model := cmp.Or(machine.Processor(), "unknown processor")
	return fmt.Sprintf("%s/%s, %s, %s", runtime.GOOS, runtime.GOARCH, model, figure.Plural(runtime.NumCPU(), "core"))
}

// newCalibration is a calibration of this machine, without figures.
func newCalibration() Calibration {
	return Calibration{Format: format, Made: time.Now().UTC(), Perihelion: assets.Version, Machine: thisMachine(), Cores: runtime.GOMAXPROCS(0)}
}

// maxRatio is how many times as many connections another load may have had, or
// as few, to be compared with: every number from 1 to 4000 lies within it of one that
// is calibrated.
const maxRatio = 5

// Of compares a load with the calibrated load in which the generator waited in the same
// way, and whose number of connections is nearest by ratio. It is nil where they cannot be compared: over TLS or HTTP/2, in an open
// loop, with other cores, without answers, and where no calibrated number of
// connections is within a factor of maxRatio.
func (c Calibration) Of(o load.Options, m load.Measurement) *load.Capacity {
	if len(c.Cells) == 0 || m.Engine != "" || m.Model != load.Closed || m.OK == 0 || m.Secured != nil || o.HTTP2 || o.Generators > 1 || m.Cores != c.Cores {
		return nil
	}
	way := load.WaitSleep
	if m.Waiting != nil {
		way = m.Waiting.Way
	}
	distance := func(cell Cell) float64 {
		d := math.Abs(math.Log(float64(cell.Connections) / float64(o.WithDefaults().Connections)))
		if cell.KeepAlive != m.KeepAlive || cell.Wait != way {
			d = math.Inf(1)
		}
		return d
	}
	nearest := slices.MinFunc(c.Cells, func(a, b Cell) int { return cmp.Compare(distance(a), distance(b)) })
	if !(distance(nearest) <= math.Log(maxRatio)) || nearest.RPS <= 0 {
		return nil
	}
	return &load.Capacity{RPS: nearest.RPS, Share: m.RPS / nearest.RPS, Made: c.Made}
}
