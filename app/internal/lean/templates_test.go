package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const lang = "fyne.io/fyne/v2/lang"

// templated are the packages of the program that import a package of templates, and why
// none of their templates calls a method.
var templated = map[string]string{
	"html/template":                         "it only passes templates on",
	"perihelion/bench/report":               "TestTemplateCallsNoMethod holds it there",
	"github.com/spf13/cobra":                "TestNoCommandHasATemplate",
	lang:                                    "TestWordsOfFyneAreNoTemplates",
	"github.com/nicksnyder/go-i18n/v2/i18n": "its templates are those of " + lang,
	"github.com/nicksnyder/go-i18n/v2/i18n/template": "its templates are those of " + lang,
}

// linked is a package of the program.
type linked struct {
	ImportPath, Dir            string
	GoFiles, CgoFiles, Imports []string
}

// program returns the packages that the program links on a system.
func program(t *testing.T, system string) []linked {
	t.Helper()
	list := exec.Command("go", "list", "-tags", "migrated_fynedo,no_emoji", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,Imports", "perihelion/app")
	list.Env, list.Stderr = append(os.Environ(), "CGO_ENABLED=1", "GOOS="+system), os.Stderr
	out, err := list.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := list.Start(); errors.Is(err, exec.ErrNotFound) {
		t.Skip("there is no go command to list the packages with")
	} else if err != nil {
		t.Fatal(err)
	}
	var packages []linked
	for decoder := json.NewDecoder(out); ; {
		var p linked
		if err := decoder.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if err := list.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(packages) < 100 {
		t.Fatalf("the program has only %d packages", len(packages))
	}
	return packages
}

// inspect calls look with each node of the sources of a package.
func (p linked) inspect(t *testing.T, look func(ast.Node)) {
	t.Helper()
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool { look(n); return true })
	}
}

func TestTemplatesAreKnown(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, p := range program(t, system) {
			uses := slices.Contains(p.Imports, "text/template") || slices.Contains(p.Imports, "html/template")
			if uses && templated[p.ImportPath] == "" {
				t.Errorf("on %s, %s has templates: a release cannot call methods in them. Add the package to templated with a test that they call none, or remove the overlay", system, p.ImportPath)
			}
		}
	}
}

// Fyne makes templates of its words, with data that it does not hand over today.
func TestWordsOfFyneAreNoTemplates(t *testing.T) {
	users, words := 0, 0
	for _, p := range program(t, "linux") {
		if p.ImportPath == lang {
			files, err := filepath.Glob(filepath.Join(p.Dir, "translations", "*.json"))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				words++
				if strings.Contains(string(text), "{{") {
					t.Errorf("%s has the action of a template", file)
				}
			}
		}
		if !slices.Contains(p.Imports, lang) {
			continue
		}
		users++
		p.inspect(t, func(n ast.Node) {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING && strings.Contains(text.Value, "{{") {
				t.Errorf("%s has %s, which may be a template", p.ImportPath, text.Value)
			}
		})
	}
	if users == 0 || words == 0 {
		t.Errorf("%d packages that use %s and %d files of its words were looked at", users, lang, words)
	}
}

// Cobra makes templates of the texts that a command is given for its help, and of no others.
func TestNoCommandHasATemplate(t *testing.T) {
	users := 0
	for _, p := range program(t, "linux") {
		if !slices.Contains(p.Imports, "github.com/spf13/cobra") {
			continue
		}
		users++
		p.inspect(t, func(n ast.Node) {
			if s, ok := n.(*ast.SelectorExpr); ok && strings.HasPrefix(s.Sel.Name, "Set") && strings.HasSuffix(s.Sel.Name, "Template") {
				t.Errorf("%s calls %s: what it sets may call methods", p.ImportPath, s.Sel.Name)
			}
		})
	}
	if users == 0 {
		t.Error("no package with commands was looked at")
	}
}
