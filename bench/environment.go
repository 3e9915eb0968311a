package bench

import "perihelion/bench/machine"

// Environment is the machine that a run was made on, and what ran there.
type Environment = machine.Environment

// ThisMachine reads the environment of this process.
func ThisMachine() Environment { return machine.This() }
