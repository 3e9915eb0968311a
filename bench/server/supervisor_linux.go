package server

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// becomeSubreaper makes this process the parent of every descendant that loses its own.
func becomeSubreaper() { unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }

// signalOnParentDeath sends the program SIGTERM when the supervisor is killed.
func signalOnParentDeath(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGTERM }

// quietTime is the time without any descendant after which all of them have ended: a
// search may miss a process that was being started.
const quietTime = 5 * time.Millisecond

// killDescendants kills every descendant of this process, which must be the subreaper of
// the orphans among them. They may start others meanwhile: so each is stopped first,
// until a search finds no process that runs, and then all are killed. A chain in which
// each process starts the next and ends is caught, because a search takes less time than
// the life of one link.
//
// Two cases remain: a process of another user, as after sudo, cannot be killed; and
// a chain with links of less than some 100 µs may escape until killTime is over. Neither
// escapes a control group.
func killDescendants() {
	var alone time.Time // since when no descendant is left
	for deadline := time.Now().Add(killTime); time.Now().Before(deadline); {
		stopped := make(map[int]bool)
		for fresh := true; fresh && time.Now().Before(deadline); {
			fresh = false
			for _, pid := range descendantsHere() {
				if !stopped[pid] && syscall.Kill(pid, syscall.SIGSTOP) == nil {
					stopped[pid], fresh = true, true
				}
			}
		}
		for pid := range stopped {
			syscall.Kill(pid, syscall.SIGKILL)
		}
		reap()
		switch {
		case len(stopped) > 0:
			alone = time.Time{}
		case alone.IsZero():
			alone = time.Now()
		case time.Since(alone) > quietTime:
			return
		default:
			time.Sleep(quietTime / 10)
		}
	}
}

// reap removes ended children from the system's table.
func reap() {
	var status syscall.WaitStatus
	for {
		if pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil); pid <= 0 && err != syscall.EINTR {
			return
		}
	}
}

// descendantsHere returns the descendants of this process, the nearest first.
func descendantsHere() []int {
	self := os.Getpid()
	if _, err := os.Stat("/proc/thread-self/children"); err != nil {
		return descendantsOf(self) // a kernel without CONFIG_PROC_CHILDREN
	}
	all := childrenOf(self)
	for i := 0; i < len(all); i++ {
		all = append(all, childrenOf(all[i])...)
	}
	return all
}

// childrenOf returns the children of a process's threads, in some 10 µs a thread.
func childrenOf(pid int) (all []int) {
	tasks := "/proc/" + strconv.Itoa(pid) + "/task"
	entries, err := os.ReadDir(tasks)
	if err != nil {
		return nil // it has ended
	}
	for _, e := range entries {
		text, err := os.ReadFile(tasks + "/" + e.Name() + "/children")
		if err != nil {
			continue // so has the thread
		}
		for _, word := range strings.Fields(string(text)) {
			if child, err := strconv.Atoi(word); err == nil {
				all = append(all, child)
			}
		}
	}
	return all
}

// descendantsOf reads the parents of all processes, which takes milliseconds.
func descendantsOf(pid int) []int {
	children := make(map[int][]int)
	for _, p := range allProcesses() {
		stat, err := os.ReadFile("/proc/" + strconv.Itoa(p) + "/stat")
		if err != nil {
			continue
		}
		// The second field, a name in parentheses, may hold spaces.
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if len(fields) < 2 {
			continue
		}
		if parent, err := strconv.Atoi(string(fields[1])); err == nil {
			children[parent] = append(children[parent], p)
		}
	}
	all := children[pid]
	for i := 0; i < len(all); i++ {
		all = append(all, children[all[i]]...)
	}
	return all
}

// allProcesses returns the numbers of all processes.
func allProcesses() (all []int) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if pid, err := strconv.Atoi(e.Name()); err == nil {
			all = append(all, pid)
		}
	}
	return all
}

// killMarked kills the control group with a mark, and the processes with the mark in
// their environment, of any parent. A process that has emptied its environment is not
// found.
func killMarked(_ int, mark string) {
	if own := ownGroup(); own != "" {
		removeGroup(groupOf(own, mark))
	}
	variable := []byte(markVariable + "=" + mark)
	for deadline := time.Now().Add(killTime); time.Now().Before(deadline); {
		found := false
		for _, pid := range allProcesses() {
			environment, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/environ")
			if err == nil && bytes.Contains(environment, variable) {
				found = syscall.Kill(pid, syscall.SIGKILL) == nil || found
			}
		}
		if !found {
			return
		}
	}
}
