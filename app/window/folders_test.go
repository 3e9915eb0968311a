//go:build unix && !darwin

package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/assets"
)

func TestANewUsersFoldersAreMade(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	if notice := makeFolders(); notice != "" {
		t.Errorf("a new user reads %q", notice)
	}
	for _, folder := range []string{".config", ".cache"} {
		is, err := os.Stat(filepath.Join(home, folder, "fyne", assets.ID))
		if err != nil || !is.IsDir() {
			t.Errorf("%s is not made: %v", folder, err)
		}
	}
}

// TestWithoutAHomeNothingIsKept covers a HOME that is not set and one that cannot be
// written, which here is below a file: root may write in any folder.
func TestWithoutAHomeNothingIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, home := range []string{"", file} {
		t.Setenv("HOME", home)
		t.Setenv("XDG_CONFIG_HOME", "")
		t.Setenv("XDG_CACHE_HOME", "")
		temporary := t.TempDir()
		t.Setenv("TMPDIR", temporary)
		notice := makeFolders()
		if !strings.HasPrefix(notice, "settings are not kept: ") || !strings.Contains(notice, "Set HOME") {
			t.Errorf("with the home %q the notice is %q", home, notice)
		}
		for _, folder := range []func() (string, error){os.UserConfigDir, os.UserCacheDir} {
			if path, err := folder(); err != nil || filepath.Dir(path) != temporary {
				t.Errorf("with the home %q Fyne would write in %q: %v", home, path, err)
			}
		}
	}
}

func TestATemporaryFolderOfOthersIsNotUsed(t *testing.T) {
	temporary := t.TempDir()
	open, link := filepath.Join(temporary, "open"), filepath.Join(temporary, "link")
	if err := os.Mkdir(open, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(temporary, "own")
	for _, when := range []string{"new", "there already"} {
		if !owned(own) {
			t.Errorf("a folder of the user's own that is %s is not used", when)
		}
	}
	if err := os.Symlink(own, link); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{open, link} {
		if owned(folder) {
			t.Errorf("%s is used", filepath.Base(folder))
		}
	}
}
