package gazetteer

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"
)

func TestAllAreComplete(t *testing.T) {
	all := All()
	if n := len(all); n < 2000 || n > 2600 {
		t.Errorf("%d places", n)
	}
	seen := map[string]bool{}
	for _, p := range all {
		if seen[p.String()] {
			t.Errorf("%s is there twice", p)
		}
		seen[p.String()] = true
		if p.Name == "" || p.Country == "" {
			t.Errorf("%+v has no name or country", p)
		}
		if math.Abs(p.Latitude.Deg()) > 90 || math.Abs(p.Longitude.Deg()) > 180 || p.Elevation < -500 || p.Elevation > 6000 {
			t.Errorf("%+v is nowhere", p)
		}
		if _, err := time.LoadLocation(p.Zone); err != nil || p.Zone == "" {
			t.Errorf("%s: zone %q: %v", p, p.Zone, err)
		}
	}
}

func TestSearch(t *testing.T) {
	for _, c := range []struct{ query, first string }{
		{"Melbourne", "Melbourne, Victoria, Australia"},
		{"melb", "Melbourne, Victoria, Australia"},
		{"ZÜRICH", "Zürich, Switzerland"},
		{"zurich", "Zürich, Switzerland"},
		{"São Pau", "Sao Paulo, São Paulo, Brazil"},
		{"tromso", "Tromsø, Troms, Norway"},
		{"london, can", "London, Ontario, Canada"},
		{"greenwich", "Greenwich Observatory, London, United Kingdom"},
		{"kong", "Hong Kong"},
		{"iceland", "Reykjavík, Suðurnes, Iceland"},
	} {
		got := Search(c.query, 5)
		if len(got) == 0 || got[0].String() != c.first {
			t.Errorf("Search(%q) begins with %v, want %s", c.query, got, c.first)
		}
	}
	if got := Search("a", 7); len(got) != 7 {
		t.Errorf("Search with at most 7 gives %d", len(got))
	}
	for _, nothing := range []string{"", "  ", "xyzzy", ","} {
		if got := Search(nothing, 5); len(got) != 0 {
			t.Errorf("Search(%q) gives %v", nothing, got)
		}
	}
	p := Search("Melbourne", 1)[0]
	if p.Zone != "Australia/Melbourne" || math.Abs(p.Latitude.Deg()+37.82) > 0.1 || math.Abs(p.Longitude.Deg()-144.97) > 0.1 {
		t.Errorf("Melbourne is %+v", p)
	}
}
