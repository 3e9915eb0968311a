// Package api is the program's HTTP interface without HTTP: it turns a method,
// a path and a query into a status and a body. Every server under test puts
// this package behind the HTTP library it is there to show, so that the same
// question gets the same bytes from each.
//
//	GET /planets/{name}?lat=&lon=&elevation=&time=   one body
//	GET /planets?…                                   all bodies
//	GET /healthz                                     whether the server is there
//	GET /                                            a page
//
// Coordinates are degrees, north and east positive, and metres. Where one of the
// three is missing, all three are those of Greenwich, and the answer says so.
// Input that cannot be used is refused with a sentence and the parameter's name;
// so is a parameter that does not exist, since a slip in its name would silently
// move the observer to Greenwich.
package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/field"
)

// Response is an answer: a status and what follows it.
type Response struct {
	Status      int
	ContentType string
	Extra       []Header // what the head carries besides the type and the length
	Body        []byte   // of HEAD too, so that its length is known; not to be modified
}

// Header is a line of a response's head.
type Header struct{ Name, Value string }

const (
	typeJSON = "application/json"
	typeHTML = "text/html; charset=utf-8"
	planets  = "/planets"
)

var alive = []byte("{\"status\":\"ok\"}\n")

// Answer answers one request, at the time now unless the query names another.
// The path is decoded, the query is as it was sent. The same arguments give the
// same bytes.
func Answer(method, path, rawQuery string, now time.Time) Response {
	name, one := strings.CutPrefix(path, planets+"/")
	one = one && name != "" && !strings.Contains(name, "/")
	if !one && path != planets && path != "/healthz" && path != "/" {
		return refuse(http.StatusNotFound, field.Errorf("", "there is nothing at %s; see / for what there is", clip(path)))
	}
	if method != http.MethodGet && method != http.MethodHead {
		r := refuse(http.StatusMethodNotAllowed, field.Errorf("", "%s is not possible here; use GET or HEAD", clip(method)))
		r.Extra = []Header{{"Allow", "GET, HEAD"}}
		return r
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

// single answers for one body.
func single(q query, body ephem.Body) Response {
	epoch, err := ephem.At(q.time)
	if err != nil {
		return fail(err)
	}
	position, err := epoch.From(q.observer).Position(body)
	if err != nil {
		return fail(err)
	}
	return ok(appendPosition(make([]byte, 0, 640), q, epoch.DeltaT(), position))
}

// all answers for every body, with the events of the day in UTC.
func all(q query) Response {
	doc, err := almanac.New(q.observer, q.time, ephem.Bodies(), time.UTC)
	if err != nil {
		return fail(err)
	}
	doc.Observer.Default = &q.greenwich
	var b strings.Builder
	if err := doc.WriteJSON(&b); err != nil {
		return refuse(http.StatusInternalServerError, err)
	}
	return ok([]byte(b.String()))
}

func ok(body []byte) Response {
	return Response{Status: http.StatusOK, ContentType: typeJSON, Body: body}
}

// fail answers for what ephem cannot compute: a time outside the range of a
// theory is the asker's to change, anything else is ours.
func fail(err error) Response {
	var outside *ephem.RangeError
	if errors.As(err, &outside) {
		return refuse(http.StatusBadRequest, field.Errorf("time", "%v", err))
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
	return Response{Status: status, ContentType: typeJSON, Body: append(body, '\n')}
}

// clip shortens what somebody sent for use in a sentence.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
