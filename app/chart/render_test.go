package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/sfnt"
)

func TestImageHasTheSizeAsked(t *testing.T) {
	p := drawn(t, three(), Dark())
	for _, tt := range []struct {
		width, height int
		dpi           float64
		want          image.Point
	}{
		{1200, 800, 72, image.Pt(1200, 800)},
		{1201, 799, 108, image.Pt(1201, 799)},
		{777, 333, 95.76, image.Pt(777, 333)},
		{1, 1, 72, image.Pt(1, 1)},
		{0, -5, 0, image.Pt(1, 1)},
		{60, 30, 144, image.Pt(60, 30)},
	} {
		if got := Image(p, tt.width, tt.height, tt.dpi).Bounds(); got.Min != (image.Point{}) || got.Max != tt.want {
			t.Errorf("Image(%d, %d, %v) has bounds %v, want the size %v", tt.width, tt.height, tt.dpi, got, tt.want)
		}
	}
}

// Every chart is drawn at every size that a pane can get, down to nothing,
// without a panic.
func TestEverySizeCanBeDrawn(t *testing.T) {
	plots := map[string]Figure{
		"night": altitudes(t, night(t), Dark()), "three": drawn(t, three(), Dark()),
		"eleven": drawn(t, eleven(), Light()), "experiment": drawer(t, Experiment)(five(), Dark()), "empty": Empty("Press Run to compare 3 configurations, about 20 s", Light()),
	}
	for name, p := range plots {
		for w := 1; w < 900; w += 173 {
			for h := 1; h < 500; h += 119 {
				if got := Image(p, w, h, 72).Bounds().Size(); got != image.Pt(w, h) {
					t.Errorf("%s at %d × %d gave a picture of %v", name, w, h, got)
				}
			}
		}
	}
}

func TestDrawingLeavesThePlotAsItWas(t *testing.T) {
	p := altitudes(t, night(t), Light())
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := WritePNG(b, p, 400, 300, 72); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same plot drawn twice gave two pictures")
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSVG(&b, altitudes(t, night(t), Print()), 800, 500); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `width="800pt" height="500pt"`) {
		t.Errorf("the SVG does not state its size: %.200s", b.String())
	}
	if strings.Contains(b.String(), "<text") {
		t.Error("the SVG asks for a font; text must be outlines")
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestPDF(t *testing.T) {
	var b bytes.Buffer
	if err := WritePDF(&b, drawn(t, nine(), Print()), 800, 500); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || !bytes.Contains(b.Bytes(), []byte("%%EOF")) {
		t.Errorf("WritePDF wrote %.40q…, no PDF", b.Bytes())
	}
}

func BenchmarkImage(b *testing.B) {
	for name, p := range map[string]Figure{
		"altitudes":  altitudes(b, night(b), Dark()),
		"throughput": drawn(b, nine(), Dark()),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Image(p, 1200, 800, 72)
			}
		})
	}
}

func BenchmarkWritePNG(b *testing.B) {
	p := altitudes(b, night(b), Print())
	for b.Loop() {
		if err := WritePNG(io.Discard, p, savedWidth, savedHeight, savedDPI); err != nil {
			b.Fatal(err)
		}
	}
}

// A pane may be drawn while a picture is saved.
func TestDrawingAtTheSameTime(t *testing.T) {
	p := altitudes(t, night(t), Dark())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { Image(p, 300, 200, 72) })
	}
	all.Wait()
}

func TestTextUsesTheSpareFontForWhatIsMissing(t *testing.T) {
	var buf sfnt.Buffer
	for _, r := range "0123456789−°′″×·…µABCXYZabcxyz" {
		for name, f := range map[string]typeface{"regular": regular(), "bold": bold()} {
			if _, i := f.glyph(&buf, r); i == 0 {
				t.Errorf("no font draws %q beside the %s one", r, name)
			}
		}
	}
	s := style{size: 10}
	for _, r := range "123456789" {
		if got, want := s.width(string(r)), s.width("0"); got != want {
			t.Errorf("the figure %c is %v wide and 0 %v: they are not tabular", r, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	s := style{size: 10}
	width := s.width("one at a")
	for _, tt := range []struct {
		text  string
		lines int
		want  []string
	}{
		{"one at a time", 3, []string{"one at a", "time"}},
		{"one at a time", 1, []string{s.cut("one at a time", width)}},
		{"", 2, nil},
		{"no", 2, []string{"no"}},
	} {
		if got := s.wrap(tt.text, width, tt.lines); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q, %d lines) = %q, want %q", tt.text, tt.lines, got, tt.want)
		}
	}
	if got := s.cut("incomprehensible", width); !strings.HasSuffix(got, "…") || s.width(got) > width {
		t.Errorf("cut gives %q, %v wide of %v", got, s.width(got), width)
	}
}
