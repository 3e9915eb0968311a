// Perihelion shows where the planets stand and measures how fast servers answer
// that question. Without arguments it opens its window; with a subcommand it
// runs without one.
package main

import (
	"os"

	"perihelion/app/command"
	"perihelion/bench"
	"perihelion/bench/child"
)

func main() {
	child.Dispatch(bench.Roles())
	if !openAtStart() {
		os.Stdout = closedFile()
	}
	os.Exit(command.Main(os.Args[1:], programWindow()))
}
