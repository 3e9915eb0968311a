package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWhatFyneOnlyReportsStopsTheOpening(t *testing.T) {
	for _, reason := range []string{"failed to initialise GLFW", "window creation error", "failed to initialise OpenGL"} {
		err := opening(func() {
			fyne.LogError(reason, openingFailed{cause: "unused"})
			t.Errorf("after %q the opening goes on", reason)
		})
		if err == nil || !strings.HasPrefix(err.Error(), "the window cannot open: ") || !strings.Contains(err.Error(), "OpenGL 2.1") {
			t.Errorf("%q becomes the error %v", reason, err)
		}
	}
}

func TestOtherPanicsAreNotHidden(t *testing.T) {
	defer func() {
		if r := recover(); r != "a bug" {
			t.Errorf("recovered %v", r)
		}
	}()
	opening(func() { panic("a bug") })
}

func TestAnOpeningThatSucceedsHasNoError(t *testing.T) {
	if err := opening(func() { fyne.LogError("GLFW clipboard set failed", nil) }); err != nil {
		t.Error(err)
	}
}
