package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func place(t *testing.T) string { return filepath.Join(t.TempDir(), "perihelion", "settings.json") }

func flush(t *testing.T, s *Settings) {
	t.Helper()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
}

func TestValuesComeBack(t *testing.T) {
	path := place(t)
	s := Open(path)
	s.SetString("a", "−39,754")
	s.SetBool("b", true)
	s.SetInt("c", 77)
	s.SetFloat("d", 1.5)
	s.SetStringList("e", []string{"x", "y"})
	s.SetIntList("f", []int{3, 4})
	s.SetString("g", "gone")
	s.RemoveValue("g")
	flush(t, s)
	got := Open(path)
	if got.String("a") != "−39,754" || !got.Bool("b") || got.Int("c") != 77 || got.Float("d") != 1.5 {
		t.Errorf("read %q %v %d %v", got.String("a"), got.Bool("b"), got.Int("c"), got.Float("d"))
	}
	if e, f := got.StringList("e"), got.IntList("f"); !reflect.DeepEqual(e, []string{"x", "y"}) || !reflect.DeepEqual(f, []int{3, 4}) {
		t.Errorf("read the lists %v %v", e, f)
	}
	if got.StringWithFallback("g", "usual") != "usual" || got.IntWithFallback("a", 5) != 5 {
		t.Error("a value that is not there, or of another type, is not the usual one")
	}
}

// A failed write is reported once, and made up for when there is room again.
func TestFailedWriteIsMadeUpFor(t *testing.T) {
	path := place(t)
	if err := os.MkdirAll(path, 0o700); err != nil { // a folder in the way of the file
		t.Fatal(err)
	}
	s := &Settings{path: path}
	told := 0
	s.OnProblem(func(error) { told++ })
	s.SetString("a", "x")
	for range 3 {
		if err := s.Flush(); err == nil || !strings.HasPrefix(err.Error(), "the settings are not kept: ") {
			t.Fatalf("Flush = %v", err)
		}
	}
	if told != 1 {
		t.Errorf("the same problem was reported %d times", told)
	}
	os.Remove(path)
	flush(t, s)
	if got := Open(path).String("a"); got != "x" {
		t.Errorf("with room again the change is %q", got)
	}
}

func TestDamagedFileIsKept(t *testing.T) {
	for _, text := range []string{"", "{", "[1]", `{"a": tru`} {
		path := place(t)
		os.MkdirAll(filepath.Dir(path), 0o700)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s := Open(path)
		var told error
		s.OnProblem(func(err error) { told = err })
		if told == nil || !strings.Contains(told.Error(), "damaged") {
			t.Fatalf("%q: told %v", text, told)
		}
		s.SetString("a", "new")
		flush(t, s)
		copies, _ := filepath.Glob(path + ".damaged-*")
		if len(copies) != 1 {
			t.Fatalf("%q: copies %v", text, copies)
		}
		if got, _ := os.ReadFile(copies[0]); string(got) != text {
			t.Errorf("the copy of %q holds %q", text, got)
		}
		if got := Open(path).String("a"); got != "new" {
			t.Errorf("after %q the value is %q", text, got)
		}
	}
}

// Two windows at once: each keeps its own changes, and the file is always whole.
func TestTwoInstances(t *testing.T) {
	path := place(t)
	one, two := Open(path), Open(path)
	one.SetString("one", "1")
	flush(t, one)
	two.SetString("two", "2")
	flush(t, two)
	if got := Open(path); got.String("one") != "1" || got.String("two") != "2" {
		t.Errorf("kept %q and %q", got.String("one"), got.String("two"))
	}
	var wg sync.WaitGroup
	for _, s := range []*Settings{one, two} {
		wg.Go(func() {
			for i := range 50 {
				s.SetString("shared", fmt.Sprint(i))
				if err := s.Flush(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 50 {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := decode(text); err != nil {
			t.Fatalf("in between the file is %q", text)
		}
	}
	wg.Wait()
}

func TestFormerFileIsTakenOver(t *testing.T) {
	path := place(t)
	former := filepath.Join(t.TempDir(), "preferences.json")
	if err := os.WriteFile(former, []byte(`{"theme":"dark","tab":1,"planets.onlyUp":true}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(path, former)
	if s.String("theme") != "dark" || s.Int("tab") != 1 || !s.Bool("planets.onlyUp") {
		t.Errorf("took over %q %d %v", s.String("theme"), s.Int("tab"), s.Bool("planets.onlyUp"))
	}
	s.SetInt("tab", 0)
	flush(t, s)
	os.Remove(former)
	if got := Open(path, former); got.String("theme") != "dark" || got.Int("tab") != 0 {
		t.Errorf("the next start has %q %d", got.String("theme"), got.Int("tab"))
	}
}

func TestWithoutAFileNothingIsWritten(t *testing.T) {
	var s Settings
	s.SetString("a", "x")
	if err := s.Flush(); err != nil || s.String("a") != "x" {
		t.Errorf("%q, %v", s.String("a"), err)
	}
}

func TestAttachedSettingsAreTheAppsPreferences(t *testing.T) {
	var s Settings
	app := test.NewTempApp(t)
	s.Attach(app)
	if app.Preferences() != fyne.Preferences(&s) {
		t.Error("Fyne keeps the preferences of the app itself")
	}
}
