package child

import (
	"os"
	"time"
)

// Times is what a process took from its start to its end, with the children that
// it waited for: what the time command tells.
type Times struct {
	Wall time.Duration `json:"wall"`
	User time.Duration `json:"user"`
	Sys  time.Duration `json:"sys"`
}

// TimesOf adds to the state of a process that has ended how long it was there.
func TimesOf(state *os.ProcessState, wall time.Duration) Times {
	return Times{Wall: wall, User: state.UserTime(), Sys: state.SystemTime()}
}

// Times describes what the process took; nothing before it has ended, see Done.
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
