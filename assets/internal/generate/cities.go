package main

import (
	"bufio"
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"perihelion/assets/fold"
)

// extra are observatories and a few other places that no list of cities has: name, region,
// country, latitude, longitude, elevation and zone.
// clocks are the zones of places for which that of GeoNames is out of date or never was
// right: name, region, country, latitude and zone; without a name and a latitude those of a
// region. A test of ephem/gazetteer compares all places with the boundaries of zones.zst, so
// that no other is wrong.
var (
	//go:embed extra.tsv
	extra string
	//go:embed clocks.tsv
	clocks string
)

// The places of GeoNames that are kept: those with this many people, capitals of a country,
// of its regions and of their districts, and all that lie so far north or south that
// there are nights without a dusk. A part of a city needs more people.
const (
	population = 1000
	ofPart     = 15_000
	polar      = 60
)

// ofSeat is the number of people as which the capital of a district counts where the number
// is not known.
const ofSeat = 5_000

// asPeople is the number of people as which an observatory is found: where it has a city's
// name it comes before most of the cities.
const asPeople = 2_000_000

// place is a line of GeoNames.
type place struct {
	name, ascii string
	others      []string // further names, in any language
	country     string   // ISO 3166
	region      string   // code
	division    string   // code of the division of the region
	people      int
	lat, lon    float64
	elevation   int
	zone        string
	observatory bool // or another place of extra.tsv

	regionName, district string
}

// cities writes cities.zst, whose layout is in citycolumns.go, and homes.zst: a line for the
// most populous place of each zone, the most populous first, with name, district, region,
// country, latitude, longitude, elevation and zone, and tabs between.
func cities(from, to string) error {
	list, err := geonamesPlaces(from)
	if err != nil {
		return err
	}
	if err := nameDivisions(from, list); err != nil {
		return err
	}
	for line := range strings.Lines(extra) {
		p, err := extraPlace(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), list)
		if err != nil {
			return err
		}
		list = append(list, p)
	}
	if err := correctZones(list); err != nil {
		return err
	}
	slices.SortStableFunc(list, func(a, b *place) int {
		return cmp.Or(strings.Compare(countryName(a.country), countryName(b.country)), strings.Compare(a.regionName, b.regionName),
			strings.Compare(fold.Name(a.name), fold.Name(b.name)), strings.Compare(a.name, b.name), cmp.Compare(b.people, a.people),
			cmp.Compare(a.lat, b.lat))
	})
	list = distinct(list)
	if err := write(to, "homes", homeLines(list)); err != nil {
		return err
	}
	return write(to, "cities", columnsOf(list))
}

// geonamesPlaces reads the places that are kept.
func geonamesPlaces(from string) (list []*place, err error) {
	src, err := geonames.read(from, "dist/cities500.txt")
	if err != nil {
		return nil, err
	}
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 19 {
			return nil, fmt.Errorf("cities500.txt: a line has %d columns", len(f))
		}
		p := &place{name: f[1], ascii: f[2], country: f[8], region: f[10], division: f[11], zone: f[17]}
		p.people, _ = strconv.Atoi(f[14])
		if p.lat, err = strconv.ParseFloat(f[4], 64); err != nil {
			return nil, err
		}
		if p.lon, err = strconv.ParseFloat(f[5], 64); err != nil {
			return nil, err
		}
		capital := f[7] == "PPLC" || f[7] == "PPLA" || f[7] == "PPLA2"
		gone := f[7] == "PPLH" || f[7] == "PPLQ" || f[7] == "PPLW" || f[7] == "PPLCH"
		if gone || p.people < population && !capital && math.Abs(p.lat) < polar || f[7] == "PPLX" && p.people < ofPart {
			continue
		}
		if capital && p.people == 0 {
			p.people = ofSeat
		}
		// The elevation as surveyed, or that of a model of the ground.
		p.elevation, _ = strconv.Atoi(cmp.Or(f[15], f[16]))
		if p.elevation < -500 || p.elevation > 6000 {
			p.elevation = 0
		}
		p.others = strings.FieldsFunc(f[3], func(r rune) bool { return r == ',' })
		list = append(list, p)
	}
	return list, nil
}

