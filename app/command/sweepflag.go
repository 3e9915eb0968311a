package command

import (
	"fmt"
	"strconv"
	"strings"

	"perihelion/bench"
)

// sweepFlag is a list of numbers of connections, or the word default.
type sweepFlag []int

const ordinarySweep = "default"

func (s *sweepFlag) String() string {
	var parts []string
	for _, n := range *s {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ",")
}

func (s *sweepFlag) Set(text string) error {
	if text == ordinarySweep {
		*s = bench.DefaultSweep()
		return nil
	}
	*s = nil
	for part := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil {
			return fmt.Errorf("%q is not a number of connections; write numbers separated by commas, as in 1,2,4, or %s", part, ordinarySweep)
		}
		*s = append(*s, n)
	}
	return nil
}

func (s *sweepFlag) Type() string { return "numbers" }
