package load

import (
	"strings"
	"testing"
)

// What would be filled in in a URL, and is not where it stands, is told.
func TestPatternsThatAreSentAsTheyStand(t *testing.T) {
	for _, tt := range []struct {
		o    Options
		want string
	}{
		{Options{Body: []byte(`{"user":"u{n}"}`)}, "the body holds {n}"},
		{Options{Header: []string{"X-Request-Id: {uuid}"}}, "the header X-Request-Id holds {uuid}"},
		{Options{Header: []string{"X: {nothing}{n:5-1}{"}, Body: []byte(`{"n":1}`)}, ""},
	} {
		var m Measurement
		m.finish(tt.o)
		got := strings.Join(m.Warnings, "\n")
		if tt.want == "" && strings.Contains(got, "as it stands") || !strings.Contains(got, tt.want) {
			t.Errorf("%+v: got warnings %q, want %q", tt.o, got, tt.want)
		}
	}
}
