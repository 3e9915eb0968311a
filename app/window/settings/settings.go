// Package settings keeps the state of the window from one start to the next,
// in one file that is always whole: Fyne's own preferences are written in place,
// so that a full disk or a second window can empty them.
//
// Settings are Fyne's preferences for the app that they are given to, see Attach:
// the tabs, the dialogs and Fyne itself keep their values here.
package settings

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Settings are values under names, of the types bool, float64, string and lists of
// them. They are safe for use by several goroutines.
//
// The zero value keeps nothing beyond the life of the program.
type Settings struct {
	path string // "" keeps nothing

	mu        sync.Mutex // guards all below
	values    map[string]any
	changed   map[string]bool // since the last write
	timer     *time.Timer     // runs while a write is due
	listeners []func()
	problem   error // why values are not kept, or were not found
	onProblem func(error)

	writing sync.Mutex // held while the file is written
}

// soon is how long a change waits for others before all are written: letters
// follow each other faster than a disk turns.
const soon = 200 * time.Millisecond

// File is where the settings are kept: beside the program's other files in the
// folder that the system has for settings.
func File() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "perihelion", "settings.json"), nil
}

// Open reads the settings from a file, or, where there is none, from the one that
// Fyne kept for former versions of the program. It always returns settings that
// can be used; Problem and OnProblem report a file that could not be read.
func Open(path string, former ...string) *Settings {
	s := &Settings{path: path}
	s.values, s.problem = read(append([]string{path}, former...)...)
	return s
}

// Attach makes the settings the preferences of an app. Fyne then neither reads nor
// writes a file of its own.
func (s *Settings) Attach(app fyne.App) { app.SetCloudProvider(provider{s}) }

// OnProblem sets the function that is called, on any goroutine, when settings cannot be
// kept; once for each new cause. A problem that there is already is reported at once.
func (s *Settings) OnProblem(report func(error)) {
	s.mu.Lock()
	s.onProblem = report
	problem := s.problem
	s.mu.Unlock()
	if problem != nil {
		report(problem)
	}
}

// provider is the form in which Fyne takes preferences that are kept elsewhere.
type provider struct{ settings *Settings }

var (
	_ fyne.CloudProvider            = provider{}
	_ fyne.CloudProviderPreferences = provider{}
)

func (p provider) ProviderName() string                       { return "settings file" }
func (p provider) ProviderDescription() string                { return p.settings.path }
func (p provider) ProviderIcon() fyne.Resource                { return nil }
func (p provider) Setup(fyne.App) error                       { return nil }
func (p provider) Cleanup(fyne.App)                           {}
func (p provider) CloudPreferences(fyne.App) fyne.Preferences { return p.settings }
