package command

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"perihelion/bench/figure"
)

// flagError translates the flag library's errors into the program's own words.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		return fmt.Errorf("there is no flag %.40s", name)
	case errors.As(err, &bare):
		return fmt.Errorf("--%s needs a value", bare.GetFlag().Name)
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return fmt.Errorf("--%s: “%.40s” is not possible; %s", flag.Name, invalid.GetValue(), whatToWrite(flag, invalid.GetValue(), invalid.Unwrap()))
	}
	return err
}

// whatToWrite describes the values that a flag accepts, in place of a wrong one.
func whatToWrite(flag *pflag.Flag, value string, cause error) string {
	switch flag.Value.Type() {
	case "bool":
		return fmt.Sprintf("write --%s=true or --%s=false", flag.Name, flag.Name)
	case "int", "int64":
		return "write a whole number, such as 4"
	case "uint64":
		return "write a whole number, 1 or more, such as 4" // a seed, of which 0 is none
	case "float64":
		return "write a number, such as 1.5"
	case "duration":
		if figure.Overflows(value) {
			return "it is longer than any time that this program can keep; write a shorter one"
		}
		return "write a number with its unit, such as 200us, 5ms or 30s"
	}
	return cause.Error()
}
