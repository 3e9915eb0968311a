package jovian

import "strings"

// Moon is one of Jupiter's four great moons.
type Moon uint8

// The moons, from the inside.
const (
	Io Moon = iota
	Europa
	Ganymede
	Callisto
	moons // their number
)

var names = [moons]string{"Io", "Europa", "Ganymede", "Callisto"}

// Moons returns the four moons, from the inside.
func Moons() []Moon { return []Moon{Io, Europa, Ganymede, Callisto} }

// String returns the English name, as in "Io".
func (m Moon) String() string {
	if m >= moons {
		return "no moon"
	}
	return names[m]
}

// Key returns the name as it stands in JSON, as in "io".
func (m Moon) Key() string { return strings.ToLower(m.String()) }
