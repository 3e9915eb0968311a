package chart

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures instead of comparing with them")

// The tolerance of the comparison, since text and slanted lines are smoothed:
// the mean difference of all channels, and the share of pixels that may differ
// visibly.
const (
	meanTolerated    = 0.05 // of 255
	glaring          = 48   // of 255
	glaringTolerated = 0.0002
)

// The size of a saved picture.
const savedWidth, savedHeight, savedDPI = 1600, 1000, 144

// golden compares a picture with testdata/name.png. On failure it leaves what
// was drawn beside it as name.got.png.
func golden(t *testing.T, name string, p Figure, width, height int, dpi float64) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	leave := filepath.Join("testdata", name+".got.png")
	var got bytes.Buffer
	if err := WritePNG(&got, p, width, height, dpi); err != nil {
		t.Fatalf("WritePNG: %v", err)
	}
	if *update {
		write(t, path, got.Bytes())
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		write(t, leave, got.Bytes())
		t.Fatalf("there is no %s; look at %s, then run go test with -update", path, leave)
	}
	if err != nil {
		t.Fatal(err)
	}
	a, b := decode(t, got.Bytes()), decode(t, want)
	if a.Rect != b.Rect {
		write(t, leave, got.Bytes())
		t.Fatalf("%s is %v, what was drawn %v; it is in %s", path, b.Rect, a.Rect, leave)
	}
	mean, share := difference(a, b)
	if mean <= meanTolerated && share <= glaringTolerated {
		os.Remove(leave)
		return
	}
	write(t, leave, got.Bytes())
	t.Errorf("%s: mean difference %.3f, %.3f %% of the pixels differ visibly; what was drawn is in %s", path, mean, 100*share, leave)
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func decode(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	flat := image.NewRGBA(img.Bounds())
	draw.Draw(flat, flat.Rect, img, img.Bounds().Min, draw.Src)
	return flat
}

// difference is how far two pictures of one size are apart: the mean over all
// channels in parts of 255, and the share of pixels with a channel more than
// glaring apart.
func difference(a, b *image.RGBA) (mean, share float64) {
	sum, seen := 0, 0
	for i := 0; i < len(a.Pix); i += 4 {
		worst := 0
		for k := i; k < i+3; k++ {
			d := int(a.Pix[k]) - int(b.Pix[k])
			d = max(d, -d)
			sum += d
			worst = max(worst, d)
		}
		if worst > glaring {
			seen++
		}
	}
	pixels := float64(len(a.Pix) / 4)
	return float64(sum) / (3 * pixels), float64(seen) / pixels
}
