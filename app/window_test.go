package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
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
	folder string // for the files it saves
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
func openWindow(t *testing.T, env ...string) *realWindow {
	t.Helper()
	return openWindowIn(t, t.TempDir(), env...)
}

// openWindowIn does so with the settings in a folder.
func openWindowIn(t *testing.T, config string, env ...string) *realWindow {
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
	w := &realWindow{t: t, config: config, folder: t.TempDir()}
	w.cmd = exec.Command(binary)
	w.cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+w.config, "HOME="+w.folder, "LANG=en_US.UTF-8", "FYNE_THEME=light")
	w.cmd.Env = append(w.cmd.Env, env...)
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
	w.do("windowactivate", "--sync", w.id)
	eventually(t, "the window is painted", func() bool { return brightness(w.seen()) > 0.3 })
	time.Sleep(time.Second) // and the work right after
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

// sized brings the window to a size. xdotool's --sync waits in vain for a size that
// the window has already.
func (w *realWindow) sized(width, height int) {
	w.t.Helper()
	w.do("windowsize", w.id, strconv.Itoa(width), strconv.Itoa(height))
	eventually(w.t, "the window is resized", func() bool {
		got, h := w.size()
		return got == width && h == height
	})
	time.Sleep(500 * time.Millisecond)
}

func (w *realWindow) size() (width, height int) {
	out, _ := exec.Command("xdotool", "getwindowgeometry", "--shell", w.id).Output()
	for _, line := range strings.Split(string(out), "\n") {
		if v, ok := strings.CutPrefix(line, "WIDTH="); ok {
			width, _ = strconv.Atoi(v)
		}
		if v, ok := strings.CutPrefix(line, "HEIGHT="); ok {
			height, _ = strconv.Atoi(v)
		}
	}
	return width, height
}

