package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// columnsOf lays the places out as in cities.zst: sections, each after its length in bytes as
// an unsigned varint.
//
//	regions      lines of country, ISO code, own name of the country (folded), region, code of the
//	             region if it is of letters, and number of places, with tabs between
//	zones        lines of IANA names
//	names        a line for each place, in the order of the regions
//	districts    lines of the number of a place and its district, which distinguishes it
//	further      a line for each place: its further names, folded, with strokes between
//	latitudes    thousandths of a degree, each less the one before
//	longitudes   in the same way
//	elevations   metres, each less the one before
//	zones        of the places, as numbers from the list, each less the one before
//	people       a byte for each place: 10 log₂ of the number
//
// The four columns of numbers are zigzag numbers of 24 bits: first the low bytes of all
// places, then the middle, then the high ones.
func columnsOf(list []*place) []byte {
	var out bytes.Buffer
	section := func(b []byte) {
		out.Write(binary.AppendUvarint(nil, uint64(len(b))))
		out.Write(b)
	}
	var names, districts, further, people []byte
	var latitudes, longitudes, elevations, zones []int
	var zoneNames []string
	for _, p := range list {
		if !slices.Contains(zoneNames, p.zone) {
			zoneNames = append(zoneNames, p.zone)
		}
	}
	slices.Sort(zoneNames)
	for i, p := range list {
		names = append(names, withoutComma(p.name)+"\n"...)
		if p.district != "" {
			districts = fmt.Appendf(districts, "%d\t%s\n", i, p.district)
		}
		further = append(further, strings.Join(furtherNames(p), "|")+"\n"...)
		latitudes = append(latitudes, thousandths(p.lat))
		longitudes = append(longitudes, thousandths(p.lon))
		elevations = append(elevations, p.elevation)
		zones = append(zones, slices.Index(zoneNames, p.zone))
		people = append(people, magnitude(p.people))
	}
	section(regionLines(list))
	section([]byte(strings.Join(zoneNames, "\n") + "\n"))
	section(names)
	section(districts)
	section(further)
	for _, column := range [][]int{latitudes, longitudes, elevations, zones} {
		section(differences(column))
	}
	section(people)
	return out.Bytes()
}

// homeLines has a line for the most populous place of each zone.
func homeLines(list []*place) (lines []byte) {
	byPeople := slices.Clone(list)
	citizens := func(p *place) int {
		if p.observatory {
			return 0
		}
		return p.people
	}
	slices.SortStableFunc(byPeople, func(a, b *place) int { return citizens(b) - citizens(a) })
	seen := make(map[string]bool)
	for _, p := range byPeople {
		if !seen[p.zone] {
			lines = fmt.Appendf(lines, "%s\t%s\t%s\t%s\t%.3f\t%.3f\t%d\t%s\n",
				withoutComma(p.name), p.district, p.regionName, countryName(p.country),
				float64(thousandths(p.lat))/1000, float64(thousandths(p.lon))/1000, p.elevation, p.zone)
			seen[p.zone] = true
		}
	}
	return lines
}

// regionLines has a line for each run of places of a region.
func regionLines(list []*place) (lines []byte) {
	for len(list) > 0 {
		first, n := list[0], 1
		for n < len(list) && list[n].country == first.country && list[n].regionName == first.regionName {
			n++
		}
		code := first.region
		if strings.ContainsAny(code, "0123456789") {
			code = ""
		}
		lines = fmt.Appendf(lines, "%s\t%s\t%s\t%s\t%s\t%d\n", countryName(first.country), first.country, ownName(first.country),
			first.regionName, code, n)
		list = list[n:]
	}
	return lines
}

// differences writes the differences of numbers, by their bytes.
func differences(column []int) []byte {
	out := make([]byte, 3*len(column))
	before := 0
	for i, x := range column {
		d := x - before
		before = x
		zigzag := uint32(d<<1) ^ uint32(d>>31)
		for k := range 3 {
			out[k*len(column)+i] = byte(zigzag >> (8 * k))
		}
	}
	return out
}

func thousandths(degrees float64) int { return int(math.Round(degrees * 1000)) }
