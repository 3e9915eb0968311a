package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCommandsWriteNothingOfFynes: its packages are in the program, and report a
// locale that they cannot read before main runs.
func TestCommandsWriteNothingOfFynes(t *testing.T) {
	cmd := program(t, "planets", "--lat", "51", "--lon", "0", "mars")
	cmd.Env = append(cmd.Env, "LC_ALL=xx_!!!", "LANGUAGE=xx_!!!")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if stderr.Len() > 0 {
		t.Errorf("standard error holds %q", stderr.String())
	}
}

// noWindow runs the real program where it can open no window: it must end by itself,
// with the exit code 1 and one sentence of its own that holds a few words.
func noWindow(t *testing.T, words string, environment ...string) {
	t.Helper()
	for _, args := range [][]string{nil, {"tour", "--out", t.TempDir()}} {
		cmd := exec.Command(realProgram(t), args...)
		cmd.Env = append(bare(), "HOME="+t.TempDir())
		cmd.Env = append(cmd.Env, environment...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		hangs := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		hangs.Stop()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 1 {
			t.Errorf("%v %v ends with %v, want exit code 1", environment, args, err)
		}
		text := stderr.String()
		if !strings.HasPrefix(text, "perihelion: the window cannot open: ") || !strings.Contains(text, words) || strings.Count(text, "\n") != 1 {
			t.Errorf("%v %v writes %q, want one line with %q", environment, args, text, words)
		}
	}
}

// bare is the environment without the variables of a desktop session and a home.
func bare() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return strings.HasPrefix(name, "XDG_") || strings.HasPrefix(name, "WAYLAND_") || strings.HasPrefix(name, "FYNE_") ||
			name == "DISPLAY" || name == "HOME" || name == "DBUS_SESSION_BUS_ADDRESS"
	})
}

// realProgram is the one with the OpenGL driver, which this test binary may lack.
func realProgram(t *testing.T) string {
	t.Helper()
	binary := os.Getenv("PERIHELION_BINARY")
	if binary == "" {
		t.Skip("needs PERIHELION_BINARY; make test gives it")
	}
	return binary
}

func TestWindowWithoutADisplay(t *testing.T) {
	noWindow(t, "there is no display")
	noWindow(t, "no X server listens there", "DISPLAY=:54321")
	noWindow(t, "no compositor listens", "WAYLAND_DISPLAY=wayland-54321", "XDG_RUNTIME_DIR="+t.TempDir())
}

func TestWindowWithoutOpenGL(t *testing.T) {
	realProgram(t)
	noWindow(t, "GLX extension not found", "DISPLAY="+virtualDisplay(t, "-extension", "GLX"))
}

// TestWindowStartsWithoutAWord opens the window for a new user, without a session
// bus, in a locale that does not exist and beside a Wayland compositor that is gone.
func TestWindowStartsWithoutAWord(t *testing.T) {
	binary := realProgram(t)
	display := virtualDisplay(t)
	for name, environment := range map[string][]string{
		"new user": {"HOME=" + t.TempDir(), "LC_ALL=xx_!!!"},
		"no home":  {"TMPDIR=" + t.TempDir(), "WAYLAND_DISPLAY=wayland-54321"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(binary)
			cmd.Dir = t.TempDir()
			cmd.Env = append(bare(), "DISPLAY="+display, "XDG_SESSION_TYPE=wayland")
			cmd.Env = append(cmd.Env, environment...)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { cmd.Process.Kill() })
			eventually(t, "the window opens", func() bool { return windowOf(cmd.Process.Pid, display) != "" })
			time.Sleep(time.Second) // for reports from the background
			cmd.Process.Signal(os.Interrupt)
			if err := cmd.Wait(); err != nil {
				t.Errorf("after an interrupt: %v", err)
			}
			want := ""
			if name == "no home" {
				want = "perihelion: settings are not kept: "
			}
			if text := stderr.String(); !strings.HasPrefix(text, want) || strings.Count(text, "\n") != strings.Count(want, "perihelion") {
				t.Errorf("standard error holds %q, want a line that begins with %q, if any", text, want)
			}
			if left, _ := os.ReadDir(cmd.Dir); len(left) > 0 {
				t.Errorf("the current folder holds %v", left)
			}
		})
	}
}

// virtualDisplay starts an X server for the test and returns its name. Without -noreset
// the server resets each time the last program leaves, xdotool too, and drops programs
// that connect meanwhile.
func virtualDisplay(t *testing.T, args ...string) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"}, args...)...)
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Skipf("needs Xvfb; make test installs it: %v", err)
	}
	write.Close()
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}
