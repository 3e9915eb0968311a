package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/rendertest"
	"perihelion/app/window/widget"
	"perihelion/ephem"
)

// Every widget within reach of the pointer or the keyboard has a label, and the label
// follows the state.
func TestTabIsReadAloud(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	press(tab.form.around.head, fyne.KeySpace)
	before := strings.Join(rendertest.Labelled(t, win), "\n")
	for _, part := range []string{"Place, Greenwich", "Favourite, not ticked", "Latitude, 51", "Clock, Now, 1 of 2", "Atmospheric refraction, ticked", "Zone, ", "Sky, looking up: east is left. Selected: ", "Row ", "Chart: "} {
		if !strings.Contains(before, part) {
			t.Errorf("no label has %q:\n%s", part, before)
		}
	}
	tab.form.refraction.SetChecked(false)
	tab.form.lat.Entry().SetText("95")
	tab.onSelected(ephem.Mars)
	after := strings.Join(rendertest.Labelled(t, win), "\n")
	for _, part := range []string{"Latitude, 95, wrong", "Atmospheric refraction, not ticked", "Selected: Mars, "} {
		if !strings.Contains(after, part) {
			t.Errorf("after a change no label has %q:\n%s", part, after)
		}
	}
	write(tab.form.lat, "51")
	write(tab.form.place.field, "Melbo")
	if got := strings.Join(rendertest.Labelled(t, win), "\n"); !strings.Contains(got, "Cities. Chosen: Melbourne") {
		t.Errorf("the list of cities is not among the labels:\n%s", got)
	}
	if got := tab.card.AccessibilityLabel(); !strings.HasPrefix(got, "Mars, ") || !strings.Contains(got, "Distance: ") {
		t.Errorf("the card reads %q", got)
	}
}
