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

var (
	names = [moons]string{"Io", "Europa", "Ganymede", "Callisto"}
	// radii in km (Archinal et al., Celestial Mechanics and Dynamical Astronomy 130, 22, 2018).
	radii = [moons]float64{1821.49, 1560.8, 2631.2, 2410.3}
)

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

// Radius returns the mean radius in km, 0 for no moon.
func (m Moon) Radius() float64 {
	if m >= moons {
		return 0
	}
	return radii[m]
}
