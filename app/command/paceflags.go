package command

import (
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/load/arrival"
)

// paceFlags are the flags for when requests fall due, and for the ones that are sent first,
// which load and bench share.
type paceFlags struct{ rate, warmUp string }

func (f *paceFlags) define(flags *pflag.FlagSet, poisson *bool) {
	flags.StringVarP(&f.rate, "rate", "r", "", "requests per second, an open loop; or stages, as in 100..1000:30s,1000:1m (default: as fast as possible)")
	flags.BoolVar(poisson, "poisson", false, "requests fall due at random instants, as with many users, instead of evenly")
	flags.StringVar(&f.warmUp, "warm-up", "", "requests to send first and not count, or how `long`, as in 2s")
}

// fillRate reads a rate or stages, if they are given.
func (f *paceFlags) fillRate(flags *pflag.FlagSet, rate *float64, stages *arrival.Profile) error {
	if !flags.Changed("rate") {
		return nil
	}
	profile, err := arrival.Parse(f.rate)
	if err != nil {
		return err
	}
	if *rate, *stages = profile[0].From, nil; profile.Length() > 0 {
		*rate, *stages = 0, profile
	}
	return nil
}

// fillWarmUp reads a number of requests or a duration, if one is given.
func (f *paceFlags) fillWarmUp(requests *int64, long *time.Duration) error {
	if f.warmUp == "" {
		return nil
	}
	n, err := strconv.ParseInt(f.warmUp, 10, 64)
	if err == nil {
		*requests, *long = n, 0
		return nil
	}
	d, err := time.ParseDuration(f.warmUp)
	if err != nil {
		return field.Errorf("warmUp", "--warm-up %s: write a number of requests, such as 1000, or how long, such as 2s", f.warmUp)
	}
	*requests, *long = 0, d
	return nil
}
