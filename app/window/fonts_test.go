package window

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"perihelion/assets"
)

func TestChartsAreSetInTheFontsOfTheWindow(t *testing.T) {
	for _, f := range []struct {
		name   string
		charts []byte
		window fyne.Resource
	}{
		{"regular", assets.SansRegular, theme.DefaultTextFont()},
		{"bold", assets.SansBold, theme.DefaultTextBoldFont()},
		{"monospaced", assets.Mono, theme.DefaultTextMonospaceFont()},
	} {
		if !bytes.Equal(f.charts, f.window.Content()) {
			t.Errorf("the %s font of the charts is not Fyne's %s", f.name, f.window.Name())
		}
	}
}
