package child

import (
	"os"
	"time"
)

// Times are the times of a process from its start to its end, with the children that it
// waited for, as the time command prints them.
type Times struct {
	Wall time.Duration `json:"wall"`
	User time.Duration `json:"user"`
	Sys  time.Duration `json:"sys"`
}

// TimesOf returns the times of a process from its state after its end and its elapsed
// time.
func TimesOf(state *os.ProcessState, wall time.Duration) Times {
	return Times{Wall: wall, User: state.UserTime(), Sys: state.SystemTime()}
}

// Times returns the times of the process; they are zero before its end, see Done.
func (p *Process) Times() Times {
	select {
	case <-p.done:
	default:
		return Times{}
	}
	if p.state == nil {
		return Times{} // waiting for it failed
	}
	return TimesOf(p.state, p.took)
}
