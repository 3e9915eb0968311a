// Vet is "go vet" for systems that are not here. The go command first compiles, for each of
// them, everything that the program is built from, minutes each; Vet reads it all from source
// instead. GOOS, CGO_ENABLED and GOFLAGS choose what is looked at, as for the go command.
package main

import (
	"golang.org/x/tools/go/analysis/multichecker"
	"golang.org/x/tools/go/analysis/suite/vet"
)

func main() { multichecker.Main(vet.Suite...) }
