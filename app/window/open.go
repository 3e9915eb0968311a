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
	"perihelion/app/window/crash"
	"perihelion/app/window/loop"
	"perihelion/app/window/planets"
	"perihelion/assets"
)

// Open shows the window until it is closed or the context ends, on a plan, a run
// or a picture if a file is named. The error is one sentence or more on why no window can be
// shown, and the remedy; or why the file cannot be opened, where somebody reads
// standard error: else the window shows that.
func Open(ctx context.Context, file string) error {
	var found content
	var unreadable error
	if file != "" {
		if found, unreadable = read(file); unreadable != nil && seen() {
			return unreadable
		}
	}
	return withApp(func(app fyne.App, folder string) error {
		w, err := open(app, openSettings())
		if err != nil {
			return err
		}
		w.folder = folder
		ended := context.AfterFunc(ctx, func() { loop.Do(w.close) })
		defer ended()
		if file != "" {
			w.begin = func() { w.openContent(file, found, unreadable) }
		}
		app.Lifecycle().SetOnStarted(w.start)
		app.Run()
		return nil
	})
}

// withApp calls f with all that a window needs, and a folder for files that outlive a
// crash.
func withApp(f func(app fyne.App, folder string) error) error {
	go planets.Prepare()
	if err := reachDisplay(os.Getenv, os.Setenv); err != nil {
		return err
	}
	if notice := makeFolders(); notice != "" {
		fmt.Fprintln(os.Stderr, "perihelion:", notice)
	}
	folder := crashFolder()
	var recorder *crash.Recorder
	if folder != "" {
		var err error
		if recorder, err = crash.Begin(folder); err != nil {
			fmt.Fprintln(os.Stderr, "perihelion:", err)
		}
	}
	err := f(newApp(), folder)
	recorder.End() // not deferred: after a panic the report is needed
	return err
}

func newApp() fyne.App {
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: assets.ID, Name: assets.Name, Version: assets.Version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	return fyneapp.NewWithID(assets.ID)
}

// openingLimit is far longer than any machine takes to show a window. A longer wait
// is for a display that will not answer.
const openingLimit = 30 * time.Second

// openingFailed is the reason why no window opens, with the remedy.
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
