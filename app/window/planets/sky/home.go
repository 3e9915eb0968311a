package sky

import (
	"os"
	"strings"
	"time"

	"perihelion/ephem/gazetteer"
)

// Home guesses where the computer is from its time zone: in the most populous city that
// keeps it. There is no guess for a computer that keeps UTC all year.
func Home() (gazetteer.Place, bool) {
	at, _ := os.Readlink("/etc/localtime")
	if set, is := os.LookupEnv("TZ"); is {
		at = "zoneinfo/" + strings.TrimPrefix(set, ":")
	}
	_, name, _ := strings.Cut(at, "zoneinfo/")
	return homeOf(name, time.Local, time.Now().Year())
}

// homeOf returns the city of the zone of a name, or else, where the name is not known, of a
// zone whose clocks show the same in January and in July of a year.
func homeOf(name string, zone *time.Location, year int) (gazetteer.Place, bool) {
	homes := gazetteer.Homes()
	for _, p := range homes {
		if p.Zone == name {
			return p, true
		}
	}
	clocks := func(zone *time.Location) (offsets [2]int) {
		_, offsets[0] = time.Date(year, time.January, 15, 12, 0, 0, 0, zone).Zone()
		_, offsets[1] = time.Date(year, time.July, 15, 12, 0, 0, 0, zone).Zone()
		return offsets
	}
	if clocks(zone) == [2]int{} {
		return gazetteer.Place{}, false
	}
	for _, p := range homes {
		if other, err := time.LoadLocation(p.Zone); err == nil && clocks(other) == clocks(zone) {
			return p, true
		}
	}
	return gazetteer.Place{}, false
}
