package warning

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every code that bench uses has a kind, and no kind is left over.
func TestEveryCodeHasAKind(t *testing.T) {
	code := regexp.MustCompile(`(?:Code:\s*|\bcode[A-Z]\w*\s*=\s*)"([a-z0-9-]+)"`)
	used := make(map[string]bool)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(source), "warning.Warning") {
			return err
		}
		for _, m := range code.FindAllStringSubmatch(string(source), -1) {
			used[m[1]] = true
			if _, known := kinds()[m[1]]; !known {
				t.Errorf("%s: the code %q has no kind", path, m[1])
			}
		}
		return nil
	})
	if err != nil || len(used) < 20 {
		t.Fatalf("%d codes were found, %v", len(used), err)
	}
	for c := range kinds() {
		if !used[c] {
			t.Errorf("the kind of %q belongs to no warning", c)
		}
	}
}

func TestKindOfAnUnknownCode(t *testing.T) {
	for _, c := range []struct {
		code string
		want Kind
	}{
		{"drift", Kind{Noise, "drift"}},
		{"new-thing", Kind{Setup, "new thing"}},
		{"", Kind{Setup, "a remark"}},
	} {
		if got := (Warning{Code: c.code}).Kind(); got != c.want {
			t.Errorf("Kind of %q = %v, want %v", c.code, got, c.want)
		}
	}
}
