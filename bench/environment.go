package bench

import "perihelion/bench/machine"

// Environment is the machine of a run with its software.
type Environment = machine.Environment

// ThisMachine reads the environment of this process.
func ThisMachine() Environment { return machine.This() }
