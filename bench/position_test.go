package bench

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/server/api"
)

// The child gets the check of positions out of its request.
func TestPositionLoad(t *testing.T) {
	const target = "/planets/mars?lat=-39.754&lon=145.051&elevation=0"
	request, err := json.Marshal(positionLoad{load.Options{Connections: 7}, position{target, api.Exact.Deg()}})
	if err != nil {
		t.Fatal(err)
	}
	o, err := decodePositionLoad(request)
	if err != nil || o.Connections != 7 || !o.Check.Bodies() {
		t.Fatalf("read back %+v, %v; want 7 connections and a check of bodies", o, err)
	}
	path, query, _ := strings.Cut(target, "?")
	right := api.Answer("GET", path, query, time.Now()).Body
	if err := o.Check.Body(right); err != nil {
		t.Errorf("the right answer: %v", err)
	}
	old := api.Answer("GET", path, query, time.Now().Add(-time.Hour)).Body
	elsewhere := api.Answer("GET", path, strings.Replace(query, "145", "144", 1), time.Now()).Body
	for name, body := range map[string][]byte{"of an hour ago": old, "of another place": elsewhere, "none": []byte("ok")} {
		if err := o.Check.Body(body); err == nil {
			t.Errorf("the position %s was accepted", name)
		}
	}
}

func TestLoadWithoutPosition(t *testing.T) {
	request, err := json.Marshal(positionLoad{Options: load.Options{Connections: 7}})
	if err != nil {
		t.Fatal(err)
	}
	if o, err := decodePositionLoad(request); err != nil || o.Check.Bodies() {
		t.Errorf("read back %+v, %v; want no check of bodies", o, err)
	}
	var wrong *json.SyntaxError
	if _, err := decodePositionLoad(request[1:]); !errors.As(err, &wrong) {
		t.Errorf("half a request: %v, want a syntax error", err)
	}
}
