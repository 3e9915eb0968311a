package server

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// A control group (cgroup v2) holds a program and all its descendants, and the kernel
// kills all of them at once. It can be made where this process may write into its own
// group: as root, and where the system has delegated it, as systemd does for services of
// a user, but not for a login by ssh.
//
// No controller is switched on in the group, and no group is made below one with a
// controller: shares of the processor that are divided between groups would change the
// measurement.

const groupPrefix = "perihelion-"

// newGroup makes a group named after a mark and returns its folder, or "" where there
// can be none. It kills abandoned groups, whose supervisors were all killed.
func newGroup(mark string) string {
	own := ownGroup()
	if own == "" {
		return ""
	}
	if on, err := os.ReadFile(filepath.Join(own, "cgroup.subtree_control")); err != nil || len(bytes.TrimSpace(on)) > 0 {
		return ""
	}
	if unix.Access(filepath.Join(own, "cgroup.procs"), unix.W_OK) != nil {
		return ""
	}
	for _, path := range subgroups(own) {
		if name := filepath.Base(path); strings.HasPrefix(name, groupPrefix) && isOurs(path) {
			if lock, err := lockAlone(path); err == nil {
				removeGroup(path)
				lock.Close()
			}
		}
	}
	path := groupOf(own, mark)
	if os.Mkdir(path, 0o755) != nil {
		return ""
	}
	_, err := os.Stat(filepath.Join(path, "cgroup.kill")) // since Linux 5.14
	if err == nil {
		_, err = flock(path, unix.LOCK_SH) // until this process ends
	}
	if err != nil {
		os.Remove(path)
		return ""
	}
	return path
}

// groupOf is where the group with a mark is, or would be, below another.
func groupOf(own, mark string) string { return filepath.Join(own, groupPrefix+mark) }

// ownGroup is the folder of the group that this process is in, or "".
func ownGroup() string {
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "0::"); ok {
			if mount := groupMount(); mount != "" && !strings.HasPrefix(path, "/..") {
				return filepath.Join(mount, path)
			}
		}
	}
	return ""
}

// groupMount returns the mount point of the whole of cgroup v2 that this process can see,
// or "".
func groupMount() string {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		// 36 35 98:0 /root /mount options - type source options
		before, after, ok := strings.Cut(lines.Text(), " - ")
		fields := strings.Fields(before)
		if ok && strings.HasPrefix(after, "cgroup2 ") && len(fields) > 4 && fields[3] == "/" {
			return fields[4]
		}
	}
	return ""
}

// join starts a command in a group; this process holds a lock on the group until it ends.
func join(cmd *exec.Cmd, group string) {
	if group == "" {
		return
	}
	if fd, err := flock(group, unix.LOCK_SH); err == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{UseCgroupFD: true, CgroupFD: fd}
	}
}

// killGroup kills all processes in a group and below, and returns when they have ended,
// or after killTime.
func killGroup(path string) {
	if path == "" {
		return
	}
	if os.WriteFile(filepath.Join(path, "cgroup.kill"), []byte("1"), 0) != nil {
		return
	}
	for deadline := time.Now().Add(killTime); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		events, err := os.ReadFile(filepath.Join(path, "cgroup.events"))
		if err != nil || !bytes.Contains(events, []byte("populated 1")) {
			return
		}
	}
}

// removeGroup kills and removes a group, with the groups that the program has made below
// it.
func removeGroup(path string) {
	if path == "" {
		return
	}
	killGroup(path)
	for _, below := range subgroups(path) {
		removeGroup(below)
	}
	os.Remove(path)
}

func subgroups(path string) (all []string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() {
			all = append(all, filepath.Join(path, e.Name()))
		}
	}
	return all
}