// nameDivisions writes the names of the regions and districts to the places.
func nameDivisions(from string, list []*place) error {
	regions, err := divisionNames(from, "admin1.json")
	if err != nil {
		return err
	}
	districts, err := divisionNames(from, "admin2.json")
	if err != nil {
		return err
	}
	for _, p := range list {
		p.regionName = regions[p.country+"."+p.region]
		p.district = districts[p.country+"."+p.region+"."+p.division]
	}
	return nil
}

func divisionNames(from, file string) (map[string]string, error) {
	src, err := divisions.read(from, file)
	if err != nil {
		return nil, err
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(src, &list); err != nil {
		return nil, err
	}
	names := make(map[string]string)
	for _, d := range list {
		names[d.Code] = withoutComma(d.Name)
	}
	return names, nil
}

// correctZones writes the zones of clocks.tsv.
func correctZones(list []*place) error {
	zones := make(map[string]string)
	for line := range strings.Lines(clocks) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(f) == 5 {
			zones[strings.Join(f[:4], "\t")] = f[4]
		}
	}
	found := make(map[string]bool)
	for _, p := range list {
		within := p.regionName + "\t" + countryName(p.country) + "\t"
		for _, key := range []string{"\t" + within, fmt.Sprintf("%s\t%s%.1f", p.name, within, p.lat)} {
			if zone, is := zones[key]; is {
				p.zone, found[key] = zone, true
			}
		}
	}
	for key := range zones {
		if !found[key] {
			return fmt.Errorf("clocks.tsv names %q, which is not in the list", key)
		}
	}
	return nil
}

// extraPlace is a line of extra.tsv as a place; its region is one of the others'.
func extraPlace(f []string, others []*place) (*place, error) {
	if len(f) != 7 {
		return nil, fmt.Errorf("extra.tsv: a line has %d columns", len(f))
	}
	p := &place{name: f[0], ascii: f[0], regionName: f[1], country: f[2], zone: f[6], people: asPeople, observatory: true}
	if city, is := strings.CutSuffix(f[0], " Observatory"); is {
		p.others = []string{city}
	}
	if i := slices.IndexFunc(others, func(o *place) bool { return o.country == p.country && o.regionName == p.regionName }); i >= 0 {
		p.region = others[i].region
	} else if p.regionName != "" {
		return nil, fmt.Errorf("extra.tsv: %s has no region %s", p.country, p.regionName)
	}
	var err error
	if p.lat, err = strconv.ParseFloat(f[3], 64); err != nil {
		return nil, err
	}
	if p.lon, err = strconv.ParseFloat(f[4], 64); err != nil {
		return nil, err
	}
	p.elevation, err = strconv.Atoi(f[5])
	return p, err
}

// distinct keeps the district of those places only that have the name of another one in
// their region, and leaves out the less populous of those that are called the same with
// it. The list is sorted.
func distinct(list []*place) (kept []*place) {
	seen := make(map[string]bool)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].name == list[0].name && list[n].regionName == list[0].regionName && list[n].country == list[0].country {
			n++
		}
		for _, p := range list[:n] {
			if n == 1 || p.district == p.regionName || p.district == p.name {
				p.district = ""
			}
			called := p.name + "," + p.district + "," + p.country
			if p.regionName != p.name && p.regionName != "" {
				called += "," + p.regionName
			}
			if !seen[called] {
				kept = append(kept, p)
			}
			seen[called] = true
		}
		list = list[n:]
	}
	return kept
}

// magnitude is the number of people on a scale of which ten steps double it, so that it
// takes one byte.
func magnitude(people int) byte { return byte(min(255, 10*math.Log2(float64(max(people, 1))))) }

func withoutComma(s string) string { return strings.ReplaceAll(s, ",", "") }
