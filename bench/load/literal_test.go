package load

import (
	"strings"
	"testing"
)

// A pattern where it is not filled in has a warning.
func TestPatternsThatAreSentAsTheyStand(t *testing.T) {
	for _, tt := range []struct {
		o    Options
		want string
	}{
		{Options{Request: Request{Body: []byte(`{"user":"u{n}"}`)}}, "the body holds {n}"},
		{Options{Request: Request{Header: []string{"X-Request-Id: {uuid}"}}}, "the header X-Request-Id holds {uuid}"},
		{Options{Request: Request{Header: []string{"X: {nothing}{n:5-1}{"}, Body: []byte(`{"n":1}`)}}, ""},
	} {
		var m Measurement
		m.complete(tt.o)
		got := warningOf(m, codeLiteralPattern)
		if tt.want == "" && got.Code != "" || !strings.HasPrefix(got.Cause, tt.want) {
			t.Errorf("%+v: got %+v, want %q", tt.o, got, tt.want)
		}
	}
}
