package main

import (
	"encoding/xml"
	"errors"
	"go/version"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"perihelion/assets"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The values of the keys of a property list that are strings, at any depth.
func plistStrings(t *testing.T, plist string) map[string]string {
	t.Helper()
	values := map[string]string{}
	d := xml.NewDecoder(strings.NewReader(plist))
	var element, key string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			element = x.Name.Local
		case xml.EndElement:
			element = ""
		case xml.CharData:
			switch element {
			case "key":
				key = string(x)
			case "string":
				values[key] = string(x)
			}
		}
	}
}

func TestBundleIsThatOfThePackages(t *testing.T) {
	got := plistStrings(t, read(t, packaging+"macos/Info.plist"))
	for key, want := range map[string]string{
		"CFBundleIdentifier":         assets.ID,
		"CFBundleName":               assets.Name,
		"CFBundleDisplayName":        assets.Name,
		"CFBundleShortVersionString": "@VERSION@", // make puts assets.Version here
		"CFBundleVersion":            "@VERSION@",
		"UTTypeIdentifier":           assets.ID + ".run",
	} {
		if got[key] != want {
			t.Errorf("%s of the bundle is %q, want %q", key, got[key], want)
		}
	}
}

func TestReleasesAreBuiltByAGoThatModulesAllow(t *testing.T) {
	makefile := regexp.MustCompile(`(?m)^RELEASE_GO := (.+)$`).FindStringSubmatch(read(t, packaging+"release.mk"))
	module := regexp.MustCompile(`(?m)^go (.+)$`).FindStringSubmatch(read(t, "../go.mod"))
	if makefile == nil || module == nil {
		t.Fatal("release.mk has no RELEASE_GO, or go.mod no line go")
	}
	if version.Compare("go"+makefile[1], "go"+module[1]) < 0 {
		t.Errorf("releases are built by Go %s, and go.mod needs %s", makefile[1], module[1])
	}
}

func workflows(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("workflows: %v, %v", names, err)
	}
	texts := map[string]string{}
	for _, name := range names {
		texts[name] = read(t, name)
	}
	return texts
}

// A tag of an action can be moved to other code, a commit cannot.
func TestActionsAreNamedByCommit(t *testing.T) {
	uses := regexp.MustCompile(`(?m)^\s*(?:- )?uses: *(.*)$`)
	local := regexp.MustCompile(`^\./\S+$`)
	pinned := regexp.MustCompile(`^([\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	first := map[string]string{}
	for name, text := range workflows(t) {
		for _, use := range uses.FindAllStringSubmatch(text, -1) {
			if local.MatchString(use[1]) {
				continue
			}
			action := pinned.FindStringSubmatch(use[1])
			if action == nil {
				t.Errorf("%s uses %q, want OWNER/ACTION@COMMIT # vN.N.N", name, use[1])
				continue
			}
			if before, ok := first[action[1]]; ok && before != use[1] {
				t.Errorf("%s is used as %q and as %q", action[1], before, use[1])
			}
			first[action[1]] = use[1]
		}
	}
}

func TestSecretsAreDescribed(t *testing.T) {
	readme := read(t, packaging+"README.md")
	for name, text := range workflows(t) {
		for _, secret := range regexp.MustCompile(`secrets\.(\w+)`).FindAllStringSubmatch(text, -1) {
			if !strings.Contains(readme, "`"+secret[1]+"`") {
				t.Errorf("%s reads the secret %s, and assets/packaging/README.md does not name it", name, secret[1])
			}
		}
	}
}
