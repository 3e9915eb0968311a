package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"perihelion/assets"
)

// versioned are the files below assets/packaging that name the version of the program,
// and how: the first match counts, since lists of releases begin with the newest.
var versioned = []struct {
	file    string
	version *regexp.Regexp
}{
	{"changelog", regexp.MustCompile(`^perihelion \(([^)]+)\) `)},
	{"*/*.metainfo.xml", regexp.MustCompile(`<release [^>]*version="([^"]+)"`)},
}

func TestPackagesHaveTheVersionOfTheProgram(t *testing.T) {
	for _, v := range versioned {
		found, err := filepath.Glob(filepath.Join("..", "assets", "packaging", filepath.FromSlash(v.file)))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 && v.file == "changelog" {
			t.Error("there is no changelog")
		}
		for _, path := range found {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := v.version.FindSubmatch(text); got == nil || string(got[1]) != assets.Version {
				t.Errorf("%s begins with version %q, package assets is %s", path, got, assets.Version)
			}
		}
	}
}

// The changelog is in the syntax of Debian's, from which packages are made.
func TestChangelogCanBeRead(t *testing.T) {
	text, err := os.ReadFile("../assets/packaging/changelog")
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile(`(?m)^perihelion \(\d+\.\d+\.\d+\) \w+; urgency=\w+\n\n(?:  [*] .+\n(?:    .+\n)*)+\n -- [^<\n]+ <[^>\n]+>  \w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}\n`)
	if rest := entry.ReplaceAllString(string(text), ""); strings.TrimSpace(rest) != "" {
		t.Errorf("this is no entry of a changelog:\n%s", rest)
	}
}
