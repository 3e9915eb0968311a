package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// extra are observatories and a few other places that no list of cities has.
// elevations are the elevations of large cities that lie high or are often looked up,
// in metres, by the ASCII name. clocks are the zones of cities for which the list's zone
// comes from boundaries that are out of date or never were right. A test of
// ephem/gazetteer compares all cities with the boundaries of zones.gz, so that no other
// is wrong.
var (
	//go:embed extra.tsv
	extra string
	//go:embed clocks.tsv
	clocks string
	//go:embed elevations.tsv
	elevations string
)

type city struct {
	Name       string  `json:"city"`
	ASCII      string  `json:"city_ascii"`
	Latitude   float64 `json:"lat"`
	Longitude  float64 `json:"lng"`
	Population float64 `json:"pop"`
	Country    string  `json:"country"`
	Province   string  `json:"province"`
	Zone       string  `json:"timezone"`
}

// The cities that are kept: all with this many people, the largest of each country,
// cities so far north or south that the Sun may not rise or set, and the cities of
// elevations.tsv.
const (
	population = 175_000
	perCountry = 4
	polar      = 65
)

// countries are names that have changed, or read badly in a list.
var countries = map[string]string{
	"Aland":                          "Åland",
	"Curacao":                        "Curaçao",
	"Federated States of Micronesia": "Micronesia",
	"Hong Kong S.A.R.":               "Hong Kong",
	"Macau S.A.R":                    "Macau",
	"Macedonia":                      "North Macedonia",
	"Svalbard and Jan Mayen Islands": "Svalbard",
	"Swaziland":                      "Eswatini",
	"Vatican (Holy Sea)":             "Vatican City",
}

// cities writes cities.gz with one line for each place, the largest first and the places
// of extra.tsv last: name, region, country, latitude, longitude, elevation (empty where
// unknown), zone and population, with tabs between.
func cities(from, to string) error {
	src, err := timezones.read(from, "data/cityMap.json")
	if err != nil {
		return err
	}
	var all []city
	if err := json.Unmarshal(src, &all); err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b city) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), strings.Compare(a.ASCII, b.ASCII), strings.Compare(a.Country, b.Country))
	})
	heights, zones := byCity(elevations), byCity(clocks)
	var out strings.Builder
	kept := make(map[string]int)
	seen := make(map[string]bool)
	for _, c := range all {
		key := c.Name + "\t" + c.Country + "\t" + c.Province
		height, known := heights[c.ASCII+"\t"+c.Country]
		wanted := c.Population >= population || kept[c.Country] < perCountry || math.Abs(c.Latitude) > polar || known
		if c.Zone == "" || c.Name == "" || c.Country == "Antarctica" || !wanted || seen[key] {
			continue
		}
		seen[key] = true
		kept[c.Country]++
		delete(heights, c.ASCII+"\t"+c.Country) // the largest of that name
		zone := cmp.Or(zones[c.Name+"\t"+c.Country], c.Zone)
		delete(zones, c.Name+"\t"+c.Country)
		country := cmp.Or(countries[c.Country], c.Country)
		fmt.Fprintf(&out, "%s\t%s\t%s\t%.3f\t%.3f\t%s\t%s\t%.0f\n", c.Name, c.Province, country,
			c.Latitude, c.Longitude, height, zone, c.Population)
	}
	if len(heights) > 0 {
		return fmt.Errorf("elevations.tsv names places that are not among the cities: %v", heights)
	}
	if len(zones) > 0 {
		return fmt.Errorf("clocks.tsv names places that are not among the cities: %v", zones)
	}
	for line := range strings.Lines(extra) {
		out.WriteString(strings.TrimSuffix(line, "\n") + "\t0\n")
	}
	return write(to, "cities.gz", []byte(out.String()))
}

// byCity reads lines of a city, its country and something of it.
func byCity(lines string) map[string]string {
	values := make(map[string]string)
	for line := range strings.Lines(lines) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
			values[f[0]+"\t"+f[1]] = f[2]
		}
	}
	return values
}
