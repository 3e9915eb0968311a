package gazetteer

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"
)

func zoneAt(lat, lon float64) string { return ZoneAt(unit.AngleFromDeg(lat), unit.AngleFromDeg(lon)) }

func TestZoneAt(t *testing.T) {
	for _, c := range []struct {
		where    string
		lat, lon float64
		want     string
	}{
		{"Soria", 41.86953, -2.70656, "Europe/Madrid"},
		{"Sydney", -33.8688, 151.2093, "Australia/Sydney"},
		{"Ciudad Juárez", 31.69, -106.49, "America/Ciudad_Juarez"},
		{"El Paso, across the river", 31.78, -106.45, "America/Denver"},
		{"Badajoz, near Portugal", 38.88, -6.97, "Europe/Madrid"},
		{"Elvas, near Spain", 38.88, -7.16, "Europe/Lisbon"},
		{"Mundrabilla", -31.87, 127.85, "Australia/Eucla"},
		{"Phoenix", 33.45, -112.07, "America/Phoenix"},
		{"Window Rock, of the Navajo", 35.68, -109.05, "America/Denver"},
		{"Kiritimati", 1.87, -157.43, "Pacific/Kiritimati"},
		{"Taveuni, on the date line", -16.85, 180, "Pacific/Fiji"},
		{"and east of it", -16.85, -180, "Pacific/Fiji"},
		{"the Atlantic", 0, -30, "Etc/GMT+2"},
		{"the same, as 330° E", 0, 330, "Etc/GMT+2"},
		{"the north pole", 90, 0, "UTC"},
		{"the Bass Strait", -39.754, 145.051, "Australia/Hobart"},
		{"the Pacific, east", 0, -150, "Etc/GMT+10"},
		{"the Pacific, west", 20, 172.4, "Etc/GMT-11"},
		{"the south pole", -90, 0, "Antarctica/McMurdo"},
		{"Greenwich", 51.4769, -0.0005, "Europe/London"},
	} {
		if got := zoneAt(c.lat, c.lon); got != c.want {
			t.Errorf("%s: %s, want %s", c.where, got, c.want)
		}
	}
}

// Every name is one of the zones that the program can load.
func TestZonesAreKnown(t *testing.T) {
	names := zones().names
	if len(names) < 400 {
		t.Errorf("%d zones", len(names))
	}
	for _, name := range names[1:] {
		if _, err := time.LoadLocation(name); err != nil {
			t.Error(err)
		}
	}
}

// Every place of the list keeps the clock of the boundaries that it lies in, in
// January and in July, but where the list is right.
func TestPlacesLieInTheirZones(t *testing.T) {
	// On a border, within the 1.2 km of the boundaries.
	explained := map[string]string{
		"Alto Araguaia, Mato Grosso, Brazil":           "America/Sao_Paulo",
		"Anse-à-Pitre, Sud-Est, Haiti":                 "America/Santo_Domingo",
		"Aragarças, Goiás, Brazil":                     "America/Cuiaba",
		"Dajabón, Dominican Republic":                  "America/Port-au-Prince",
		"Druja, Vitebsk, Belarus":                      "Europe/Riga",
		"Hoàng Sa, Da Nang, Vietnam":                   "Asia/Shanghai",
		"Jogbani, Bihar, India":                        "Asia/Kathmandu",
		"Liuli, Ruvuma, Tanzania":                      "Africa/Blantyre",
		"Manda, Njombe, Tanzania":                      "Africa/Blantyre",
		"Margara, Armavir, Armenia":                    "Europe/Istanbul",
		"Margherita, Western Region, Uganda":           "Africa/Lubumbashi",
		"Mbamba Bay, Ruvuma, Tanzania":                 "Africa/Blantyre",
		"Milove, Luhansk, Ukraine":                     "Europe/Moscow",
		"Monção, Viana do Castelo, Portugal":           "Europe/Madrid",
		"Río Sereno, Chiriquí Province, Panama":        "America/Costa_Rica",
		"San Carlos de Río Negro, Amazonas, Venezuela": "America/Bogota",
		"Sarupathar, Assam, India":                     "Asia/Yangon", // a wrong point of the list
		"Utsjoki, Lapland, Finland":                    "Europe/Oslo",
	}
	offsets := make(map[string][2]int)
	offsetsOf := func(name string) [2]int {
		if known, ok := offsets[name]; ok {
			return known
		}
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		_, january := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC).In(zone).Zone()
		_, july := time.Date(2026, 7, 15, 12, 0, 0, 0, time.UTC).In(zone).Zone()
		offsets[name] = [2]int{january, july}
		return offsets[name]
	}
	found := 0
	l := load()
	for id := range l.people {
		p := l.place(id)
		name := ZoneAt(p.Latitude, p.Longitude)
		if offsetsOf(name) == offsetsOf(p.Zone) {
			continue
		}
		if explained[p.String()] == name {
			found++
		} else {
			t.Errorf("%v (%.3f, %.3f) keeps %s, and lies in %s", p, p.Latitude.Deg(), p.Longitude.Deg(), p.Zone, name)
		}
	}
	if found != len(explained) {
		t.Errorf("%d of %d differences that were explained are there", found, len(explained))
	}
}

func BenchmarkZoneAt(b *testing.B) {
	for b.Loop() {
		zoneAt(-33.8688, 151.2093)
	}
}
