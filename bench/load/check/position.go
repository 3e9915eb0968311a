package check

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
	"perihelion/bench/server/api"
)

// Position is what a planet server was asked. The altitude and the azimuth in its
// answer have to be those that package ephem gives for the time of the answer,
// which has to be the one asked for, or now. The zero value checks nothing.
type Position struct {
	Target    string  `json:"target,omitempty"`    // path and query, as in /planets/mars?lat=51&lon=0&elevation=0
	Tolerance float64 `json:"tolerance,omitempty"` // degrees; see api.Exact and api.Almanac
}

func (p Position) validate() error {
	switch {
	case p == Position{}:
		return nil
	case !api.Verifiable(p.Target):
		return field.Errorf("check", "%q does not ask for the position of a body; write it as in /planets/mars?lat=51&lon=0&elevation=0", p.Target)
	case math.IsNaN(p.Tolerance) || p.Tolerance <= 0:
		return field.Errorf("check", "a tolerance of %v degrees accepts nothing; write a number above 0, such as 0.001", p.Tolerance)
	}
	return nil
}

func (p Position) check(body []byte) error {
	if (p == Position{}) {
		return nil
	}
	return api.Verify(p.Target, body, unit.AngleFromDeg(p.Tolerance), time.Now())
}
