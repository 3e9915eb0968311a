package bench

import (
	"runtime"
	"strings"

	"github.com/shirou/gopsutil/v4/cpu"
	"github.com/shirou/gopsutil/v4/mem"

	"perihelion/assets"
)

// Environment is the machine that a run was made on, and what ran there. A part
// that the system does not tell is empty.
type Environment struct {
	OS         string `json:"os"`
	Arch       string `json:"arch"`
	CPU        string `json:"cpu"`    // model
	Cores      int    `json:"cores"`  // that this program may use, shared by server and generator
	Memory     uint64 `json:"memory"` // bytes
	Go         string `json:"go"`
	Perihelion string `json:"perihelion"`       // version of this program
	Python     string `json:"python,omitempty"` // what Python's configurations ran under: versions and path
}

// ThisMachine reads the environment of this process.
func ThisMachine() Environment {
	e := Environment{
		OS:   runtime.GOOS,
		Arch: runtime.GOARCH,
		// A quota on the process lowers GOMAXPROCS, an affinity NumCPU.
		Cores: min(runtime.NumCPU(), runtime.GOMAXPROCS(0)),
		Go:    runtime.Version(),

		Perihelion: assets.Version,
	}
	if models, err := cpu.Info(); err == nil && len(models) > 0 {
		e.CPU = strings.Join(strings.Fields(models[0].ModelName), " ")
	}
	if memory, err := mem.VirtualMemory(); err == nil {
		e.Memory = memory.Total
	}
	return e
}
