// Package api is the program's HTTP interface without HTTP: it turns a method,
// a path and a query into a status and a body. Every server under test puts
// this package behind the HTTP library it is there to show, so that the same
// question gets the same bytes from each.
//
//	GET /planets/{name}?lat=&lon=&elevation=&time=   one body
//	GET /planets?…                                   all bodies, with the events of each on that day
//	GET /healthz                                     whether the server is there
//	GET /                                            the page, a planet tracker for browsers
//
// Coordinates are degrees, north and east positive, and metres, 0 where only lat and lon
// are given. Without a place it is Greenwich, and the answer reports that; a lat, a lon
// or an elevation alone is refused. In their stead, place is the name of a city or an
// observatory, as of the command line's --place, with its elevation, and with its zone for
// the civil day; of several places of that name it is the largest, the answer holds its full name,
// and the beginning of several names is refused with the names that it may mean. Further parameters are pressure (hPa, 0 for none;
// that of the elevation) and temperature (°C; 10) of the observer's air, deltaT (TT −
// UT1, seconds), polarMotion (x and y of the Earth's pole, arcseconds; none), and for rise and set the zone of the civil day (an IANA name; UTC),
// horizon (degrees; 0), centre (true where that is the altitude of a body's centre
// without refraction) and eyeHeight (metres; 0). The answer for one body has its day
// where any of these four is given: the search takes longer than everything else. Its
// altitude as seen and its azimuth are there twice, as alt and az and, as in the document
// of all bodies, as refracted and azimuth. Input that cannot be used is refused with a
// sentence and the parameter's name; so is a parameter that does not exist, since a slip
// in its name would silently move the observer to Greenwich.
//
// Tables answers for spans, at paths of its own, and is not part of what is measured.
//
// Any Host is answered. A site could give its name the address of this machine and have
// its page read the answers (DNS rebinding): it learns where planets are, for places that
// it names itself, nothing of the user's, and can change nothing. A check would shut out
// users who reach a server by a name or a proxy of their own.
package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// Response is an answer: a status, a head and a body.
type Response struct {
	Status      int
	ContentType string
	Extra       []Header // lines of the head besides the type and the length
	Body        []byte   // of HEAD too, so that its length is known; not to be modified
}

// Header is a line of a response's head.
type Header struct{ Name, Value string }

const (
	typeJSON = "application/json"
	typeHTML = "text/html; charset=utf-8"
	planets  = "/planets"
)

// jsonHeader keeps a browser from taking JSON for anything else, since parts of it may be
// a client's own text.
var jsonHeader = []Header{{"X-Content-Type-Options", "nosniff"}}

var alive = []byte("{\"status\":\"ok\"}\n")

// Answer answers one request, at the time now unless the query names another.
// The path is decoded, the query is as it was sent. The same arguments give the
// same bytes.
func Answer(method, path, rawQuery string, now time.Time) Response {
	name, one := strings.CutPrefix(path, planets+"/")
	one = one && name != "" && !strings.Contains(name, "/")
	if !one && path != planets && path != "/healthz" && path != "/" {
		return refuse(http.StatusNotFound, field.Errorf("", "there is nothing at %s; see / for the paths that exist", clip(path)))
	}
	if !possible(method) {
		return refuseMethod(method)
	}
	switch path {
	case "/":
		return Response{Status: http.StatusOK, ContentType: typeHTML, Extra: pageHeader, Body: page}
	case "/healthz":
		return ok(alive)
	}

	q, err := parseQuery(rawQuery, now)
	if path == planets {
		if err != nil {
			return refuse(http.StatusBadRequest, err)
		}
		return all(q)
	}
	body, unknown := ephem.ParseBody(name)
	switch {
	case unknown != nil:
		return refuse(http.StatusNotFound, unknown)
	case err != nil:
		return refuse(http.StatusBadRequest, err)
	}
	return single(q, body)
}

// possible reports whether a method is one of those that are answered.
func possible(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// refuseMethod answers another one.
func refuseMethod(method string) Response {
	r := refuse(http.StatusMethodNotAllowed, field.Errorf("", "%s is not possible here; use GET or HEAD", clip(method)))
	r.Extra = append(slices.Clip(r.Extra), Header{"Allow", "GET, HEAD"})
	return r
}

// single answers for one body, with the events of the civil day where the query
// names its zone.
func single(q query, body ephem.Body) Response {
	epoch, err := q.Epoch(q.Time)
	if err != nil {
		return fail(err)
	}
	scene := epoch.From(q.Observer)
	a := new(answer)
	a.deltaT, a.deltaTUncertainty, a.timeBasis = epoch.DeltaT(), epoch.DeltaTUncertainty(), epoch.Basis()
	a.siderealTime = scene.SiderealTime().Angle()
	if q.DeltaT.Given {
		a.deltaTUncertainty = math.NaN()
	}
	if a.Position, err = scene.Position(body); err != nil {
		return fail(err)
	}
	if body == ephem.Moon {
		if a.Phase, err = ephem.MoonPhase(q.Time); err != nil {
			return fail(err)
		}
	}
	if q.Zone != nil {
		day, err := almanac.NewDay(q.Observer, body, q.Horizon, q.Time, q.Zone)
		if err != nil {
			return fail(err)
		}
		if a.day, err = json.Marshal(day); err != nil {
			return refuse(http.StatusInternalServerError, err)
		}
	}
	return ok(appendPosition(a.buffer[:0], &q, a))
}

// all answers for every body, with the events of the civil day.
func all(q query) Response {
	doc, err := q.Document()
	if err != nil {
		return fail(err)
	}
	doc.Observer.Default = &q.greenwich
	var b bytes.Buffer
	if err := doc.WriteJSON(&b); err != nil {
		return refuse(http.StatusInternalServerError, err)
	}
	return ok(b.Bytes())
}

func ok(body []byte) Response {
	return Response{Status: http.StatusOK, ContentType: typeJSON, Extra: jsonHeader, Body: body}
}

// fail answers for a question that ephem cannot compute: 400 for an error that the client
// can mend, such as a time outside the range of a theory, 500 for any other.
func fail(err error) Response {
	var outside *ephem.RangeError
	var wrong *field.Error
	switch {
	case errors.As(err, &outside):
		return refuse(http.StatusBadRequest, field.Errorf("time", "%v", err))
	case errors.As(err, &wrong):
		return refuse(http.StatusBadRequest, err)
	}
	return refuse(http.StatusInternalServerError, err)
}

// refuse answers with an error and, where it has one, the field it belongs to.
func refuse(status int, err error) Response {
	answer := struct {
		Error string `json:"error"`
		Field string `json:"field,omitempty"`
	}{Error: err.Error()}
	var wrong *field.Error
	if errors.As(err, &wrong) {
		answer.Field = wrong.Field
	}
	body, err := json.Marshal(answer)
	if err != nil {
		panic(err) // two strings always encode
	}
	return Response{Status: status, ContentType: typeJSON, Extra: jsonHeader, Body: append(body, '\n')}
}

// clip shortens a client's text for use in a sentence.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
