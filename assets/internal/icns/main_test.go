package main

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"testing"

	"perihelion/assets"
)

func TestEncode(t *testing.T) {
	icon, err := png.Decode(bytes.NewReader(assets.Icon))
	if err != nil {
		t.Fatal(err)
	}
	file, err := encode(icon)
	if err != nil {
		t.Fatal(err)
	}
	if kind, length := string(file[:4]), int(binary.BigEndian.Uint32(file[4:])); kind != "icns" || length != len(file) {
		t.Fatalf("the file begins with %q, %d; it has %d bytes", kind, length, len(file))
	}

	rest := file[8:]
	for _, e := range entries {
		if len(rest) < 8 {
			t.Fatalf("the file ends before %s", e.kind)
		}
		kind, length := string(rest[:4]), int(binary.BigEndian.Uint32(rest[4:]))
		if kind != e.kind || length < 8 || length > len(rest) {
			t.Fatalf("got the entry %q of %d bytes, want %q within %d", kind, length, e.kind, len(rest))
		}
		got, err := png.Decode(bytes.NewReader(rest[8:length]))
		if err != nil {
			t.Fatalf("%s: %v", e.kind, err)
		}
		rest = rest[length:]

		if got.Bounds().Dx() != e.side || got.Bounds().Dy() != e.side {
			t.Errorf("%s is %v, want a square of %d", e.kind, got.Bounds(), e.side)
		}
		// Apple's body begins 100 pixels of 1024 inside, and its corners are round.
		middle, edge := e.side/2, e.side*100/1024
		for _, p := range []struct {
			x, y   int
			opaque bool
		}{
			{middle, middle, true},
			{edge + 2, middle, true},
			{edge - 2, middle, false},
			{middle, edge - 2, false},
			{edge + 1, edge + 1, false},
		} {
			if _, _, _, a := got.At(p.x, p.y).RGBA(); (a > 0xF000) != p.opaque {
				t.Errorf("%s: alpha at %d, %d is %#x, want opaque: %t", e.kind, p.x, p.y, a, p.opaque)
			}
		}
	}
	if len(rest) != 0 {
		t.Errorf("%d bytes after the last entry", len(rest))
	}
}
