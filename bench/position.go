package bench

import (
	"encoding/json"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/bench/load"
	"perihelion/bench/server/api"
)

// positionLoad is a load of a server whose answers are checked: a sample of them has
// to hold the right position. The generator itself knows nothing of the sky.
type positionLoad struct {
	load.Options
	Position position `json:"position,omitzero"`
}

// positionRole names the child process that generates a positionLoad.
const positionRole = "load-positions"

// decodePositionLoad reads the request of such a child.
func decodePositionLoad(request json.RawMessage) (load.Options, error) {
	var l positionLoad
	if err := json.Unmarshal(request, &l); err != nil {
		return load.Options{}, err
	}
	if l.Position != (position{}) {
		l.Check.Body = l.Position.check
	}
	return l.Options, nil
}

// position is a request to a planet server and the tolerance of its answer. The altitude
// and the azimuth in the answer have to agree, within the tolerance, with package ephem
// for the time of the answer, which has to be the requested time, or now. The zero value
// checks nothing.
type position struct {
	Target    string  `json:"target"`    // path and query, as in /planets/mars?lat=51&lon=0&elevation=0
	Tolerance float64 `json:"tolerance"` // degrees; see api.Exact and api.Almanac
}

func (p position) check(body []byte) error {
	return api.Verify(p.Target, body, unit.AngleFromDeg(p.Tolerance), time.Now())
}

// position is the one that a sample of the contestant's answers is compared with. It
// is the zero value for the user's own servers, of which nothing is known.
func (c contestant) position() position {
	switch {
	case c.server.Config.Name == "" || !api.Verifiable(c.path):
		return position{}
	case c.server.Config.IsPython():
		return position{Target: c.path, Tolerance: api.Almanac.Deg()}
	}
	return position{Target: c.path, Tolerance: api.Exact.Deg()}
}
