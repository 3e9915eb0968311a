package sky

import (
	"testing"
	"time"
)

func TestHome(t *testing.T) {
	zone := func(name string) *time.Location {
		z, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		return z
	}
	for _, c := range []struct {
		name string
		zone *time.Location
		want string
	}{
		{"Europe/Vienna", zone("Europe/Vienna"), "Vienna"},
		{"Australia/Melbourne", zone("Australia/Melbourne"), "Melbourne"},
		{"US/Pacific", zone("US/Pacific"), "Los Angeles"}, // an old name
		{"", zone("Asia/Kathmandu"), "Kathmandu"},         // the system has no name for it
		{"Etc/UTC", time.UTC, ""},
		{"", time.UTC, ""},
		{"", time.FixedZone("", 1234), ""},
	} {
		got, ok := homeOf(c.name, c.zone, 2026)
		if ok != (c.want != "") || got.Name != c.want {
			t.Errorf("homeOf(%q, %v) = %v, %v; want %q", c.name, c.zone, got, ok, c.want)
		}
	}
}