// seen returns the picture in the window.
func (w *realWindow) seen() image.Image {
	w.t.Helper()
	out, err := exec.Command("import", "-window", w.id, "png:-").Output()
	if err != nil {
		w.t.Fatalf("import: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		w.t.Fatal(err)
	}
	return img
}

// alike fails the test unless two pictures are the same from a height on.
func alike(t *testing.T, what string, a, b image.Image, top int) {
	t.Helper()
	area := a.Bounds()
	area.Min.Y = top
	if n := differing(a, b, area); n > 0 {
		t.Errorf("%s: %d pixels differ", what, n)
	}
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
	placeX, placeY = 130, 95
	clockX, clockY = 190, 278
	runX, runY     = 116, 745
	stopX, stopY   = 252, 745
)

// Fyne drops objects that it has not painted for a while, here for ten seconds. With a
// time shorter than the start of the program it drops the window itself, because that
// time runs from the start. Objects that come back into sight are complete.
func TestWindowComesBack(t *testing.T) {
	w := openWindow(t, "FYNE_CACHE=10s")
	w.click(clockX, clockY) // stops the clock: nothing moves any more
	w.write("22:00:00")
	w.key("Return", "Tab", "Tab", "Tab")
	time.Sleep(2 * time.Second)
	w.picture("planets-before")
	planets := w.seen()
	w.key("alt+2")
	time.Sleep(5 * time.Second) // until Python was looked for, on a busy machine too
	w.picture("benchmark-before")
	benchmark := w.seen()
	unseen := func() {
		// Fyne looks for objects to drop when it paints, at most every ten seconds.
		for i := range 46 {
			w.do("mousemove", "--window", w.id, strconv.Itoa(500+40*(i%2)), "30")
			time.Sleep(500 * time.Millisecond)
		}
	}
	unseen()
	w.key("alt+1")
	time.Sleep(2 * time.Second)
	w.picture("planets-back")
	const belowTheFields = 500 // the keyboard is in one of them, and its cursor blinks
	alike(t, "the Planets tab", planets, w.seen(), belowTheFields)
	unseen()
	w.key("alt+2")
	time.Sleep(time.Second)
	w.picture("benchmark-back")
	const belowTheTabs = 50 // over which the pointer is
	alike(t, "the Benchmark tab", benchmark, w.seen(), belowTheTabs)
}

// Every dialog opens, every button of it can be pressed, and Escape leaves it. The
// size of the window is remembered.
func TestWindowDialogs(t *testing.T) {
	w := openWindow(t)
	alone := w.seen()
	dialog := func(what string) {
		t.Helper()
		time.Sleep(600 * time.Millisecond)
		w.picture("dialog-" + what)
		if a, b := brightness(alone), brightness(w.seen()); b > 0.95*a {
			t.Errorf("%s: no dialog is shown: brightness %.3f, before %.3f", what, b, a)
		}
	}
	gone := func(what string) {
		t.Helper()
		time.Sleep(600 * time.Millisecond)
		if a, b := brightness(alone), brightness(w.seen()); b < 0.97*a {
			w.picture("dialog-stays-" + what)
			t.Errorf("%s leaves the dialog open: brightness %.3f, before %.3f", what, b, a)
		}
	}
	const browseX, cancelX, saveX = 862, 858, 762
	for _, open := range []struct {
		what           string
		x, y           int
		browseY, footY int // of the buttons: the export has a choice of columns
	}{{"save", 1190, 72, 340, 532}, {"export", 1228, 786, 394, 478}} {
		w.click(open.x, open.y)
		dialog(open.what)
		w.click(browseX, open.browseY)
		dialog(open.what + "-browse")
		w.key("Escape") // the folders
		dialog(open.what + "-again")
		w.click(400, 700) // beside it
		w.key("Escape")
		gone("Escape after " + open.what)
		w.click(open.x, open.y)
		w.click(cancelX, open.footY)
		gone("Cancel of " + open.what)
		w.click(open.x, open.y)
		w.click(saveX, open.footY)
		gone("Save of " + open.what)
	}
	if files, _ := filepath.Glob(filepath.Join(w.folder, "perihelion-planets-*-greenwich.*")); len(files) != 2 {
		t.Errorf("saved %v", files)
	}
	for _, leave := range []func(){
		func() { w.key("Escape") }, func() { w.key("Return") }, func() { w.click(640, 380); w.key("Escape") }, func() { w.click(100, 760) },
	} {
		w.click(1258, 22)
		time.Sleep(400 * time.Millisecond)
		w.key("Down", "Down", "Down", "Down", "Down", "Return") // from the theme worn to About
		dialog("about")
		leave()
		gone("About")
	}
	w.sized(900, 610)
	w.key("ctrl+q")
	w.cmd.Wait()
	again := openWindowIn(t, w.config)
	if width, height := again.size(); width != 900 || height != 610 {
		t.Errorf("the next start is %d × %d, want 900 × 610", width, height)
	}
}

// brightness is the mean of a picture's pixels, 0 to 1.
func brightness(img image.Image) float64 {
	sum, n := 0.0, 0
	for y := 0; y < img.Bounds().Dy(); y += 2 {
		for x := 0; x < img.Bounds().Dx(); x += 2 {
			r, g, b, _ := img.At(x, y).RGBA()
			sum += float64(r+g+b) / (3 * 0xffff)
			n++
		}
	}
	return sum / float64(n)
}

func TestWindowPlanets(t *testing.T) {
	w := openWindow(t)
	place := func(typed string) {
		w.click(placeX, placeY)
		w.write(typed)
		w.key("Return")
	}
	at := func() string { return w.remembered("planets.latitude") + " " + w.remembered("planets.longitude") }
	place("-39,754; 145 3 3,6 E")
	eventually(t, "the coordinates are remembered", func() bool { return at() == "-39.754 145.051" })
	w.picture("planets-typed")

	place("nowhere at all")
	w.picture("planets-wrong")
	time.Sleep(time.Second)
	if got := at(); got != "-39.754 145.051" {
		t.Errorf("after “nowhere at all” %q is remembered, want the last good place", got)
	}
	place("Wien")
	eventually(t, "the town is remembered", func() bool { return w.remembered("planets.place") == "Vienna, Austria" })
	w.saveChart("sky")
	w.leaves(image.Rect(780, 150, 1200, 260))
}

// leaves fails the test unless what the pointer shows in an area goes when the pointer jumps
// out of the window.
func (w *realWindow) leaves(area image.Rectangle) {
	w.t.Helper()
	middle := area.Min.Add(area.Max).Div(2)
	w.do("mousemove", "1399", "899")
	time.Sleep(500 * time.Millisecond)
	without := w.seen()
	w.do("mousemove", "--window", w.id, strconv.Itoa(middle.X), strconv.Itoa(middle.Y))
	var shown int
	eventually(w.t, "the pointer shows something", func() bool {
		shown = differing(without, w.seen(), area)
		return shown > 500
	})
	w.do("mousemove", "1399", "899")
	eventually(w.t, "what the pointer showed is gone", func() bool { return differing(without, w.seen(), area) < shown/4 })
}

// differing counts the pixels of an area that differ in two pictures.
func differing(a, b image.Image, area image.Rectangle) int {
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
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
	// The first run is planned for about 20 s. Between two repeats no child runs for an instant.
	within(t, 90*time.Second, "the run ends", func() bool {
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
	time.Sleep(time.Second)
	w.picture("dialog-quit")
	w.key("Tab", "space") // from Keep running to Stop and quit
	ended := make(chan error, 1)
	go func() { ended <- w.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Errorf("after Ctrl+Q: %v, want exit code 0", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("Ctrl+Q and Stop and quit did not end the program within 20 s")
	}
	eventually(t, "every process ends", func() bool { return len(alive(below)) == 0 })
}

// A window that crashed is followed by one that offers the report of it.
func TestWindowReportsACrash(t *testing.T) {
	cache := t.TempDir()
	w := openWindow(t, "XDG_CACHE_HOME="+cache)
	w.key("alt+2")
	w.cmd.Process.Signal(syscall.SIGABRT)
	w.cmd.Wait()
	w.stderr.b.Reset() // of a crash the runtime writes there too
	again := openWindow(t, "XDG_CACHE_HOME="+cache)
	var reports []string
	eventually(t, "the report is made", func() bool {
		reports, _ = filepath.Glob(filepath.Join(cache, "perihelion", "crash-*.txt"))
		return len(reports) == 1
	})
	text, err := os.ReadFile(reports[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Perihelion ", "SIGABRT", "tab Benchmark", "window.Open", "goroutine 1 "} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the report has no %q:\n%s", want, text)
		}
	}
	eventually(t, "the report is shown", func() bool { return brightness(again.seen()) < 0.85 })
	again.key("Escape")
	eventually(t, "Escape takes the report away", func() bool { return brightness(again.seen()) > 0.9 })
}
