package rendertest

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// Labelled fails the test unless every widget in sight that can be pressed, or have
// the keyboard, has a label for assistive technology. It returns the labels.
func Labelled(t *testing.T, win fyne.Window) (labels []string) {
	t.Helper()
	for _, root := range append([]fyne.CanvasObject{win.Content()}, win.Canvas().Overlays().List()...) {
		for _, w := range Widgets(root) {
			_, tappable := w.(fyne.Tappable)
			_, focusable := w.(fyne.Focusable)
			if !tappable && !focusable || strings.Contains(reflect.TypeOf(w).Elem().PkgPath(), "fyne/v2/internal/") {
				continue
			}
			accessible, ok := w.(fyne.Accessible)
			switch {
			case !ok:
				t.Errorf("a %T has no label for assistive technology", w)
			case accessible.AccessibilityLabel() == "" || accessible.AccessibilityRole() == "":
				t.Errorf("a %T has the label %q and the role %q", w, accessible.AccessibilityLabel(), accessible.AccessibilityRole())
			default:
				labels = append(labels, accessible.AccessibilityLabel())
			}
		}
	}
	return labels
}
