package window

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"perihelion/app/logfilter"
	"perihelion/assets"
)

// Open shows the window until it is closed or the context ends. The error is one
// sentence or more on why no window can be shown, and on what to do.
func Open(ctx context.Context) error {
	return withApp(func(app fyne.App) error {
		var w *Window
		if err := opening(func() { w = New(app) }); err != nil {
			return err
		}
		ended := context.AfterFunc(ctx, func() { fyne.Do(w.close) })
		defer ended()
		return w.ShowAndRun()
	})
}

// withApp makes what a window needs and has f use it.
func withApp(f func(fyne.App) error) error {
	if err := reachDisplay(os.Getenv, os.Setenv); err != nil {
		return err
	}
	if notice := makeFolders(); notice != "" {
		fmt.Fprintln(os.Stderr, "perihelion:", notice)
	}
	return f(newApp())
}

func newApp() fyne.App {
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: assets.ID, Name: assets.Name, Version: assets.Version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	return fyneapp.NewWithID(assets.ID)
}

// openingLimit is far longer than any machine takes to show a window; what takes
// longer waits for a display that will not answer.
const openingLimit = 30 * time.Second

// openingFailed is why no window opens, and what to do.
type openingFailed struct{ cause, remedy string }

func (f openingFailed) Error() string {
	return "the window cannot open: " + f.cause + ". " + f.remedy + " " + commandsRemain
}

// commandsRemain is the way out that is always there.
const commandsRemain = "The commands work without a window (perihelion --help)."

// opening runs a part of the opening of a window. Where GLFW or OpenGL fails, Fyne
// reports it and goes on, into a panic, a crash in the driver or a program without
// a window; so the report stops it here and becomes the error.
func opening(part func()) (err error) {
	slow := time.AfterFunc(openingLimit, func() {
		err := openingFailed{fmt.Sprintf("the display did not show it within %v", openingLimit), openingRemedy}
		fmt.Fprintln(os.Stderr, "perihelion:", err)
		ShowFailure(err)
		os.Exit(1)
	})
	defer slow.Stop()
	defer logfilter.Intercept(stopOpening)()
	defer func() {
		switch r := recover().(type) {
		case nil:
		case openingFailed:
			err = r
		default:
			panic(r)
		}
	}()
	part()
	return nil
}

// stopOpening stops the opening of a window at a report of which Fyne makes nothing.
func stopOpening(r logfilter.Report) bool {
	switch r.Reason {
	case "failed to initialise GLFW", "window creation error", "failed to initialise OpenGL":
		panic(openingFailed{strings.TrimSuffix(r.Cause, "."), openingRemedy})
	}
	return false
}
