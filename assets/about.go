package assets

// What the program calls itself. FyneApp.toml says the same to the packaging
// tool; a test keeps the two together.
const (
	Name    = "Perihelion"
	ID      = "io.github.perihelion"
	Version = "0.1.0"
)
