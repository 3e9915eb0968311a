//go:build cgo && unix

package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestClosedStandardOutputIsAFailure(t *testing.T) {
	shell := func(redirection string) (code int, stderr string) {
		inner := program(t, "planets", "--lat", "1", "--lon", "2")
		cmd := exec.Command("sh", append([]string{"-c", `exec "$0" "$@" ` + redirection}, inner.Args...)...)
		cmd.Env = inner.Env
		var text strings.Builder
		cmd.Stderr = &text
		cmd.Run()
		return cmd.ProcessState.ExitCode(), text.String()
	}
	if code, stderr := shell(">&-"); code != 1 || !strings.Contains(stderr, "standard output is closed") {
		t.Errorf("with a closed standard output: exit code %d, %q", code, stderr)
	}
	// As daemons and Python's subprocess.DEVNULL open it.
	if code, stderr := shell("1<>/dev/null"); code != 0 || stderr != "" {
		t.Errorf("with /dev/null: exit code %d, %q", code, stderr)
	}
}
