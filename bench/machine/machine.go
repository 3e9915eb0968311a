// Package machine describes the machine that something was measured on, as results
// keep it.
package machine

import (
	"runtime"
	"strings"

	"github.com/shirou/gopsutil/v4/cpu"
	"github.com/shirou/gopsutil/v4/host"
	"github.com/shirou/gopsutil/v4/mem"

	"perihelion/assets"
	"perihelion/bench/figure"
)

// Environment is the machine that a run was made on, and what ran there. A part
// that the system does not report is empty.
type Environment struct {
	OS         string `json:"os"`
	Kernel     string `json:"kernel,omitempty"` // version
	Arch       string `json:"arch"`
	CPU        string `json:"cpu"`    // model
	Cores      int    `json:"cores"`  // that this program may use, shared by server and generator
	Memory     uint64 `json:"memory"` // bytes
	Go         string `json:"go"`
	Perihelion string `json:"perihelion"`       // version of this program
	Python     string `json:"python,omitempty"` // what Python's configurations ran under: versions and path

	// Libraries are the versions of Python and of the modules that its configurations
	// used, by name: "3.11.2" of "Python", "3.8.4" of "aiohttp".
	Libraries map[string]string `json:"libraries,omitempty"`
}

// This reads the environment of this process.
func This() Environment {
	e := Environment{
		OS:   runtime.GOOS,
		Arch: runtime.GOARCH,
		// A quota on the process lowers GOMAXPROCS, an affinity NumCPU.
		Cores: min(runtime.NumCPU(), runtime.GOMAXPROCS(0)),
		Go:    runtime.Version(),

		Perihelion: assets.Version,
	}
	e.CPU = Processor()
	if kernel, err := host.KernelVersion(); err == nil {
		e.Kernel = kernel
	}
	if memory, err := mem.VirtualMemory(); err == nil {
		e.Memory = memory.Total
	}
	return e
}

// Processor is the model of the processor, "" where the system does not report it.
func Processor() string {
	models, err := cpu.Info()
	if err != nil || len(models) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(models[0].ModelName), " ")
}

// String is the machine in a line: "perihelion v1.2.3 on linux/amd64, Example 3000,
// 4 cores".
func (e Environment) String() string {
	parts := []string{"perihelion " + e.Perihelion + " on " + e.OS + "/" + e.Arch}
	if e.CPU != "" {
		parts = append(parts, e.CPU)
	}
	return strings.Join(append(parts, figure.Plural(e.Cores, "core")), ", ")
}
