package planets

import (
	"encoding/json"
	"slices"

	"perihelion/ephem/text"
)

// site is a place that was used, as the fields have it.
type site struct {
	Name      string `json:"name,omitempty"` // empty for coordinates
	Latitude  string `json:"latitude"`
	Longitude string `json:"longitude"`
	Elevation string `json:"elevation"`
	Favourite bool   `json:"favourite,omitempty"`
}

// is reports whether two sites are the same place.
func (s site) is(o site) bool {
	return s.Name == o.Name && s.Latitude == o.Latitude && s.Longitude == o.Longitude
}

// label is what a site is called: its name, or its coordinates.
func (s site) label() string {
	if s.Name != "" {
		return s.Name
	}
	lat, err := text.ParseLatitude(s.Latitude)
	lon, err2 := text.ParseLongitude(s.Longitude)
	if err != nil || err2 != nil {
		return ""
	}
	return text.Coordinates(lat, lon)
}

// sites are the places that were used, favourites first and the last one first.
type sites []site

// mostSites is how many places are remembered.
const mostSites = 12

// used puts a place at the head of the others.
func (all sites) used(s site) sites {
	if i := all.find(s); i >= 0 {
		s.Favourite = all[i].Favourite
	}
	all = slices.Insert(all.without(s), 0, s)
	slices.SortStableFunc(all, func(a, b site) int {
		switch {
		case a.Favourite == b.Favourite:
			return 0
		case a.Favourite:
			return -1
		}
		return 1
	})
	return all[:min(len(all), mostSites)]
}

// starred sets or takes away the star of a place.
func (all sites) starred(s site) sites {
	all = slices.Clone(all)
	i := all.find(s)
	if i < 0 {
		all, i = append(all, s), len(all)
	}
	all[i].Favourite = !all[i].Favourite
	return all.used(all[i])
}

// without takes a place away.
func (all sites) without(s site) sites {
	return slices.DeleteFunc(slices.Clone(all), s.is)
}

// beside returns at most n places other than one.
func (all sites) beside(s site, n int) sites {
	others := all.without(s)
	return others[:min(n, len(others))]
}

func (all sites) find(s site) int { return slices.IndexFunc(all, s.is) }

// favourite reports whether a place has a star.
func (all sites) favourite(s site) bool {
	i := all.find(s)
	return i >= 0 && all[i].Favourite
}

// kept are the places as they are remembered.
func (all sites) kept() string {
	b, err := json.Marshal(all)
	if err != nil {
		panic("planets: " + err.Error()) // it is strings
	}
	return string(b)
}

// readSites reads what kept has written. What is wrong in it is left out.
func readSites(kept string) (all sites) {
	var list sites
	if json.Unmarshal([]byte(kept), &list) != nil {
		return nil
	}
	for _, s := range list {
		if _, err := text.ParseElevation(s.Elevation); err == nil && s.label() != "" && (site{Latitude: s.Latitude, Longitude: s.Longitude}).label() != "" && all.find(s) < 0 {
			all = append(all, s)
		}
	}
	return all[:min(len(all), mostSites)]
}
