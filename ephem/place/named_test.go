package place

import (
	"errors"
	"strings"
	"testing"

	"perihelion/ephem/field"
)

func TestNamed(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Melbourne", "Melbourne, Victoria, Australia"},
		{" zurich ", "Zürich, Switzerland"},
		{"London", "London, Westminster, United Kingdom"},
		{"london, canada", "London, Ontario, Canada"},
		{"London, Ontario, Canada", "London, Ontario, Canada"},
		{"tromso", "Tromsø, Troms, Norway"},
	} {
		if got, err := Named(c.name); err != nil || got.String() != c.want {
			t.Errorf("Named(%q) = %v, %v; want %s", c.name, got, err, c.want)
		}
	}
	for i, p := range All() {
		if i%50 != 0 {
			continue // each costs milliseconds
		}
		if got, err := Named(p.String()); err != nil || got != p {
			t.Fatalf("Named(%q) = %v, %v", p.String(), got, err)
		}
	}
}

func TestNamedRefuses(t *testing.T) {
	for _, c := range []struct{ name, says string }{
		{"", "latitude"},
		{"xyzzy", "latitude"},
		{"San", "Santiago"},
		{strings.Repeat("ä", 500), "latitude"},
	} {
		_, err := Named(c.name)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "place" || !strings.Contains(wrong.Sentence, c.says) || len(wrong.Sentence) > 400 {
			t.Errorf("Named(%.20q): %v", c.name, err)
		}
	}
}
