package main

import (
	"encoding/json"
	"errors"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// realWindow is the program in a real window, driven from outside with a
// keyboard and a mouse.
type realWindow struct {
	t      *testing.T
	cmd    *exec.Cmd
	id     string // of the window
	config string // the folder of its settings
	folder string // for what it saves
	stderr lockedBuilder
}

type lockedBuilder struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedBuilder) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuilder) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// openWindow starts the program that PERIHELION_BINARY names: the one with the
// OpenGL driver, which this test binary may lack.
func openWindow(t *testing.T) *realWindow {
	t.Helper()
	binary := os.Getenv("PERIHELION_BINARY")
	if binary == "" || os.Getenv("DISPLAY") == "" {
		t.Skip("needs a display and PERIHELION_BINARY; make test gives both")
	}
	for _, tool := range []string{"xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s; make test installs it", tool)
		}
	}
	w := &realWindow{t: t, config: t.TempDir(), folder: t.TempDir()}
	w.cmd = exec.Command(binary)
	w.cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+w.config, "HOME="+w.folder, "LANG=en_US.UTF-8", "FYNE_THEME=light")
	w.cmd.Stderr = &w.stderr
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.cmd.Process.Kill()
		w.cmd.Wait()
		if text := w.stderr.String(); strings.Contains(text, "Error in Fyne call thread") || strings.Contains(text, "panic") {
			t.Errorf("the program said:\n%s", text)
		}
	})
	eventually(t, "the window opens", func() bool {
		w.id = windowOf(w.cmd.Process.Pid, os.Getenv("DISPLAY"))
		return w.id != ""
	})
	w.do("windowsize", "--sync", w.id, "1280", "800")
	w.do("windowactivate", "--sync", w.id)
	time.Sleep(time.Second) // the first paint has no event to wait for
	return w
}

// windowOf is the visible window of a process on a display; "" while there is none.
func windowOf(pid int, display string) string {
	cmd := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(pid), "--name", "^Perihelion$")
	cmd.Env = append(os.Environ(), "DISPLAY="+display)
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	id, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return id
}

func (w *realWindow) do(args ...string) {
	w.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		w.t.Fatalf("xdotool %v: %v: %s", args, err, out)
	}
}

func (w *realWindow) key(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		w.do("key", k)
		time.Sleep(100 * time.Millisecond)
	}
}

func (w *realWindow) write(text string) {
	w.t.Helper()
	w.key("ctrl+a")
	w.do("type", "--delay", "30", "--", text)
	time.Sleep(200 * time.Millisecond)
}

func (w *realWindow) click(x, y int) {
	w.t.Helper()
	w.do("mousemove", "--window", w.id, strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	time.Sleep(200 * time.Millisecond)
}

// picture leaves a PNG of the window beside the other pictures of the build.
func (w *realWindow) picture(name string) {
	w.t.Helper()
	dir := filepath.Join("..", "out", "window-test")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		w.t.Fatal(err)
	}
	if out, err := exec.Command("import", "-window", w.id, filepath.Join(dir, name+".png")).CombinedOutput(); err != nil {
		w.t.Fatalf("import: %v: %s", err, out)
	}
}

// remembered reads a setting that the program has stored.
func (w *realWindow) remembered(name string) string {
	text, err := os.ReadFile(filepath.Join(w.config, "perihelion", "settings.json"))
	if err != nil {
		return ""
	}
	var all map[string]any
	if json.Unmarshal(text, &all) != nil {
		return ""
	}
	value, _ := all[name].(string)
	return value
}

// saveChart presses the button, writes a name without its ending and a folder,
// and confirms with Return.
func (w *realWindow) saveChart(name string) {
	w.t.Helper()
	w.click(1190, 72)
	w.write(name)
	w.key("Tab")
	w.write(w.folder)
	w.picture("save-" + name)
	w.key("Return")
	path := filepath.Join(w.folder, name+".png")
	eventually(w.t, path+" is a PNG of 1600 × 1000 pixels", func() bool {
		f, err := os.Open(path)
		if err != nil {
			return false
		}
		defer f.Close()
		config, err := png.DecodeConfig(f)
		return err == nil && config.Width == 1600 && config.Height == 1000
	})
}

const (
	latitudeX, latitudeY   = 190, 131
	longitudeX, longitudeY = 190, 185
	runX, runY             = 116, 745
	stopX, stopY           = 252, 745
)

func TestWindowPlanets(t *testing.T) {
	w := openWindow(t)
	w.click(latitudeX, latitudeY)
	w.write("-39,754")
	w.click(longitudeX, longitudeY)
	w.write("145 3 3.6 E")
	w.key("Return")
	eventually(t, "the place is remembered", func() bool {
		return w.remembered("planets.latitude") == "-39,754" && w.remembered("planets.longitude") == "145 3 3.6 E"
	})
	w.picture("planets-typed")

	w.click(latitudeX, latitudeY)
	w.write("north")
	w.key("Return")
	w.picture("planets-wrong")
	time.Sleep(time.Second)
	if got := w.remembered("planets.latitude"); got != "-39,754" {
		t.Errorf("after a latitude of “north” the remembered one is %q, want the last good one", got)
	}
	w.click(latitudeX, latitudeY)
	w.write("-39.754")
	w.key("Return")
	eventually(t, "the new latitude is remembered", func() bool { return w.remembered("planets.latitude") == "-39.754" })
	w.saveChart("sky")
}

func TestWindowBenchmark(t *testing.T) {
	w := openWindow(t)
	pid := int32(w.cmd.Process.Pid)
	w.key("alt+2")
	w.picture("benchmark-empty")

	w.click(runX, runY)
	eventually(t, "a server and a load run", func() bool { return len(descendants(pid)) >= 2 })
	w.picture("benchmark-running")
	w.click(stopX, stopY)
	eventually(t, "Stop ends every process", func() bool { return len(descendants(pid)) == 0 })
	w.picture("benchmark-stopped")

	w.click(runX, runY)
	eventually(t, "a run starts again", func() bool { return len(descendants(pid)) >= 1 })
	// Between two repeats no child runs for an instant.
	eventually(t, "the run ends", func() bool {
		for range 15 {
			if len(descendants(pid)) > 0 {
				return false
			}
			time.Sleep(100 * time.Millisecond)
		}
		return true
	})
	w.picture("benchmark-full")
	w.saveChart("bars")
}

func TestWindowKilledInARunLeavesNothing(t *testing.T) {
	w := openWindow(t)
	pid := int32(w.cmd.Process.Pid)
	w.key("alt+2")
	w.click(runX, runY)
	eventually(t, "a server and a load run", func() bool { return len(descendants(pid)) >= 2 })
	below := descendants(pid)
	w.cmd.Process.Kill()
	w.cmd.Wait()
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
}

func TestWindowClosedInARunStopsItAndLeaves(t *testing.T) {
	w := openWindow(t)
	pid := int32(w.cmd.Process.Pid)
	w.key("alt+2")
	w.click(runX, runY)
	eventually(t, "a server and a load run", func() bool { return len(descendants(pid)) >= 2 })
	below := descendants(pid)
	w.key("ctrl+q")
	ended := make(chan error, 1)
	go func() { ended <- w.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Errorf("after Ctrl+Q: %v, want exit code 0", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("Ctrl+Q did not end the program within 20 s")
	}
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
}
