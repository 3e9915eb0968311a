package command

import "github.com/spf13/pflag"

// formats are the ways in which a command writes its result, the default first. The flag,
// its help and its completion follow from the list.
type formats[W any] []format[W]

type format[W any] struct {
	name  string // as typed after --format
	write W
}

// define adds --format.
func (f formats[W]) define(flags *pflag.FlagSet, value *string) {
	var names []string
	for _, one := range f {
		names = append(names, one.name)
	}
	formatFlag(flags, value, names...)
}

// named returns how the format of that name is written.
func (f formats[W]) named(name string) W {
	for _, one := range f {
		if one.name == name {
			return one.write
		}
	}
	return f[0].write
}
