package logfilter

import (
	"log"
	"strings"
	"testing"
)

// logged writes lines as Fyne and others do and returns the output of the filter.
func logged(f *filter, lines ...string) string {
	var out strings.Builder
	f.out = &out
	l := log.New(f, "", log.LstdFlags)
	for _, line := range lines {
		l.Println(line)
	}
	return out.String()
}

const at = "  At: /root/go/pkg/mod/fyne.io/fyne/v2@v2.8.1/app/app.go:1"

func TestReportsThatDoNoHarmAreDropped(t *testing.T) {
	for _, lines := range [][]string{
		{"Fyne error:  failed to watch theme settings", "  Cause: exec: \"dbus-launch\": executable file not found in $PATH", at},
		{"Fyne error:  Error parsing user locale xx-!!!", "  Cause: language: tag is not well-formed", at},
		{"Fyne error:  Preferences load error:", "  Cause: EOF", at},
		{"Fyne error:  Failed to focus object which is not part of the canvas’ content, menu or overlays.", at},
	} {
		if got := logged(&filter{}, lines...); got != "" {
			t.Errorf("%q left %q", lines, got)
		}
	}
}

func TestOtherReportsAreOneLineWithoutPaths(t *testing.T) {
	for _, c := range []struct {
		want  string
		lines []string
	}{
		{"perihelion: the window reports: Preferences load error: invalid character 'x' looking for beginning of value\n",
			[]string{"Fyne error:  Preferences load error:", "  Cause: invalid character 'x' looking for beginning of value", at}},
		{"perihelion: the window reports: GLFW clipboard set failed\n",
			[]string{"Fyne error:  GLFW clipboard set failed", at}},
		{"perihelion: the window reports: Failed to load image: first second\n",
			[]string{"Fyne error:  Failed to load image", "  Cause: first\nsecond", at}},
		{"perihelion: the window reports: one\nperihelion: the window reports: two\n",
			[]string{"Fyne error:  one", "Fyne error:  two", at}},
	} {
		if got := logged(&filter{}, c.lines...); got != c.want {
			t.Errorf("%q left %q, want %q", c.lines, got, c.want)
		}
	}
}

func TestLinesOfOthersPassUnchanged(t *testing.T) {
	for _, line := range []string{
		"http: TLS handshake error from 127.0.0.1:5: EOF",
		"  Cause: of nothing that Fyne reported",
		"",
	} {
		got := logged(&filter{}, line)
		if undated(got) != line+"\n" || got == line+"\n" {
			t.Errorf("%q became %q, want it with its date", line, got)
		}
	}
}

func TestAReportCanBeIntercepted(t *testing.T) {
	var f filter
	var seen []Report
	f.intercept(func(r Report) bool {
		seen = append(seen, r)
		return r.Reason == "window creation error"
	})
	got := logged(&f, "Fyne error:  window creation error", "  Cause: APIUnavailable: GLX: GLX extension not found", at, "Fyne error:  other", at)
	if want := "perihelion: the window reports: other\n"; got != want {
		t.Errorf("left %q, want %q", got, want)
	}
	if want := "window creation error: APIUnavailable: GLX: GLX extension not found"; len(seen) != 2 || seen[0].String() != want {
		t.Errorf("intercepted %v, want two, the first %q", seen, want)
	}
}

// TestAPanicLeavesTheFilterUsable: the opening of the window is left by one.
func TestAPanicLeavesTheFilterUsable(t *testing.T) {
	var f filter
	f.intercept(func(Report) bool { panic("no window") })
	func() {
		defer func() { recover() }()
		logged(&f, "Fyne error:  window creation error", at)
	}()
	f.intercept(nil)
	if got := logged(&f, "another line"); undated(got) != "another line\n" {
		t.Errorf("after a panic %q is written", got)
	}
}
