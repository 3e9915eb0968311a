package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// split assigns the cores of the machine.
type split struct {
	generators string   // core, or "" where the system chooses
	servers    string   // core
	pin        []string // the command in front of a generator's
	why        string   // where the system chooses: because
}

// splitCores keeps this program and its children, which are the servers, on one core,
// and returns the means to keep generators on another.
func splitCores(ctx context.Context) split {
	status, _ := os.ReadFile("/proc/self/status") // Linux only; elsewhere there are no cores to list
	cores := coreList(allowed(string(status)))
	if len(cores) < 2 {
		return split{why: "the system reports fewer than two cores"}
	}
	tool, err := exec.LookPath("taskset")
	if err != nil {
		return split{why: absence{"taskset", debian("util-linux")}.Error()}
	}
	s := split{servers: cores[len(cores)-2], generators: cores[len(cores)-1]}
	if said, err := exec.CommandContext(ctx, tool, "-a", "-c", "-p", s.servers, strconv.Itoa(os.Getpid())).CombinedOutput(); err != nil {
		return split{why: explain(err, string(said)).Error()}
	}
	s.pin = []string{tool, "-c", s.generators}
	return s
}

func (s split) String() string {
	if s.why != "" {
		return "generators and servers were not kept on cores of their own: " + s.why
	}
	return fmt.Sprintf("generators on core %s, servers on core %s", s.generators, s.servers)
}

// allowed finds the cores that a process may use in its status under /proc.
func allowed(status string) string {
	for line := range strings.Lines(status) {
		if list, found := strings.CutPrefix(line, "Cpus_allowed_list:"); found {
			return strings.TrimSpace(list)
		}
	}
	return ""
}

// coreList splits a list such as 0-3,6 into numbers. It is nil for any other text.
func coreList(list string) []string {
	var cores []string
	for part := range strings.SplitSeq(list, ",") {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return nil
		}
		for core := first; core <= last; core++ {
			cores = append(cores, strconv.Itoa(core))
		}
	}
	return cores
}
