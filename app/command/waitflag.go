package command

import (
	"fmt"

	"github.com/spf13/pflag"

	"perihelion/bench/load"
)

// waitFlag defines the flag of the way in which the generator waits for answers.
func waitFlag(flags *pflag.FlagSet, w *load.Wait) {
	flags.Var((*wayToWait)(w), "wait", fmt.Sprintf("`way` in which the generator waits for answers: sleep; look for up to 25 µs before it sleeps (Linux, up to %d connections); or auto: look while that finds answers", load.MostLooking))
}

// wayToWait is the value of that flag.
type wayToWait load.Wait

func (w *wayToWait) Set(word string) error {
	way, err := load.ParseWait(word)
	if err == nil {
		*w = wayToWait(way)
	}
	return err
}

func (w *wayToWait) String() string { return load.Wait(*w).String() }
func (w *wayToWait) Type() string   { return "string" }
