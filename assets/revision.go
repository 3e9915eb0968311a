package assets

import "runtime/debug"

// Commit is the commit that a release is built from, which the linker writes here
// (-X perihelion/assets.Commit=…): releases are built without the marks of version
// control that Go would add.
var Commit string

// Revision is the commit that the program is built from, with a plus sign where files
// were changed since; "" where it is not known.
func Revision() string {
	if Commit != "" {
		return Commit
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+"
		}
	}
	return revision + changed
}
