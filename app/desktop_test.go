package main

import (
	"encoding/xml"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"perihelion/assets"
)

const linuxPackaging = packaging + "linux/"

// desktopEntry reads the keys of the menu's entry.
func desktopEntry(t *testing.T) map[string]string {
	t.Helper()
	entry := map[string]string{}
	for line := range strings.Lines(read(t, linuxPackaging+assets.ID+".desktop")) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			entry[key] = value
		}
	}
	return entry
}

// The menu's entry and FyneApp.toml describe one program.
func TestDesktopEntryIsThatOfTheProgram(t *testing.T) {
	entry := desktopEntry(t)
	var file struct {
		LinuxAndBSD struct {
			GenericName, Comment string
			Categories, Keywords []string
		}
	}
	if _, err := toml.DecodeFile("../FyneApp.toml", &file); err != nil {
		t.Fatal(err)
	}
	list := func(of []string) string { return strings.Join(of, ";") + ";" }
	for key, want := range map[string]string{
		"Name": assets.Name, "Icon": assets.ID, "StartupWMClass": assets.Name,
		"GenericName": file.LinuxAndBSD.GenericName, "Comment": file.LinuxAndBSD.Comment,
		"Categories": list(file.LinuxAndBSD.Categories), "Keywords": list(file.LinuxAndBSD.Keywords),
	} {
		if entry[key] != want {
			t.Errorf("the desktop entry has %s=%s, want %s", key, entry[key], want)
		}
	}
}

// metainfo holds the entries of the metainfo file that software centres show.
type metainfo struct {
	ID         string   `xml:"id"`
	Name       string   `xml:"name"`
	Summary    string   `xml:"summary"`
	Launchable string   `xml:"launchable"`
	MediaTypes []string `xml:"provides>mediatype"`
}

func TestMetainfoIsThatOfTheProgram(t *testing.T) {
	var m metainfo
	if err := xml.Unmarshal([]byte(read(t, linuxPackaging+assets.ID+".metainfo.xml")), &m); err != nil {
		t.Fatal(err)
	}
	entry := desktopEntry(t)
	if m.ID != assets.ID || m.Name != assets.Name || m.Summary != entry["Comment"] || m.Launchable != assets.ID+".desktop" {
		t.Errorf("the metainfo is of %s, %s: %s, %s", m.ID, m.Name, m.Summary, m.Launchable)
	}
	mime := read(t, linuxPackaging+assets.ID+".mime.xml")
	for _, kind := range m.MediaTypes {
		if !slices.Contains(strings.Split(entry["MimeType"], ";"), kind) {
			t.Errorf("the desktop entry does not open %s", kind)
		}
		if !strings.Contains(mime, `<mime-type type="`+kind+`">`) {
			t.Errorf("the file of file types does not describe %s", kind)
		}
	}
}

// The judges are Debian's own.
func TestDesktopFilesAreValid(t *testing.T) {
	for _, judge := range [][]string{
		{"desktop-file-validate", linuxPackaging + assets.ID + ".desktop"},
		{"appstreamcli", "validate", "--no-net", "--pedantic", linuxPackaging + assets.ID + ".metainfo.xml"},
	} {
		t.Run(judge[0], func(t *testing.T) {
			if _, err := exec.LookPath(judge[0]); err != nil {
				t.Skipf("needs %s; make test installs it", judge[0])
			}
			if out, err := exec.Command(judge[0], judge[1:]...).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
