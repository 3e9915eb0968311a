package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine describes the computer of a run.
type machine struct {
	cpu    string
	cores  int
	system string
	pin    []string // taskset and its arguments; empty where there is none
}

func thisMachine() machine {
	m := machine{cpu: runtime.GOARCH, cores: runtime.NumCPU(), system: runtime.GOOS}
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if model := value(string(info), "model name"); model != "" {
			m.cpu = model
		}
	}
	tool, err := exec.LookPath("taskset")
	if err != nil {
		return m
	}
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if core := lastCore(value(string(status), "Cpus_allowed_list")); core != "" {
			m.pin = []string{tool, "-c", core}
		}
	}
	return m
}

// value finds the first line "key: value" of a file under /proc.
func value(file, key string) string {
	for line := range strings.Lines(file) {
		if k, v, found := strings.Cut(line, ":"); found && strings.TrimSpace(k) == key {
			return strings.Join(strings.Fields(v), " ")
		}
	}
	return ""
}

// lastCore takes the last of a list such as 0-3,6: the first is where most
// systems take their interrupts.
func lastCore(list string) string {
	return list[strings.LastIndexAny(list, ",-")+1:]
}

func (m machine) String() string {
	pinned := "the system chose the core"
	if len(m.pin) > 0 {
		pinned = "everybody on core " + m.pin[len(m.pin)-1]
	}
	return fmt.Sprintf("%s, %d cores, %s; %s", m.cpu, m.cores, m.system, pinned)
}
