package command

import (
	"testing"

	"perihelion/assets"
)

func TestLicencesArePrintedInEitherSpelling(t *testing.T) {
	for _, flag := range []string{"--licences", "--licenses"} {
		if code, stdout, _ := call(t, flag); code != Done || stdout != assets.Notices() {
			t.Errorf("perihelion %s: exit code %d and %d bytes, want the %d of the notices", flag, code, len(stdout), len(assets.Notices()))
		}
	}
}
