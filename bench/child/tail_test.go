package child

import (
	"strings"
	"testing"
)

func TestTellingLine(t *testing.T) {
	for log, want := range map[string]string{
		"": "",
		"Traceback (most recent call last):\n  File \"x.py\", line 1\nModuleNotFoundError: No module named 'ephem'":                  "ModuleNotFoundError: No module named 'ephem'",
		"[1] [ERROR] Exception in worker process\nephem.EphemError: no\n[1] [INFO] Worker exiting\n[1] [INFO] Reason: Worker failed": "ephem.EphemError: no",
		"panic: runtime error: index out of range\n\ngoroutine 1 [running]:\nmain.main()":                                            "panic: runtime error: index out of range",
		"starting\n  address already in use ": "address already in use",
	} {
		var lines []string
		if log != "" {
			lines = strings.Split(log, "\n")
		}
		if got := reason(lines); got != want {
			t.Errorf("reason(%q) = %q, want %q", log, got, want)
		}
	}
}
