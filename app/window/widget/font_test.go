package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The minus sign must be in both fonts, as wide as a plus and at its height, and
// every other character as it was.
func TestFontsHaveTheRealMinus(t *testing.T) {
	for _, bold := range []bool{false, true} {
		style := fyne.TextStyle{Bold: bold}
		patched := parse(t, NewTheme(Light).Font(style))
		original := parse(t, theme.DefaultTheme().Font(style))
		var buf sfnt.Buffer
		size := fixed.Int26_6(original.UnitsPerEm())
		minus, _ := patched.GlyphIndex(&buf, '−')
		plus, _ := patched.GlyphIndex(&buf, '+')
		if minus == 0 {
			t.Fatalf("bold=%v: no minus sign", bold)
		}
		a, _ := patched.GlyphAdvance(&buf, minus, size, 0)
		b, _ := patched.GlyphAdvance(&buf, plus, size, 0)
		if a != b {
			t.Errorf("bold=%v: the minus is %v wide, the plus %v", bold, a, b)
		}
		mb, _, _ := patched.GlyphBounds(&buf, minus, size, 0)
		pb, _, _ := patched.GlyphBounds(&buf, plus, size, 0)
		if middle, want := mb.Min.Y+mb.Max.Y, pb.Min.Y+pb.Max.Y; middle-want > 2 || want-middle > 2 {
			t.Errorf("bold=%v: the minus is centred at %v/2, the plus at %v/2", bold, middle, want)
		}
		if mb.Max.Y-mb.Min.Y > (pb.Max.Y-pb.Min.Y)/4 {
			t.Errorf("bold=%v: the minus is %v high: not a bar", bold, mb.Max.Y-mb.Min.Y)
		}
		for r := rune(1); r < 0xffff; r++ {
			before, _ := original.GlyphIndex(&buf, r)
			after, _ := patched.GlyphIndex(&buf, r)
			if before != after && r != '−' {
				t.Fatalf("bold=%v: %q was glyph %d and is %d", bold, r, before, after)
			}
		}
	}
}

func parse(t *testing.T, r fyne.Resource) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(r.Content())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWithMinusRefusesWhatIsNoFont(t *testing.T) {
	if _, err := withMinus([]byte("not a font")); err == nil {
		t.Error("withMinus took a text for a font")
	}
}
