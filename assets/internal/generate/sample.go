package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// The packages that carry DE431 as files of the Swiss Ephemeris, of six centuries
// each: from 1800, and the others, from −5400 to 5400 without that.
var (
	sweBasic = deb{"swe-basic-data", "4.0-20221111-2",
		"f11a81a0b1f115c3d7ed8be4c4d7e3788d74d78c7a04db463be72e1e8f348d46"}
	sweStandard = deb{"swe-standard-data", "4.0-20221111-2",
		"0e67601da9dec1276017c9be9f63be1dd4dde19141be5d0c15d356b9a466e27e"}
)

const ephemerisFolder = "usr/share/libswe/ephe/"

// ephemerisFiles are the parts of the names of the files, sepl_18.se1 and semo_18.se1,
// that hold the years from −3600 to 3600.
var ephemerisFiles = []struct {
	source deb
	parts  []string
}{
	{sweStandard, []string{"m36", "m30", "m24", "m18", "m12", "m06", "_00", "_06", "_12", "_24", "_30"}},
	{sweBasic, []string{"_18"}},
}

//go:embed swe/sample.c
var samplerSource string

// sampler is the compiled swe/sample.c with the files it reads.
type sampler struct{ program, folder string }

// newSampler takes the files out of the packages, which lie in the folder from,
// and compiles the sampler, all into the folder to.
func newSampler(from, to string) (sampler, error) {
	for _, f := range ephemerisFiles {
		var paths []string
		for _, part := range f.parts {
			paths = append(paths, ephemerisFolder+"sepl"+part+".se1", ephemerisFolder+"semo"+part+".se1")
		}
		contents, err := f.source.read(from, paths...)
		if err != nil {
			return sampler{}, err
		}
		for i, data := range contents {
			if err := os.WriteFile(filepath.Join(to, path.Base(paths[i])), data, 0o600); err != nil {
				return sampler{}, err
			}
		}
	}
	s := sampler{program: filepath.Join(to, "sample"), folder: to}
	cc := exec.Command("cc", "-O2", "-x", "c", "-o", s.program, "-", "-lswe", "-lm")
	cc.Stdin, cc.Stderr = strings.NewReader(samplerSource), os.Stderr
	if err := cc.Run(); err != nil {
		return sampler{}, fmt.Errorf("cc with libswe: %w: install Debian's packages gcc and libswe-dev", err)
	}
	return s, nil
}

// Numbers of bodies in the Swiss Ephemeris.
const (
	sweSun = iota
	sweMoon
	sweMercury
	sweVenus
	sweMars
	sweJupiter
	sweSaturn
	sweUranus
	sweNeptune
	swePluto
	sweEarth = 14
)

// state is where a body is and how it moves: au and au a day, ICRF axes.
type state struct{ place, rate [3]float64 }

// at returns the states of a body at days (TDB) from J2000.0: barycentric, the
// Moon's from the Earth's centre.
func (s sampler) at(body int, days []float64) ([]state, error) {
	const j2000 = 2_451_545.0
	cmd := exec.Command(s.program, s.folder)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		w := bufio.NewWriter(in)
		for _, d := range days {
			fmt.Fprintf(w, "%d %.17g\n", body, j2000+d)
		}
		w.Flush() // a sampler that has given up reports the reason itself
		in.Close()
	}()
	states := make([]state, 0, len(days))
	for r := bufio.NewReader(out); ; {
		var a state
		p, v := &a.place, &a.rate
		_, err := fmt.Fscan(r, &p[0], &p[1], &p[2], &v[0], &v[1], &v[2])
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("sampler: %w", err)
		}
		states = append(states, a)
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("sampler: %w", err)
	}
	if len(states) != len(days) {
		return nil, fmt.Errorf("sampler: %d answers to %d questions", len(states), len(days))
	}
	return states, nil
}
