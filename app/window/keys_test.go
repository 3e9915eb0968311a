package window

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"perihelion/app/window/settings"
)

// Every key that the code of the window names is in the help.
func TestHelpHasEveryKey(t *testing.T) {
	var keys string
	for _, section := range help() {
		for _, line := range section.lines {
			keys += " " + line.what + " " + line.how + " "
		}
	}
	words := map[string]string{
		"Plus": "+", "Equal": "+", "Minus": "−", "Enter": "Return", "Escape": "Esc", "PageUp": "Page Up", "PageDown": "Page Down",
		"Menu": "menu key", "Slash": "/", "Backspace": "Delete",
	}
	used := map[string]string{} // by file
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := s.X.(*ast.Ident)
			name, key := strings.CutPrefix(s.Sel.Name, "Key")
			if ok && key && (from.Name == "fyne" || from.Name == "desktop") && !strings.HasPrefix(name, "Modifier") && name != "Event" && name != "Name" {
				used[name] = path
			}
			return true
		})
		return nil
	})
	if err != nil || len(used) < 25 {
		t.Fatalf("found %v, %v", used, err)
	}
	for name, path := range used {
		word, ok := words[name]
		if !ok {
			word = name
		}
		found := false
		for _, end := range []string{" ", ",", ".", ":", ";"} {
			for _, begin := range []string{" ", "+"} {
				found = found || strings.Contains(keys, begin+word+end)
			}
		}
		if !found {
			t.Errorf("%s uses the key %s, which the help does not have", path, word)
		}
	}
}

// The sizes of the texts are reached by keys, end at the last one, and are remembered.
func TestTextSize(t *testing.T) {
	t.Setenv(scaleVariable, "2") // of the desktop
	w := opened(t, &settings.Settings{})
	if w.factor() != 1 {
		t.Fatalf("at first texts are %v times as large", w.factor())
	}
	sizes := map[fyne.KeyName]func(){}
	w.bind(func(s *desktop.CustomShortcut, do func()) { sizes[s.KeyName] = do })
	for range 5 {
		sizes[fyne.KeyEqual]()
	}
	if got := os.Getenv(scaleVariable); got != "3" || w.factor() != 1.5 {
		t.Errorf("the largest texts are %v times as large, drawn at %s", w.factor(), got)
	}
	if got := w.shell.least; got.Width > leastWidth/1.4 {
		t.Errorf("with large texts the window is at least %v", got)
	}
	checked := ""
	for _, item := range w.sizeItem().ChildMenu.Items {
		if item.Checked {
			checked += item.Label
		}
	}
	if checked != "Larger" {
		t.Errorf("ticked in the menu: %q", checked)
	}
	t.Setenv(scaleVariable, "2")
	if again := opened(t, w.settings); again.factor() != 1.5 || os.Getenv(scaleVariable) != "3" {
		t.Errorf("the next start has texts %v times as large", again.factor())
	}
	sizes[fyne.Key0]()
	sizes[fyne.KeyMinus]()
	sizes[fyne.KeyMinus]()
	if w.factor() != 0.9 || os.Getenv(scaleVariable) != "1.8" {
		t.Errorf("the smallest texts are %v times as large, drawn at %s", w.factor(), os.Getenv(scaleVariable))
	}
}
