//go:build unix && !darwin

package window

import (
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

// listenAt answers the greeting of a client with one byte, or never.
func listenAt(t *testing.T, address string, answer bool) {
	t.Helper()
	l, err := net.Listen("unix", address)
	if err != nil {
		t.Skipf("no socket at %s: %v", address, err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { conn.Close() })
			if answer {
				io.ReadFull(conn, make([]byte, 12))
				conn.Write([]byte{1})
			}
		}
	}()
}

func TestTheDisplayThatAnswersIsUsed(t *testing.T) {
	folder := t.TempDir()
	listenAt(t, filepath.Join(folder, "alive"), true)
	listenAt(t, filepath.Join(folder, "silent"), false)
	listenAt(t, "@/tmp/.X11-unix/X54322", true)
	inFolder := func(more map[string]string) map[string]string {
		more["XDG_RUNTIME_DIR"] = folder
		return more
	}
	for name, c := range map[string]struct {
		environment map[string]string
		platform    string // that Fyne has to use
		sentence    string // a part of the error
	}{
		"nothing":               {nil, "", "there is no display"},
		"X":                     {map[string]string{"DISPLAY": ":54322"}, "x11", ""},
		"X with a screen":       {map[string]string{"DISPLAY": ":54322.0"}, "x11", ""},
		"X with a host":         {map[string]string{"DISPLAY": "unix:54322"}, "x11", ""},
		"X not there":           {map[string]string{"DISPLAY": ":54321"}, "", `DISPLAY is ":54321", and no X server listens there`},
		"X as a path":           {map[string]string{"DISPLAY": filepath.Join(folder, "alive")}, "x11", ""},
		"X silent":              {map[string]string{"DISPLAY": filepath.Join(folder, "silent")}, "", "the X server there does not answer"},
		"X wrong":               {map[string]string{"DISPLAY": "screen"}, "", "does not name an X server"},
		"X elsewhere, not":      {map[string]string{"DISPLAY": "host.invalid:0"}, "", "no X server listens there"},
		"Wayland":               {inFolder(map[string]string{"WAYLAND_DISPLAY": "alive"}), "wayland", ""},
		"Wayland as a path":     {map[string]string{"WAYLAND_DISPLAY": filepath.Join(folder, "alive")}, "wayland", ""},
		"Wayland not there":     {inFolder(map[string]string{"WAYLAND_DISPLAY": "wayland-9"}), "", "no compositor listens at " + filepath.Join(folder, "wayland-9")},
		"Wayland silent":        {inFolder(map[string]string{"WAYLAND_DISPLAY": "silent"}), "", "the compositor there does not answer"},
		"Wayland, no folder":    {map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, "", "XDG_RUNTIME_DIR"},
		"Wayland handed over":   {map[string]string{"WAYLAND_SOCKET": "7"}, "wayland", ""},
		"both":                  {inFolder(map[string]string{"WAYLAND_DISPLAY": "alive", "DISPLAY": ":54322"}), "", ""},
		"both, Wayland dead":    {inFolder(map[string]string{"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":54322"}), "x11", ""},
		"both, X dead":          {inFolder(map[string]string{"WAYLAND_DISPLAY": "alive", "DISPLAY": ":54321"}), "wayland", ""},
		"both dead":             {inFolder(map[string]string{"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":54321"}), "", "no X server listens there"},
		"both, X wished":        {inFolder(map[string]string{"WAYLAND_DISPLAY": "alive", "DISPLAY": ":54322", "FYNE_PLATFORM": "x11"}), "x11", ""},
		"both, dead one wished": {inFolder(map[string]string{"WAYLAND_DISPLAY": "alive", "DISPLAY": ":54321", "FYNE_PLATFORM": "x11"}), "", "no X server listens there"},
	} {
		t.Run(name, func(t *testing.T) {
			var platform string
			err := reachDisplay(func(key string) string { return c.environment[key] }, func(key, value string) error {
				if key != platformVariable {
					t.Errorf("%s is set", key)
				}
				platform = value
				return nil
			})
			switch {
			case c.sentence == "" && err != nil:
				t.Errorf("no window opens: %v", err)
			case c.sentence != "" && (err == nil || !strings.Contains(err.Error(), c.sentence)):
				t.Errorf("the error is %v, want one with %q", err, c.sentence)
			}
			if platform != c.platform {
				t.Errorf("Fyne has to use %q, want %q", platform, c.platform)
			}
		})
	}
}
