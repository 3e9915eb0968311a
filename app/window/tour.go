package window

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"perihelion/app/window/loop"
	"perihelion/app/window/settings"
	"perihelion/bench/file"
	"perihelion/bench/picture"
	"perihelion/bench/report"
)

// Tour opens the window in its first state and lets it do its main job by
// itself; see (*Window).Tour.
func Tour(ctx context.Context, dir string, out io.Writer) error {
	return withApp(func(app fyne.App, _ string) error {
		w, err := open(app, &settings.Settings{})
		if err != nil {
			return err
		}
		return w.Tour(ctx, dir, out)
	})
}

// Tour runs the window, which is shown already: it computes the planets, runs the
// benchmark as its Run button does, saves both charts and a picture of each tab in
// dir, writes the two result tables to out, and closes. It blocks the goroutine of
// the user interface and ends early, with an error, when the context does.
func (w *Window) Tour(ctx context.Context, dir string, out io.Writer) error {
	ended := make(chan error, 1)
	w.app.Lifecycle().SetOnStarted(func() {
		w.start()
		go func() {
			ended <- w.guide(ctx, dir, out)
			loop.Do(w.close)
		}()
	})
	w.app.Run()
	select {
	case err := <-ended:
		return err
	default:
		return errors.New("the window was closed before the tour ended")
	}
}

// guide goes through the tabs, on a goroutine of its own.
func (w *Window) guide(ctx context.Context, dir string, out io.Writer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the tour failed: %v\n%s", r, debug.Stack())
		}
	}()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := w.tourPlanets(ctx, dir, out); err != nil {
		return fmt.Errorf("planets: %w", err)
	}
	if err := w.tourBenchmark(ctx, dir, out); err != nil {
		return fmt.Errorf("benchmark: %w", err)
	}
	return nil
}

func (w *Window) tourPlanets(ctx context.Context, dir string, out io.Writer) error {
	onUI(func() { w.bar.SetIndex(planetsTab) })
	if err := until(ctx, 100*time.Millisecond, w.planets.Ready); err != nil {
		return err
	}
	if err := settle(ctx); err != nil {
		return err
	}
	var err error
	onUI(func() {
		document, ok := w.planets.Document()
		if !ok {
			err = errors.New("there is no answer")
			return
		}
		if err = document.WriteTable(out); err == nil {
			err = w.planets.SaveChart(filepath.Join(dir, "planets-chart.png"))
		}
	})
	if err != nil {
		return err
	}
	return w.picture(filepath.Join(dir, "planets.png"), w.planets.Note)
}

func (w *Window) tourBenchmark(ctx context.Context, dir string, out io.Writer) error {
	var err error
	onUI(func() {
		w.bar.SetIndex(benchmarkTab)
		err = w.benchmark.Run()
	})
	if err != nil {
		return err
	}
	if err := until(ctx, time.Second, func() bool { return !w.benchmark.Busy() }); err != nil {
		return err
	}
	if err := settle(ctx); err != nil {
		return err
	}
	onUI(func() {
		results, ok := w.benchmark.Results()
		if !ok {
			err = errors.New("the run left no results")
			return
		}
		fmt.Fprintln(out)
		if err = report.Table(out, results); err == nil {
			err = w.benchmark.SaveChart(filepath.Join(dir, "benchmark-chart.png"))
		}
	})
	if err != nil {
		return err
	}
	return w.picture(filepath.Join(dir, "benchmark.png"), w.benchmark.Note)
}

// picture writes the window as a PNG that carries the data of its tab.
func (w *Window) picture(path string, data func() (picture.Note, error)) error {
	return file.Replace(path, 0o666, func(to io.Writer) (err error) {
		onUI(func() {
			var note picture.Note
			if note, err = data(); err == nil {
				err = picture.Write(to, w.painted(), 72*float64(w.win.Canvas().Scale()), note)
			}
		})
		return err
	})
}

// painted is a picture of the window's content. It is painted once more, in
// software, because reading back the pixels of OpenGL from a virtual display gives
// black with some drivers.
func (w *Window) painted() image.Image {
	shown := w.win.Canvas()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(shown.Scale())
	c.SetContent(shown.Content())
	c.Resize(shown.Size())
	return c.Capture()
}

// onUI runs f on the goroutine of the user interface and waits for it.
func onUI(f func()) { loop.DoAndWait(f) }

// until waits until a condition holds, asked now and then on the goroutine of the user
// interface, or the context ends.
func until(ctx context.Context, pause time.Duration, holds func() bool) error {
	for {
		var done bool
		onUI(func() { done = holds() })
		if done {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// settle lets the window paint the latest changes.
func settle(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(600 * time.Millisecond):
		return nil
	}
}
