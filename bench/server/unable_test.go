package server

import (
	"slices"
	"strings"
	"testing"
)

func TestWindowsRunsNeitherPreforkNorGunicorn(t *testing.T) {
	var unable []string
	for _, c := range Configs() {
		for _, system := range []string{"linux", "darwin", "freebsd"} {
			if err := c.unableOn(system); err != nil {
				t.Errorf("%v cannot run on %s: %v", c, system, err)
			}
		}
		if err := c.unableOn("windows"); err != nil {
			unable = append(unable, c.Name)
			if !strings.Contains(err.Error(), "Windows") || !strings.Contains(err.Error(), "choose") {
				t.Errorf("%v: %q names neither the reason nor a way out", c, err)
			}
		}
	}
	if want := []string{Prefork, AiohttpGunicorn, FlaskGunicorn}; !slices.Equal(unable, want) {
		t.Errorf("Windows cannot run %v, want %v", unable, want)
	}
	if got := ableOn("windows", []Config{{Name: Goroutines}, {Name: Prefork, Workers: 4}}); !slices.Equal(got, []Config{{Name: Goroutines}}) {
		t.Errorf("of goroutines and prefork:4 Windows runs %v", got)
	}
}
