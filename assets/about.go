package assets

// The names of the program. FyneApp.toml holds them for the packaging tool; a test
// keeps the two equal.
const (
	Name    = "Perihelion"
	ID      = "io.github.perihelion"
	Version = "0.1.0"
)
