package chart

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"gonum.org/v1/plot"
)

var update = flag.Bool("update", false, "write the golden pictures instead of comparing with them")

// The tolerance of the comparison, since text and slanted lines are smoothed:
// the mean difference of all channels, and the share of pixels that may differ
// visibly.
const (
	meanTolerated    = 0.15 // of 255
	glaring          = 48   // of 255
	glaringTolerated = 0.0005
)

// golden compares a picture with testdata/name.png. On failure it leaves what
// was drawn beside it as name.got.png.
func golden(t *testing.T, name string, p *plot.Plot, width, height int, dpi float64) {
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
	mean, share, err := difference(decode(t, got.Bytes()), decode(t, want))
	if err == nil && mean <= meanTolerated && share <= glaringTolerated {
		os.Remove(leave)
		return
	}
	write(t, leave, got.Bytes())
	t.Errorf("%s: mean difference %.3f, %.3f %% of the pixels differ visibly (%v); what was drawn is in %s", path, mean, 100*share, err, leave)
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// difference is how far two pictures are apart: the mean over all channels in
// parts of 255, and the share of pixels with a channel more than glaring apart.
func difference(a, b image.Image) (mean, share float64, err error) {
	if a.Bounds() != b.Bounds() {
		return 0, 0, errors.New("the sizes differ: " + a.Bounds().String() + " and " + b.Bounds().String())
	}
	var sum, seen, pixels float64
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			worst := 0.0
			for _, d := range [...]float64{float64(r1) - float64(r2), float64(g1) - float64(g2), float64(b1) - float64(b2)} {
				d = max(d, -d) / 257
				sum += d
				worst = max(worst, d)
			}
			if worst > glaring {
				seen++
			}
			pixels++
		}
	}
	return sum / (3 * pixels), seen / pixels, nil
}
