package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func TestNamed(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Melbourne", "Melbourne, Victoria, Australia"},
		{" zurich ", "Zürich, Switzerland"},
		{"London", "London, Westminster, United Kingdom"},
		{"london, canada", "London, Ontario, Canada"},
		{"London, Ontario, Canada", "London, Ontario, Canada"},
		{"tromso", "Tromsø, Troms, Norway"},
		{"London, UK", "London, Westminster, United Kingdom"},
		{"london, canada, ontario", "London, Ontario, Canada"},
		{"Springfield", "Springfield, Massachusetts, United States of America"},
		{"springfield, missouri", "Springfield, Missouri, United States of America"},
		{"springfield, USA, missouri", "Springfield, Missouri, United States of America"},
		{"springfield, mo, u.s.a.", "Springfield, Missouri, United States of America"},
		{"New York City", "New York, United States of America"},
		{"nyc, us", "New York, United States of America"},
		{"Portland, OR", "Portland, Oregon, United States of America"},
		{"Washington DC", "Washington, D.C., District of Columbia, United States of America"},
		{"Washington, D.C.", "Washington, D.C., District of Columbia, United States of America"},
		{"Kyiv, Uk", "Kyiv, Ukraine"}, // the beginning of a country is as good as before
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

// The other places of a name are known.
func TestOthers(t *testing.T) {
	for _, c := range []struct{ name, others string }{
		{"springfield", "Springfield, Missouri, United States of America"},
		{"springfield, usa", "Springfield, Missouri, United States of America"},
		{"springfield, missouri", ""},
		{"Springfield, Missouri, United States of America", ""},
		{"London", "London, Ontario, Canada"},
		{"New York City", ""},
		{"melb", ""},
		{"xyzzy", ""},
		{"San", ""},
	} {
		var names []string
		for _, p := range Others(c.name) {
			names = append(names, p.String())
		}
		if got := strings.Join(names, "; "); got != c.others {
			t.Errorf("Others(%q) are %q, want %q", c.name, got, c.others)
		}
	}
}

func TestStatesAreInTheList(t *testing.T) {
	regions := map[string]bool{}
	for _, e := range load() {
		regions[e.region], regions[e.country] = true, true
	}
	for _, short := range []string{"al", "ny", "dc", "wy", "d.c.", "usa", "u.s.", "uk", "uae"} {
		if full := regionAlias(short); !regions[full] || full == "" {
			t.Errorf("%q stands for %q", short, full)
		}
	}
	for _, none := range []string{"", "xx", "a", "c ", "new"} {
		if full := regionAlias(none); full != "" {
			t.Errorf("%q stands for %q", none, full)
		}
	}
}
