package widget

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Fyne's two fonts of the window with the real minus sign added.
var (
	regularFont = sync.OnceValue(func() fyne.Resource { return completed(theme.DefaultTextFont()) })
	boldFont    = sync.OnceValue(func() fyne.Resource { return completed(theme.DefaultTextBoldFont()) })
)

// completed adds the minus sign to a font. A font that cannot be completed is
// used as it is.
func completed(font fyne.Resource) fyne.Resource {
	ttf, err := withMinus(font.Content())
	if err != nil {
		fyne.LogError("the window's font", err)
		return font
	}
	return fyne.NewStaticResource("perihelion-"+font.Name(), ttf)
}

// Font returns the window's font of a style.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Italic || s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return boldFont()
	}
	return regularFont()
}
