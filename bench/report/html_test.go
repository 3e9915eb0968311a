package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"perihelion/assets"
	"perihelion/bench"
	"perihelion/bench/server"
	"perihelion/bench/warning"
)

func pageText(t *testing.T, r bench.Results) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, r, drawn); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The run within a page is the one that was written, to the last bit.
func TestPageHoldsItsRun(t *testing.T) {
	for _, name := range []string{"run", "url"} {
		r := stored(t, name)
		path := filepath.Join(t.TempDir(), "report.html")
		if err := os.WriteFile(path, []byte(pageText(t, r)), 0o666); err != nil {
			t.Fatal(err)
		}
		d, err := bench.ReadFile(path)
		if err != nil || d.Run == nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, _ := json.Marshal(r)
		if got, _ := json.Marshal(*d.Run); !bytes.Equal(got, want) {
			t.Errorf("%s: read back it is\n%s, want\n%s", name, got, want)
		}
	}
}

// Names, commands and messages of a run may be anybody's: none of them becomes markup.
func TestPageEscapes(t *testing.T) {
	const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'--><!--{{.}}`
	r := stored(t, "run")
	r.Plan.Own = []server.Command{{Name: hostile, Line: hostile, Path: hostile}}
	r.Plan.Path, r.Verdict, r.Environment.CPU, r.Environment.Python = hostile, hostile, hostile, hostile
	for i := range r.Results {
		r.Results[i].Config, r.Results[i].Log = hostile, []string{hostile}
		r.Results[i].Warnings = []warning.Warning{{Code: "x", Subject: hostile, Cause: hostile, Severity: "note\"><script>"}}
	}
	for i := range r.Comparisons {
		r.Comparisons[i].Config, r.Comparisons[i].Baseline = hostile, hostile
	}
	text := pageText(t, r)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("<%s> has %s", n.Data, a.Key)
			}
		}
	}
	if count["script"] != 1 || count["img"] != 0 || count["svg"] != 2 || count["link"] != 0 {
		t.Errorf("elements %v: want one script, which holds the run, and two pictures", count)
	}
	if strings.Contains(text, "http://") || strings.Contains(text, "https://") {
		t.Error("it has an address to load from")
	}
}

func TestPageNeedsItsCharts(t *testing.T) {
	broken := errors.New("no ink")
	err := HTML(&bytes.Buffer{}, stored(t, "run"), func(bench.Results) (Illustration, error) { return Illustration{}, broken })
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

// In a release a template cannot call methods, and would find that out when it is carried
// out (app/internal/lean).
func TestTemplateCallsNoMethod(t *testing.T) {
	names := map[string]bool{}
	for _, action := range regexp.MustCompile(`(?s){{.*?}}`).FindAllString(assets.Report(), -1) {
		for _, name := range regexp.MustCompile(`\.([\pL_][\pL\pN_]*)`).FindAllStringSubmatch(action, -1) {
			names[name[1]] = true
		}
	}
	if !names["Title"] || !names["Severity"] {
		t.Fatalf("the names in the template are %v, without Title and Severity", names)
	}
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		for _, shape := range []reflect.Type{of, reflect.PointerTo(of)} {
			for i := range shape.NumMethod() {
				if m := shape.Method(i).Name; names[m] {
					t.Errorf("the template has the name .%s, which is a method of %s: make a field with another name", m, shape)
				}
			}
		}
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				look(of.Field(i).Type)
			}
		case reflect.Map, reflect.Pointer, reflect.Slice, reflect.Array:
			look(of.Elem())
		case reflect.Interface:
			t.Errorf("page has the interface %s, whose values may have any methods", of)
		}
	}
	look(reflect.TypeFor[page]())
}
