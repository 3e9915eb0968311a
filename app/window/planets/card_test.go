package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// A narrow card names the constellation of a body no more, and still how high it is.
func TestNarrowCardKeepsTheAltitude(t *testing.T) {
	tab, _ := stage(t, widget.Light, 1280, 756)
	tab.onSelected(ephem.Mars)
	tab.fix(noonUTC.Add(4 * 3600e9)) // Mars is far below the horizon
	tab.card.Resize(fyne.NewSize(600, cardHeight))
	r := test.WidgetRenderer(tab.card).(*cardRenderer)
	if got := r.where.Text; !strings.HasPrefix(got, "in Leo · ") || !strings.Contains(got, "° below the horizon, N") {
		t.Errorf("a wide card has %q", got)
	}
	tab.card.Resize(fyne.NewSize(narrowest, cardHeight))
	if got := r.where.Text; strings.Contains(got, "Leo") || !strings.Contains(got, "° below the horizon") {
		t.Errorf("a narrow card has %q", got)
	}
}
