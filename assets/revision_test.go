package assets

import "testing"

func TestRevisionIsWhatTheLinkerWrote(t *testing.T) {
	was := Commit
	defer func() { Commit = was }()
	Commit = "0123456789ab"
	if got := Revision(); got != Commit {
		t.Errorf("Revision() = %q, want %q", got, Commit)
	}
}
