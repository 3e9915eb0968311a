package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"time"

	"perihelion/assets"
	"perihelion/bench/child"
	"perihelion/bench/figure"
	"perihelion/bench/load/responder"
	"perihelion/bench/machine"
)

// Calibration is what this machine's generator reaches against a server that
// does nothing, over plain HTTP/1.1 on loopback.
type Calibration struct {
	Format     string    `json:"format"` // calibrationFormat
	Made       time.Time `json:"made"`
	Perihelion string    `json:"perihelion"` // version of the program
	Machine    string    `json:"machine"`    // system, processor and its cores
	Cores      int       `json:"cores"`      // that the generator could use
	Cells      []Cell    `json:"cells"`
}

// Cell is one of the loads of a calibration: medians of its runs.
type Cell struct {
	Connections int     `json:"connections"`
	KeepAlive   bool    `json:"keepAlive"`
	RPS         float64 `json:"rps"`
	CPU         float64 `json:"cpu"` // of the generator, µs a request
	P50         float64 `json:"p50"` // ms
	P99         float64 `json:"p99"` // ms
}

// Capacity is what a load reached as a share of what the generator can do.
type Capacity struct {
	RPS   float64   `json:"rps"`   // of the calibration, at the most similar load
	Share float64   `json:"share"` // of it that this load reached
	Made  time.Time `json:"made"`  // when that was measured
}

// The loads of a calibration. Runs of different cells take turns, so that a slow
// minute of the machine hits all alike.
var calibrated = [...]int{1, 20, 100, 1000}

const (
	calibrationFormat = "perihelion/calibration/1"
	calibrationRuns   = 3
	// Without keep-alive every request leaves a port in use for a minute.
	calibrationRequests = 5000 // a second

	// alike is how many times as many connections another load may have had, or
	// as few, to be compared with: no number from 1 to 4000 lies further from all
	// of those calibrated.
	maxRatio = 5
)

// thisMachine tells apart machines of which one may be faster than the other.
func thisMachine() string {
	model := cmp.Or(machine.Processor(), "unknown processor")
	return fmt.Sprintf("%s/%s, %s, %s", runtime.GOOS, runtime.GOARCH, model, figure.Plural(runtime.NumCPU(), "core"))
}

// Calibrate measures the generator by two dozen loads. Each is a second long, so
// that it takes about half a minute, or else as long as told by each. Told, if
// not nil, is called before each load with how many are done, of how many.
func Calibrate(ctx context.Context, each time.Duration, told func(done, of int)) (Calibration, error) {
	each = cmp.Or(each, time.Second)
	server, url, err := responder.Start(ctx, child.Options{})
	if err != nil {
		return Calibration{}, fmt.Errorf("start a server that does nothing: %w", err)
	}
	defer server.Stop(time.Second)
	var loads []Options
	for _, keep := range []bool{true, false} {
		for _, n := range calibrated {
			o := Options{URL: url, Connections: n, KeepAlive: keep, Duration: each, WarmUp: int64(n)}
			if !keep {
				o.Duration, o.Requests = 0, int64(max(1, calibrationRequests*min(each.Seconds(), 1)))
			}
			if o.Validate() == nil { // else the limit on open files forbids it
				loads = append(loads, o)
			}
		}
	}
	results := make([][]Measurement, len(loads))
	for run := range calibrationRuns {
		for i, o := range loads {
			if told != nil {
				told(run*len(loads)+i, calibrationRuns*len(loads))
			}
			m, err := RunChild(ctx, o, nil)
			if err := cmp.Or(ctx.Err(), err); err != nil {
				return Calibration{}, err
			}
			if m.Requests == 0 {
				return Calibration{}, fmt.Errorf("no request was sent in a load of %s: this machine is too busy for loads so short; make them longer (-d 1s)", figure.Duration(o.Duration))
			}
			if m.OK == 0 {
				return Calibration{}, errors.New("the server that does nothing was not reached: " + m.doubtFailures(o))
			}
			results[i] = append(results[i], m)
		}
	}
	c := newCalibration()
	for i, o := range loads {
		c.Cells = append(c.Cells, cell(o, results[i]))
	}
	return c, nil
}

// blank is a calibration of this machine, without figures.
func newCalibration() Calibration {
	return Calibration{Format: calibrationFormat, Made: time.Now().UTC(), Perihelion: assets.Version, Machine: thisMachine(), Cores: runtime.GOMAXPROCS(0)}
}

func cell(o Options, ms []Measurement) Cell {
	median := func(of func(Measurement) float64) float64 {
		values := make([]float64, len(ms))
		for i, m := range ms {
			values[i] = of(m)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return Cell{
		Connections: o.Connections, KeepAlive: o.KeepAlive,
		RPS: median(func(m Measurement) float64 { return m.RPS }),
		CPU: median(func(m Measurement) float64 { return 1e6 * m.CPU.Total() / float64(m.Requests) }),
		P50: median(func(m Measurement) float64 { return m.Latency.P50 }),
		P99: median(func(m Measurement) float64 { return m.Latency.P99 }),
	}
}

// Of describes what a load reached of what was calibrated: at the number of
// connections that is nearest by ratio. It is nil where they cannot be compared:
// over TLS or HTTP/2, in an open loop, with other cores, without answers, where no
// calibrated number of connections is within a factor of five.
func (c Calibration) Of(o Options, m Measurement) *Capacity {
	if len(c.Cells) == 0 || m.Model != "closed" || m.OK == 0 || m.Secured != nil || o.HTTP2 || m.Cores != c.Cores {
		return nil
	}
	distance := func(cell Cell) float64 {
		d := math.Abs(math.Log(float64(cell.Connections) / float64(o.withDefaults().Connections)))
		if cell.KeepAlive != m.KeepAlive {
			d = math.Inf(1)
		}
		return d
	}
	nearest := slices.MinFunc(c.Cells, func(a, b Cell) int { return cmp.Compare(distance(a), distance(b)) })
	if !(distance(nearest) <= math.Log(maxRatio)) || nearest.RPS <= 0 {
		return nil
	}
	return &Capacity{RPS: nearest.RPS, Share: m.RPS / nearest.RPS, Made: c.Made}
}
