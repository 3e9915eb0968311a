// Command icns makes the icon of the macOS bundle from the program's icon:
//
//	go run ./assets/internal/icns assets/icon.png perihelion.icns
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"

	"golang.org/x/image/draw"
)

// entries are the types of Apple's icon format that hold a PNG, with their sides in
// pixels: 16, 32, 128 and 256 points on a Retina screen, then 128, 256 and 512
// points on another. The 16 and 32 points of other screens are scaled by macOS,
// which shows the PNG types for them wrongly in applications. The 1024 pixels of
// 512 points on a Retina screen are more than the source has.
var entries = []struct {
	kind string
	side int
}{
	{"ic11", 32},
	{"ic12", 64},
	{"ic13", 256},
	{"ic14", 512},
	{"ic07", 128},
	{"ic08", 256},
	{"ic09", 512},
}

// body is the share of the side that Apple's grid gives to the body of an icon, and
// drawn the share that it has in the source.
const (
	body  = 824.0 / 1024
	drawn = 480.0 / 512
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: icns ICON.png ICON.icns")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "icns:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	icon, err := png.Decode(f)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	b, err := encode(icon)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}

// encode returns the icon as an icns file: a header of a type and a length, in
// big-endian order with itself counted, around entries with headers of the same form.
func encode(icon image.Image) ([]byte, error) {
	var all bytes.Buffer
	for _, e := range entries {
		var b bytes.Buffer
		if err := png.Encode(&b, scaled(icon, e.side)); err != nil {
			return nil, err
		}
		all.Write(header(e.kind, b.Len()))
		all.Write(b.Bytes())
	}
	return append(header("icns", all.Len()), all.Bytes()...), nil
}

func header(kind string, length int) []byte {
	return binary.BigEndian.AppendUint32([]byte(kind), uint32(8+length))
}

// scaled returns the icon on a transparent square, with the margin of Apple's grid.
func scaled(icon image.Image, side int) image.Image {
	margin := int(float64(side)*(1-body/drawn)/2 + 0.5)
	to := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(to, to.Bounds().Inset(margin), icon, icon.Bounds(), draw.Src, nil)
	return to
}
