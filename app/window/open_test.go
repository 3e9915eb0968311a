package window

import (
	"net"
	"testing"
)

func TestOnlyADisplayThatAnswersIsOne(t *testing.T) {
	for display, want := range map[string]bool{"": false, ":54321": false, ":54321.0": false, "elsewhere:0": true} {
		if got := answers(display); got != want {
			t.Errorf("answers(%q) = %v, want %v", display, got, want)
		}
	}
	l, err := net.Listen("unix", "@/tmp/.X11-unix/X54322")
	if err != nil {
		t.Skipf("this system has no abstract sockets: %v", err)
	}
	defer l.Close()
	if !answers(":54322") || !answers(":54322.0") {
		t.Error("a display that answers is taken for none")
	}
}
