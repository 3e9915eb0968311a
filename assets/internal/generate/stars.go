package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// faintest is the visual magnitude of the faintest star that is kept: what an eye sees in
// a dark place.
const faintest = 6.5

// properNames are the names by the International Astronomical Union, by number in the
// Hipparcos catalogue.
//
//go:embed starnames.tsv
var properNames string

// star is a star of the catalogue: place in the ICRF at J2000.0.
type star struct {
	hip                 int
	magnitude           float64
	ra, dec             float64 // degrees
	motionRA, motionDec float64 // mas a year, that in right ascension along the circle of declination
	parallax            float64 // mas, 0 where it is unknown
	radial              float64 // km/s, away from the Sun
	name                string
	bayer, flamsteed    string
	constellation       string // abbreviation
}

// stars writes stars.zst, starnames.zst and figures.zst.
//
// stars.zst has eight columns, in order of the number in the Hipparcos catalogue, each
// laid out as planes: that number, less the one before; the magnitude plus 2, in
// hundredths; right ascension and declination in units of a turn / 2³²; the proper motions
// in 0.01 mas a year; the parallax in 0.01 mas; the radial velocity in 0.01 km/s. Those
// that have a sign are zigzag: 0, −1, 1, −2 are 0, 1, 2, 3.
//
// starnames.zst has a line for each star with a name or a designation: number, proper name,
// Bayer's letter, Flamsteed's number, and the abbreviation of the constellation to which
// the two belong, with tabs between.
func stars(from, to string) error {
	all, err := faintStars(from)
	if err != nil {
		return err
	}
	if err := all.motions(from); err != nil {
		return err
	}
	if err := all.bright(from); err != nil {
		return err
	}
	if err := all.names(from); err != nil {
		return err
	}
	list := all.sorted()
	if err := write(to, "stars", starColumns(list)); err != nil {
		return err
	}
	var names strings.Builder
	for _, s := range list {
		if s.name != "" || s.bayer != "" || s.flamsteed != "" {
			fmt.Fprintf(&names, "%d\t%s\t%s\t%s\t%s\n", s.hip, s.name, s.bayer, s.flamsteed, s.constellation)
		}
	}
	if err := write(to, "starnames", []byte(names.String())); err != nil {
		return err
	}
	return figures(from, to, list)
}

// starList has the stars by their numbers in the Hipparcos catalogue.
type starList map[int]*star

func (l starList) sorted() []*star {
	list := make([]*star, 0, len(l))
	for _, s := range l {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *star) int { return cmp.Compare(a.hip, b.hip) })
	return list
}

// faintStars reads which stars there are, with their magnitudes, and their places to
// 0.0001°.
func faintStars(from string) (starList, error) {
	src, err := celestial.read(from, "data/stars.8.json")
	if err != nil {
		return nil, err
	}
	var map8 struct {
		Features []struct {
			ID         int
			Properties struct{ Mag float64 }
			Geometry   struct{ Coordinates [2]float64 }
		}
	}
	if err := json.Unmarshal(src, &map8); err != nil {
		return nil, err
	}
	all := make(starList)
	for _, f := range map8.Features {
		if f.Properties.Mag <= faintest {
			all[f.ID] = &star{
				hip: f.ID, magnitude: f.Properties.Mag,
				ra: math.Mod(f.Geometry.Coordinates[0]+360, 360), dec: f.Geometry.Coordinates[1],
			}
		}
	}
	return all, nil
}

// names reads the proper names, and the designations of Bayer and Flamsteed.
func (l starList) names(from string) error {
	for line := range strings.Lines(properNames) {
		number, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		hip, err := strconv.Atoi(number)
		if err != nil || l[hip] == nil {
			return fmt.Errorf("starnames.tsv: no star has the number %q", number)
		}
		l[hip].name = name
	}
	src, err := celestial.read(from, "data/starnames.json")
	if err != nil {
		return err
	}
	var names map[int]struct{ Bayer, Flam, C string }
	if err := json.Unmarshal(src, &names); err != nil {
		return err
	}
	for hip, n := range names {
		s := l[hip]
		if s == nil {
			continue
		}
		s.flamsteed, s.constellation = n.Flam, n.C
		if !strings.Contains(n.Bayer, "undefined") { // a slip of the list: υ³ Eridani
			s.bayer = n.Bayer
		}
	}
	return nil
}

func starColumns(list []*star) []byte {
	const columns = 8
	words := make([][]uint64, columns)
	before := 0
	for _, s := range list {
		const turn = 1 << 32 / 360.0
		row := [columns]uint64{
			uint64(s.hip - before), uint64(math.Round((s.magnitude + 2) * 100)),
			uint64(math.Round(s.ra*turn)) & (1<<32 - 1), zigzag(s.dec * turn),
			zigzag(s.motionRA * 100), zigzag(s.motionDec * 100), zigzag(s.parallax * 100), zigzag(s.radial * 100),
		}
		before = s.hip
		for i, w := range row {
			words[i] = append(words[i], w)
		}
	}
	var out []byte
	for _, column := range words {
		out = append(out, planes(column)...)
	}
	return out
}

func zigzag(x float64) uint64 {
	n := int64(math.Round(x))
	return uint64(n<<1 ^ n>>63)
}
