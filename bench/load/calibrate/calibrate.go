package calibrate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/responder"
	"perihelion/bench/warning"
)

// The numbers of connections of a calibration, by the way in which the generator waits
// for answers. Runs of different cells take turns, so that a slow minute of the machine
// hits all alike.
var calibrated = []struct {
	wait        load.Wait
	connections []int
}{
	{load.WaitSleep, []int{1, 20, 100, 1000}},
	{load.WaitLook, []int{1, 2}},
}

const (
	calibrationRuns = 3
	// Without keep-alive every request leaves a port in use for a minute.
	calibrationRequests = 5000 // a second
)

// Roles returns the roles of child processes that the program must dispatch for Run,
// besides those of package load.
func Roles() map[string]child.Role { return responder.Roles() }

// loads are the loads of a calibration of which each lasts so long, but for those that
// this system does not allow: by its limit on open files, or because it has one way to
// wait.
func loads(url string, each time.Duration) (all []load.Options) {
	for _, keep := range []bool{true, false} {
		for _, way := range calibrated {
			for _, n := range way.connections {
				o := load.Options{URL: url, Connections: n, KeepAlive: keep, Duration: each, WarmUp: int64(n), Wait: way.wait}
				if !keep {
					o.Duration, o.Requests = 0, int64(max(1, calibrationRequests*min(each.Seconds(), 1)))
				}
				if o.Validate() == nil {
					all = append(all, o)
				}
			}
		}
	}
	return all
}

// Run measures the generator by three dozen loads. Each lasts one second (0), so
// that the whole takes about three quarters of a minute, or as long as each is.
// Progress, if not nil, is called before each load with the number of loads done, and
// of all.
func Run(ctx context.Context, each time.Duration, progress func(done, of int)) (Calibration, error) {
	each = cmp.Or(each, time.Second)
	server, url, err := responder.Start(ctx, child.Options{})
	if err != nil {
		return Calibration{}, fmt.Errorf("start a server that does nothing: %w", err)
	}
	defer server.Stop(time.Second)
	loads := loads(url, each)
	results := make([][]load.Measurement, len(loads))
	for run := range calibrationRuns {
		for i, o := range loads {
			if progress != nil {
				progress(run*len(loads)+i, calibrationRuns*len(loads))
			}
			m, err := load.RunChild(ctx, o, nil)
			if err := cmp.Or(ctx.Err(), err); err != nil {
				return Calibration{}, err
			}
			if m.Requests == 0 {
				return Calibration{}, fmt.Errorf("no request was sent in a load of %s: this machine is too busy for loads so short. Make them longer (-d 1s)", figure.Duration(o.Duration))
			}
			if m.OK == 0 {
				return Calibration{}, errors.New("the server that does nothing was not reached: " + strings.Join(warning.Sentences(m.Warnings), ". "))
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

func cell(o load.Options, ms []load.Measurement) Cell {
	median := func(of func(load.Measurement) float64) float64 {
		values := make([]float64, len(ms))
		for i, m := range ms {
			values[i] = of(m)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return Cell{
		Connections: o.Connections, KeepAlive: o.KeepAlive, Wait: o.Wait,
		RPS: median(func(m load.Measurement) float64 { return m.RPS }),
		CPU: median(func(m load.Measurement) float64 { return 1e6 * m.CPU.Total() / float64(m.Requests) }),
		P50: median(func(m load.Measurement) float64 { return m.Latency.P50 }),
		P99: median(func(m load.Measurement) float64 { return m.Latency.P99 }),
	}
}
