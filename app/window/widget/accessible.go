package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// The labels that assistive technology reads: title, state and value of each widget.
//
// Fyne 2.8 hands the labels of a window to Windows and to macOS, and goes into
// containers only, not into widgets. So the widgets that show others, such as the
// sidebar, read as one text of all that is in them.
var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Check)(nil)
	_ fyne.Accessible = (*Starred)(nil)
	_ fyne.Accessible = (*Timeline)(nil)
	_ fyne.Accessible = (*Select)(nil)
	_ fyne.Accessible = (*Segmented)(nil)
	_ fyne.Accessible = (*Cards)(nil)
	_ fyne.Accessible = (*Fold)(nil)
	_ fyne.Accessible = (*TabBar)(nil)
	_ fyne.Accessible = (*Entry)(nil)
	_ fyne.Accessible = (*Field)(nil)
	_ fyne.Accessible = (*Message)(nil)
	_ fyne.Accessible = (*Label)(nil)
	_ fyne.Accessible = (*Heading)(nil)
	_ fyne.Accessible = (*Section)(nil)
	_ fyne.Accessible = (*StatusBar)(nil)
	_ fyne.Accessible = (*Table)(nil)
	_ fyne.Accessible = (*tableBody)(nil)
	_ fyne.Accessible = (*ChartView)(nil)
	_ fyne.Accessible = (*Sidebar)(nil)
	_ fyne.Accessible = (*Foot)(nil)
	_ fyne.Accessible = (*Pane)(nil)
	_ fyne.Accessible = (*Modal)(nil)
	_ fyne.Accessible = (*longText)(nil)
)

// pressed is the role of a widget that does something, read that of one with a text.
type (
	pressed struct{}
	read    struct{}
)

func (pressed) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
func (read) AccessibilityRole() fyne.AccessibleRole    { return fyne.AccessibleRoleText }

// Read is the text of all that an object shows, one after another.
func Read(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	switch o := o.(type) {
	case *fyne.Container:
		var all []string
		for _, child := range o.Objects {
			all = append(all, Read(child))
		}
		return sentences(all...)
	case *container.Scroll:
		return Read(o.Content)
	case *canvas.Text:
		return o.Text
	case fyne.Accessible:
		return o.AccessibilityLabel()
	}
	return ""
}

// spoken joins the parts of a label by commas, and leaves out empty ones.
func spoken(parts ...string) string { return joined(parts, ", ") }

// sentences joins labels, each a sentence of its own.
func sentences(parts ...string) string { return joined(parts, ". ") }

func joined(parts []string, by string) string {
	var all []string
	for i, p := range parts {
		if i < len(parts)-1 {
			p = strings.TrimSuffix(p, ".")
		}
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, by)
}
