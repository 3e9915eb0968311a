package check

import (
	"errors"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/server/api"
)

const target = "/planets/mars?lat=-39.754&lon=145.051&elevation=0"

func TestPosition(t *testing.T) {
	c, err := New(Options{Position: Position{Target: target, Tolerance: api.Exact.Deg()}})
	if err != nil {
		t.Fatal(err)
	}
	path, query, _ := strings.Cut(target, "?")
	right := api.Answer("GET", path, query, time.Now()).Body
	if err := c.Body(right, nil); err != nil {
		t.Errorf("the right answer: %v", err)
	}
	old := api.Answer("GET", path, query, time.Now().Add(-time.Hour)).Body
	elsewhere := api.Answer("GET", path, strings.Replace(query, "145", "144", 1), time.Now()).Body
	for name, body := range map[string][]byte{"of an hour ago": old, "of another place": elsewhere, "none": []byte("ok")} {
		if err := c.Body(body, nil); err == nil {
			t.Errorf("the position %s was accepted", name)
		}
	}
}

func TestPositionIsValidated(t *testing.T) {
	for _, p := range []Position{{Target: "/healthz", Tolerance: 1}, {Target: target}, {Target: target, Tolerance: -1}, {Tolerance: 1}} {
		var wrong *field.Error
		if _, err := New(Options{Position: p}); !errors.As(err, &wrong) || wrong.Field != "check" {
			t.Errorf("%+v: %v, want an error of the field check", p, err)
		}
	}
	if (Options{Position: Position{Target: target, Tolerance: 1}}).Bodies() == false {
		t.Error("a position needs no body")
	}
}
