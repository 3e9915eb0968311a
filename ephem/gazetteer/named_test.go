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
		{" zurich ", "Zürich, Zurich, Switzerland"},
		{"London", "London, England, United Kingdom"},
		{"london, canada", "London, Ontario, Canada"},
		{"London, Ontario, Canada", "London, Ontario, Canada"},
		{"tromso", "Tromsø, Troms og Finnmark, Norway"},
		{"London, UK", "London, England, United Kingdom"},
		{"london, canada, ontario", "London, Ontario, Canada"},
		{"Springfield", "Springfield, Missouri, United States"},
		{"springfield, missouri", "Springfield, Missouri, United States"},
		{"springfield, USA, missouri", "Springfield, Missouri, United States"},
		{"springfield, mo, u.s.a.", "Springfield, Missouri, United States"},
		{"New York City", "New York City, New York, United States"},
		{"nyc, us", "New York City, New York, United States"},
		{"Portland, OR", "Portland, Oregon, United States"},
		{"Washington DC", "Washington, Washington D.C., United States"},
		{"Washington, D.C.", "Washington, Washington D.C., United States"},
		{"Kyiv, Uk", "Kyiv, Kyiv City, Ukraine"}, // the beginning of a country is as good as before
	} {
		if got, err := Named(c.name); err != nil || got.String() != c.want {
			t.Errorf("Named(%q) = %v, %v; want %s", c.name, got, err, c.want)
		}
	}
	l := load()
	for id := range l.people {
		if id%500 != 0 {
			continue // each costs milliseconds
		}
		p := l.place(id)
		if got, err := Named(p.String()); err != nil || got != p {
			t.Errorf("Named(%q) = %v, %v", p.String(), got, err)
		}
	}
}

func TestNamedRefuses(t *testing.T) {
	for _, c := range []struct{ name, says string }{
		{"", "latitude"},
		{"xyzzy", "latitude"},
		{"Santia", "Santiago"},
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
	for _, c := range []struct {
		name, second string
		least        int
	}{
		{"springfield", "Springfield, Massachusetts, United States", 10},
		{"springfield, usa", "Springfield, Massachusetts, United States", 10},
		{"springfield, missouri", "", 0},
		{"Springfield, Missouri, United States", "", 0},
		{"London", "London, Ontario, Canada", 3},
		{"London, England, United Kingdom", "", 0},
		{"Cologne", "Cologne, Lombardy, Italy", 1},
		{"New York City", "", 0},
		{"melb", "", 0},
		{"xyzzy", "", 0},
		{"Santia", "", 0},
	} {
		others := Others(c.name)
		second := ""
		if len(others) > 0 {
			second = others[0].String()
		}
		if second != c.second || len(others) < c.least || len(others) > 20 {
			t.Errorf("Others(%q) are %d, first %q, want %q", c.name, len(others), second, c.second)
		}
	}
}

// The list has the countries of the other names.
func TestCountriesAreInTheList(t *testing.T) {
	countries := make(map[string]bool)
	for _, r := range load().regions {
		countries[r.foldedCountry] = true
	}
	for _, other := range []string{"usa", "america", "united states of america", "uk", "britain", "uae", "czech republic", "holland", "ivory coast", "burma", "turkiye"} {
		if name := countryAlias(other); !countries[name] {
			t.Errorf("%q stands for %q", other, name)
		}
	}
	if name := countryAlias("xx"); name != "" {
		t.Errorf("xx stands for %q", name)
	}
}
