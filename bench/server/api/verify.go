package api

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/soniakeys/unit"
	"github.com/tidwall/gjson"

	"perihelion/ephem"
)

// Greatest differences between an answer and the position that package ephem
// gives for its time.
var (
	// Exact is the last decimal, for servers that compute as this program does.
	Exact = unit.AngleFromDeg(2e-7)
	// Almanac is for servers that compute with PyEphem: twice the largest difference that
	// was seen, 0.008°, most of it in the Moon and in refraction.
	Almanac = unit.AngleFromDeg(0.016)
)

// refractionEnds is the airless altitude below which there is no refraction, in
// degrees: at it the altitude as seen jumps by half a degree, and a small
// difference decides on which side a position is.
const (
	refractionEnds = -1
	mostRefraction = 0.8
)

// stale is the greatest age of the time of an answer to a request without one: a minute
// is far longer than a request may wait in queues.
const stale = time.Minute

// Verifiable reports whether Verify can judge the answers to a request
// target: it asks for the position of one body, well.
func Verifiable(target string) bool {
	path, rawQuery, _ := strings.Cut(target, "?")
	name, one := strings.CutPrefix(path, planets+"/")
	if !one {
		return false
	}
	_, unknown := ephem.ParseBody(name)
	_, wrong := parseQuery(rawQuery, time.Now())
	return unknown == nil && wrong == nil
}

// Verify reports whether a body is the answer to a request target for the position of one
// body: the altitude as seen and the azimuth are, within a tolerance, the position for
// the requested place at the time in the answer, and that time is the requested one, or
// now. The error names the difference.
func Verify(target string, body []byte, tolerance unit.Angle, now time.Time) error {
	path, rawQuery, _ := strings.Cut(target, "?")
	planet, err := ephem.ParseBody(strings.TrimPrefix(path, planets+"/"))
	if err != nil {
		return err
	}
	q, err := parseQuery(rawQuery, now)
	if err != nil {
		return err
	}
	got := gjson.GetManyBytes(body, "alt", "az", "name", "time", "observer.default")
	alt, az, name, at := got[0], got[1], got[2], got[3]
	if alt.Type != gjson.Number || az.Type != gjson.Number || !gjson.ValidBytes(body) {
		return fmt.Errorf("no position in %q", clip(string(body)))
	}
	t, err := time.Parse(time.RFC3339, at.String())
	switch {
	case err != nil:
		return errors.New("the answer has no time")
	case name.String() != planet.Key():
		return fmt.Errorf("%q instead of %q", clip(name.String()), planet.Key())
	case q.given && !t.Equal(q.Time):
		return fmt.Errorf("a position of %s instead of %s", at, q.Time.Format(time.RFC3339))
	case !q.given && t.Sub(now).Abs() > stale:
		return fmt.Errorf("a position of %s instead of now", at)
	case got[4].Bool() != q.greenwich:
		return errors.New("the answer is for another place than the one in the request")
	}
	epoch, err := q.Epoch(t)
	if err != nil {
		return err
	}
	want, err := epoch.From(q.Observer).Position(planet)
	if err != nil {
		return err
	}
	return compare(planet, want, alt.Float(), az.Float(), tolerance)
}

// compare holds an altitude and an azimuth, in degrees, against a position. Near
// the zenith a small angle in the sky is a large one in azimuth.
func compare(planet ephem.Body, want ephem.Position, alt, az float64, tolerance unit.Angle) error {
	airless, wantAlt, wantAz := want.Altitude.Deg(), want.Refracted.Deg(), want.Azimuth.Deg()
	off := math.Abs(alt - wantAlt)
	if math.Abs(airless-refractionEnds) <= tolerance.Deg() {
		off = max(airless-alt, alt-airless-mostRefraction)
	}
	off = max(off, math.Abs(math.Remainder(az-wantAz, 360))*math.Abs(math.Cos(wantAlt*math.Pi/180)))
	if !(off <= tolerance.Deg()) {
		return fmt.Errorf("%v at altitude %.7f, azimuth %.7f instead of %.7f, %.7f", planet, alt, az, wantAlt, wantAz)
	}
	return nil
}
