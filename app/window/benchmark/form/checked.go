package form

import (
	"perihelion/bench"
	"perihelion/bench/clients"
)

// Checked is a form that was read: the plan that it asks for, and its problems.
type Checked struct {
	Values   Values
	Plan     bench.Plan   // where the target is servers
	Clients  clients.Plan // where it is Clients
	Problems Problems
}

// Check reads a form once, for everything that follows from it. For servers of the
// user's own it searches folders for programs, which may take a while.
func Check(v Values) Checked {
	c := Checked{Values: v}
	if v.Target == Clients {
		c.Clients, c.Problems = v.ClientPlan()
	} else {
		c.Plan, c.Problems = v.Plan()
	}
	return c
}

// Valid reports whether the form can be run.
func (c Checked) Valid() bool { return len(c.Problems) == 0 }
