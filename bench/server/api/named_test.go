package api

import (
	"strings"
	"testing"
)

// A place is a name, with its elevation and its zone.
func TestPlace(t *testing.T) {
	type answer struct {
		Zone     string
		Observer struct {
			Lat, Lon, Elevation float64
			Place               string
			Default             bool
		}
		Events []map[string]any
	}
	var one, all, events, high answer
	decode(t, get("/planets/sun", "place=Troms%C3%B8&time=2026-12-10T12:00:00Z"), &one)
	decode(t, get("/planets", "place=troms%C3%B8&time=2026-12-10T12:00:00Z"), &all)
	for _, a := range []answer{one, all} {
		o := a.Observer
		if o.Default || !strings.HasPrefix(o.Place, "Tromsø") || o.Lat < 69.5 || o.Lat > 69.8 || o.Lon < 18.7 || o.Lon > 19.2 || a.Zone != "Europe/Oslo" {
			t.Errorf("%+v", a)
		}
	}
	decode(t, asked(t, "/events", "place=New+York&from=2026-12-10T00:00:00Z&to=2026-12-11T00:00:00Z&body=sun"), &events)
	if events.Zone != "America/New_York" || !strings.HasPrefix(events.Observer.Place, "New York") || len(events.Events) == 0 {
		t.Errorf("%+v", events)
	}
	decode(t, get("/planets/sun", "place=Oslo&elevation=500&zone=UTC"), &high)
	if high.Observer.Elevation != 500 || high.Zone != "UTC" {
		t.Errorf("%+v", high)
	}
	for _, c := range []struct{ query, says string }{
		{"place=Xyzzyx", "not in the list of cities"},
		{"place=San+Fran", "may be one of several places"},
		{"place=", "not in the list of cities"},
		{"place=Oslo&lat=1&lon=1", "leave out lat and lon"},
		{"place=Oslo&lon=1", "leave out lat and lon"},
	} {
		r := get("/planets/mars", c.query)
		if r.Status != 400 || !strings.Contains(string(r.Body), c.says) || !strings.Contains(string(r.Body), `"field":"place"`) {
			t.Errorf("%s: %d %s", c.query, r.Status, r.Body)
		}
	}
}

// The answers for one body and for all have the pole of the question.
func TestPolarMotion(t *testing.T) {
	const query = "lat=52&lon=13&time=2026-11-22T12:00:00Z"
	type observer struct{ PoleX, PoleY float64 }
	var plain, one struct {
		Altitude float64
		Observer observer
	}
	var all struct{ Observer observer }
	decode(t, get("/planets/mars", query), &plain)
	decode(t, get("/planets/mars", query+"&polarMotion=0.11,-0.35"), &one)
	decode(t, get("/planets", query+"&polarMotion=0.11,-0.35"), &all)
	want := observer{0.11, -0.35}
	if plain.Observer != (observer{}) || one.Observer != want || all.Observer != want {
		t.Errorf("%+v, %+v, %+v", plain.Observer, one.Observer, all.Observer)
	}
	if moves := (one.Altitude - plain.Altitude) * 3600; moves == 0 || moves > 0.4 || moves < -0.4 {
		t.Errorf("Mars moves by %v″", moves)
	}
	for _, wrong := range []string{"polarMotion=1", "polarMotion=2,0", "polarMotion=x,y"} {
		if r := get("/planets/mars", query+"&"+wrong); r.Status != 400 || !strings.Contains(string(r.Body), `"field":"polarMotion"`) {
			t.Errorf("%s: %d %s", wrong, r.Status, r.Body)
		}
	}
}
