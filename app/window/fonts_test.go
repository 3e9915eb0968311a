package window

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"perihelion/app/window/widget"
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

// elsewhere are characters that only tables for a terminal and for documents have.
const elsewhere = "─⌈⌉≤"

// Every character of the program's texts is in the fonts that the program has: not
// every machine has others, and the font of emoji is left out.
func TestFontsHaveEveryCharacterOfTheTexts(t *testing.T) {
	look := widget.NewTheme(widget.Light)
	regular, bold := parsed(t, look.Font(fyne.TextStyle{})), parsed(t, look.Font(fyne.TextStyle{Bold: true}))
	symbols := parsed(t, theme.DefaultSymbolFont())
	seen := 0
	for r, where := range characters(t, "../window", "../chart", "../../bench", "../../ephem") {
		private := unicode.Is(unicode.Co, r) // for programs: package named takes them out again
		if r < ' ' || r == '\ufeff' || private || strings.ContainsRune(elsewhere, r) {
			continue
		}
		seen++
		for name, font := range map[string]*sfnt.Font{"regular": regular, "bold": bold} {
			if !has(font, r) && !has(symbols, r) {
				t.Errorf("the %s font has no %q, which is in %s", name, r, where)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d characters were looked at", seen)
	}
}

func parsed(t *testing.T, font fyne.Resource) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(font.Content())
	if err != nil {
		t.Fatalf("%s: %v", font.Name(), err)
	}
	return f
}

func has(f *sfnt.Font, r rune) bool {
	i, err := f.GlyphIndex(nil, r)
	return err == nil && i != 0
}

// characters returns every character in the literals of the Go files below some
// folders, each with a place where it is.
func characters(t *testing.T, folders ...string) map[rune]string {
	t.Helper()
	all := make(map[rune]string)
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "internal" {
				return fs.SkipDir
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					text, _ := strconv.Unquote(l.Value) // the parser has read it
					for _, r := range text {
						all[r] = files.Position(l.Pos()).String()
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
