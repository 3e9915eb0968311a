package file

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAPinnedFileIsTheOneThatItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "body")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("hello")
	p, content, err := Pin(path, 100)
	if err != nil || string(content) != "hello" {
		t.Fatalf("Pin: %q, %v", content, err)
	}
	if content, err = p.Read(100); err != nil || string(content) != "hello" {
		t.Errorf("Read: %q, %v", content, err)
	}
	write("jello")
	if _, err = p.Read(100); err == nil || !strings.Contains(err.Error(), "has changed since") {
		t.Errorf("Read of a changed file: %v", err)
	}
	if content, err = (Pinned{Path: path}).Read(100); err != nil || string(content) != "jello" {
		t.Errorf("Read without a hash: %q, %v", content, err)
	}
	if _, err = p.Read(4); err == nil || p.Check(4) == nil {
		t.Errorf("a file that is too long: %v, %v", err, p.Check(4))
	}
	if err := (Pinned{Path: filepath.Dir(path)}).Check(100); err == nil || !strings.Contains(err.Error(), "a folder") {
		t.Errorf("Check of a folder: %v", err)
	}
}
