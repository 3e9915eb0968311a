package widget

import (
	"crypto/sha256"
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Icon is a small line drawing beside the title of a card. The zero value: none.
type Icon string

// The icons, each the content of a square of 24 units.
const (
	IconBars     Icon = `<path d="M3 13h4.4v7H3zM9.8 4h4.4v16H9.8zM16.6 8H21v12h-4.4z" fill="currentColor" stroke="none"/>`
	IconFlask    Icon = `<path d="M8 3h8M9.6 3v6L4.4 19.2A1.2 1.2 0 0 0 5.5 21h13a1.2 1.2 0 0 0 1.1-1.8L14.4 9V3M7.2 15h9.6"/>`
	IconGlobe    Icon = `<path d="M21 12A9 9 0 1 1 3 12A9 9 0 1 1 21 12zM3.4 9h17.2M3.4 15h17.2M12 3C7 8 7 16 12 21C17 16 17 8 12 3"/>`
	IconCalendar Icon = `<path d="M5.5 5h13a1.8 1.8 0 0 1 1.8 1.8v12a1.8 1.8 0 0 1 -1.8 1.8h-13a1.8 1.8 0 0 1 -1.8 -1.8v-12a1.8 1.8 0 0 1 1.8 -1.8zM3.7 10h16.6M8 3v4M16 3v4"/>`
	IconTerminal Icon = `<path d="M5 3.5h14a2 2 0 0 1 2 2v13a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-13a2 2 0 0 1 2 -2zM7 9l3.5 3L7 15M12.5 15.5h4.5"/>`
)

// draw gives an image the icon in a colour.
func (i Icon) draw(on *canvas.Image, c color.Color) {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><g fill="none" stroke="` + hex +
		`" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">` + strings.ReplaceAll(string(i), "currentColor", hex) + `</g></svg>`
	on.Hidden = i == ""
	if on.Resource == nil || string(on.Resource.Content()) != svg {
		on.Resource = fyne.NewStaticResource(fmt.Sprintf("icon-%x.svg", sha256.Sum256([]byte(svg))), []byte(svg))
		on.Refresh() // an image is read again only so
	}
}
