package ephem

import (
	"strings"

	"perihelion/assets/field"
)

// Body is one of the ten bodies for which this package computes positions.
type Body uint8

// The bodies, in the order in which tables show them.
const (
	Sun Body = iota
	Moon
	Mercury
	Venus
	Mars
	Jupiter
	Saturn
	Uranus
	Neptune
	Pluto
)

const bodies = 10

var names = [bodies]string{
	"Sun", "Moon", "Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto",
}

var keys = [bodies]string{
	"sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto",
}

// Bodies returns all ten bodies in the order in which tables show them.
func Bodies() []Body {
	all := make([]Body, bodies)
	for i := range all {
		all[i] = Body(i)
	}
	return all
}

// String returns the English name, as in "Mars".
func (b Body) String() string {
	if b >= bodies {
		return "no body"
	}
	return names[b]
}

// Key returns the name as it stands in URLs, flags and JSON, as in "mars".
func (b Body) Key() string {
	if b >= bodies {
		return ""
	}
	return keys[b]
}

// ParseBody finds a body by its English name in any mixture of cases, with or
// without blanks around it. The error is a *field.Error of the field "name".
func ParseBody(name string) (Body, error) {
	key := strings.ToLower(strings.TrimSpace(name))
	for i, k := range keys {
		if k == key {
			return Body(i), nil
		}
	}
	return 0, field.Errorf("name", "there is no body called “%s”; write one of %s or %s",
		clip(strings.TrimSpace(name)), strings.Join(keys[:bodies-1], ", "), keys[bodies-1])
}

// clip keeps a message readable when the input is very long.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// Radius returns the equatorial radius in kilometres, 0 for no body: that of the IAU
// (Archinal et al. 2018), the Sun's the nominal one.
func (b Body) Radius() float64 {
	if b >= bodies {
		return 0
	}
	return radius[b]
}
