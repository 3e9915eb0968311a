package gazetteer

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"
)

func TestListIsComplete(t *testing.T) {
	l := load()
	if n := len(l.people); n < 115_000 || n > 125_000 {
		t.Errorf("%d places", n)
	}
	seen := make(map[string]bool)
	zones := make(map[string]bool)
	high := 0
	for id := range l.people {
		p := l.place(id)
		if seen[p.String()] {
			t.Errorf("%s is there twice", p)
		}
		seen[p.String()], zones[p.Zone] = true, true
		if p.Name == "" || p.Country == "" {
			t.Errorf("%+v has no name or country", p)
		}
		if math.Abs(p.Latitude.Deg()) > 90 || math.Abs(p.Longitude.Deg()) > 180 || p.Elevation < -500 || p.Elevation > 6000 {
			t.Errorf("%+v is nowhere", p)
		}
		if p.Elevation > 100 {
			high++
		}
	}
	if high < len(l.people)/3 {
		t.Errorf("%d places are above 100 m", high)
	}
	for zone := range zones {
		if _, err := time.LoadLocation(zone); err != nil || zone == "" {
			t.Errorf("zone %q: %v", zone, err)
		}
	}
}

// Coordinates, elevations and zones as GeoNames and maps have them.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name                     string
		lat, lon, elevation, off float64
		zone                     string
	}{
		{"Melbourne", -37.814, 144.963, 25, 20, "Australia/Melbourne"},
		{"Vienna", 48.208, 16.372, 171, 20, "Europe/Vienna"},
		{"Quito", -0.230, -78.525, 2850, 60, "America/Guayaquil"},
		{"La Paz, Bolivia", -16.5, -68.15, 3640, 200, "America/La_Paz"},
		{"Coyhaique", -45.575, -72.066, 300, 100, "America/Coyhaique"},
		{"Greenwich Observatory", 51.477, 0, 47, 0, "Europe/London"},
		{"South Pole Station", -90, 0, 2835, 0, "Antarctica/McMurdo"},
	} {
		p, err := Named(c.name)
		if err != nil || p.Zone != c.zone || math.Abs(p.Latitude.Deg()-c.lat) > 0.02 || math.Abs(p.Longitude.Deg()-c.lon) > 0.02 ||
			math.Abs(p.Elevation-c.elevation) > c.off {
			t.Errorf("Named(%q) = %+v (%.3f, %.3f), %v; want %+v", c.name, p, p.Latitude.Deg(), p.Longitude.Deg(), err, c)
		}
	}
}

// The home of a zone is the largest place of the list that keeps it.
func TestHomes(t *testing.T) {
	byZone := make(map[string]Place)
	for i, p := range Homes() {
		byZone[p.Zone] = p
		if found, err := Named(p.String()); err != nil || found != p {
			t.Errorf("home %d is %v; the list has %v, %v", i, p, found, err)
		}
	}
	if len(byZone) != len(load().zones) {
		t.Errorf("%d homes, %d zones", len(byZone), len(load().zones))
	}
	for zone, want := range map[string]string{"Europe/Vienna": "Vienna", "Europe/London": "London", "Australia/Melbourne": "Melbourne", "Asia/Tokyo": "Tokyo"} {
		if got := byZone[zone]; got.Name != want {
			t.Errorf("%s: %v, want %s", zone, got, want)
		}
	}
}

func TestLargest(t *testing.T) {
	largest := Largest(3)
	if len(largest) != 3 || largest[0].Name != "Shanghai" || load().people[0] == 0 {
		t.Errorf("Largest(3) = %v", largest)
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		lat, lon, km float64
		want         string
	}{
		{48.21, 16.37, 1, "Innere Stadt"},
		{-39.754, 145.051, 130, "Currie"},
		{0, 179.99, 800, "Kulia Village"},
		{-17.9, -179.9, 150, "Levuka"}, // across the date line
	} {
		p, km := Nearest(thousandths(int32(c.lat*1000)), thousandths(int32(c.lon*1000)))
		best := math.Inf(1)
		for id := range load().people {
			q := load().place(id)
			best = min(best, distance(thousandths(int32(c.lat*1000)), thousandths(int32(c.lon*1000)), q.Latitude, q.Longitude))
		}
		if km != best || km > c.km || p.Name != c.want {
			t.Errorf("nearest to %v, %v is %v at %.0f km; the nearest is %.0f km away", c.lat, c.lon, p, km, best)
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		unpack()
	}
}
