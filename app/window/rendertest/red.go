package rendertest

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// Red fails the test where a window has a pixel with any green or blue, or nothing bright
// enough to be seen. A failure leaves the picture in a folder.
func Red(t *testing.T, win fyne.Window, when string) {
	t.Helper()
	picture := win.Canvas().Capture()
	strange, brightest := Coloured(picture)
	const seen = 0xBA // has a contrast of 3:1 on black
	if strange == 0 && brightest >= seen {
		return
	}
	folder, err := os.MkdirTemp("", "perihelion-red-")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "red.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, picture); err != nil {
		t.Fatal(err)
	}
	t.Errorf("%s: %d pixels have green or blue, and the brightest red is %d; see %s", when, strange, brightest, path)
}

// Coloured counts the pixels of a picture with any green or blue, and returns the brightest
// red, of 255.
func Coloured(picture image.Image) (strange int, brightest uint8) {
	flat := image.NewRGBA(picture.Bounds())
	draw.Draw(flat, flat.Rect, picture, flat.Rect.Min, draw.Src)
	for i := 0; i < len(flat.Pix); i += 4 {
		if flat.Pix[i+1]|flat.Pix[i+2] != 0 {
			strange++
		}
		brightest = max(brightest, flat.Pix[i])
	}
	return strange, brightest
}
