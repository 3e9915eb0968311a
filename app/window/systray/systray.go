// Package systray is a system tray that shows nothing.
package systray

// KeyModifier is a set of keys that are held with another.
type KeyModifier int

// The keys of a KeyModifier.
const (
	KeyModifierShift KeyModifier = 1 << iota
	KeyModifierControl
	KeyModifierAlt
	KeyModifierSuper
)

// RunWithExternalLoop returns functions that start and end the tray. Neither of its own
// functions is called.
func RunWithExternalLoop(func(), func()) (start, end func()) { return func() {}, func() {} }

// SetTitle does nothing.
func SetTitle(string) {}

// SetIcon does nothing.
func SetIcon([]byte) {}

// SetTemplateIcon does nothing.
func SetTemplateIcon([]byte, []byte) {}

// SetOnTapped does nothing.
func SetOnTapped(func()) {}

// ResetMenu does nothing.
func ResetMenu() {}

// AddSeparator does nothing.
func AddSeparator() {}

// MenuItem is a line of the menu. ClickedCh is closed: no line is ever pressed.
type MenuItem struct{ ClickedCh chan struct{} }

// AddMenuItem returns a line that is not shown.
func AddMenuItem(string, string) *MenuItem {
	item := &MenuItem{ClickedCh: make(chan struct{})}
	close(item.ClickedCh)
	return item
}

// AddMenuItemCheckbox returns a line that is not shown.
func AddMenuItemCheckbox(title, tooltip string, _ bool) *MenuItem { return AddMenuItem(title, tooltip) }

// AddSubMenuItem returns a line that is not shown.
func (*MenuItem) AddSubMenuItem(title, tooltip string) *MenuItem { return AddMenuItem(title, tooltip) }

// AddSubMenuItemCheckbox returns a line that is not shown.
func (*MenuItem) AddSubMenuItemCheckbox(title, tooltip string, _ bool) *MenuItem {
	return AddMenuItem(title, tooltip)
}

// AddSeparator does nothing.
func (*MenuItem) AddSeparator() {}

// Disable does nothing.
func (*MenuItem) Disable() {}

// SetIcon does nothing.
func (*MenuItem) SetIcon([]byte) {}

// SetTemplateIcon does nothing.
func (*MenuItem) SetTemplateIcon([]byte, []byte) {}

// SetShortcut does nothing.
func (*MenuItem) SetShortcut(KeyModifier, string) {}
