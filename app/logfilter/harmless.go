package logfilter

import "strings"

// known are the reports that no user of this program can do anything about, or
// needs to, each with its reason.
var known = []struct {
	reason string   // the beginning of the reason
	causes []string // one of which the cause contains; none means any
}{
	// The window follows the colours of the desktop where there is a session bus, and
	// is light where there is none.
	{"failed to watch theme settings", nil},
	{"Unable to connect to session D-Bus", nil},
	{"Failed to send message to bus", nil},
	// The program is in English whatever the locale.
	{"Error parsing user locale", nil},
	{"Failed to look up user locale", nil},
	{"Failed to load user locales", nil},
	// Fyne watches the file of its preferences and reads it while it writes it.
	{"Preferences load error:", []string{"EOF", "unexpected end of JSON input"}},
	// Something that was to have the keyboard went away meanwhile; the next key or
	// click chooses anew.
	{"Failed to focus object which is not part of the canvas", nil},
	// A key without a name, of a keyboard that has more keys than are known.
	{"Failed to get GLFW key name", nil},
	// Watching a file that was removed and made anew.
	{"failed to stop watching removed settings file", nil},
}

func harmless(r Report) bool {
	for _, k := range known {
		if !strings.HasPrefix(r.Reason, k.reason) {
			continue
		}
		if len(k.causes) == 0 {
			return true
		}
		for _, cause := range k.causes {
			if strings.Contains(r.Cause, cause) {
				return true
			}
		}
	}
	return false
}
