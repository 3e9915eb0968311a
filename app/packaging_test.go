package main

import (
	"regexp"
	"strings"
	"testing"

	"perihelion/assets"
)

const packaging = "../assets/packaging/"

// Files that do not get the version from make must name it. The first match counts,
// since lists of releases begin with the newest.
func TestPackagesHaveTheVersionOfTheProgram(t *testing.T) {
	for file, version := range map[string]*regexp.Regexp{
		"changelog":                            regexp.MustCompile(`^perihelion \(([^)]+)\) `),
		"linux/" + assets.ID + ".metainfo.xml": regexp.MustCompile(`<release [^>]*version="([^"]+)"`),
	} {
		if got := version.FindStringSubmatch(read(t, packaging+file)); got == nil || got[1] != assets.Version {
			t.Errorf("%s begins with version %q, package assets is %s", file, got, assets.Version)
		}
	}
}

// The changelog is in the syntax of Debian's, from which packages are made.
func TestChangelogCanBeRead(t *testing.T) {
	entry := regexp.MustCompile(`(?m)^perihelion \(\d+\.\d+\.\d+\) \w+; urgency=\w+\n\n(?:  [*] .+\n(?:    .+\n)*)+\n -- [^<\n]+ <[^>\n]+>  \w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}\n`)
	if rest := entry.ReplaceAllString(read(t, packaging+"changelog"), ""); strings.TrimSpace(rest) != "" {
		t.Errorf("this is no entry of a changelog:\n%s", rest)
	}
}
