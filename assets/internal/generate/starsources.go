package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"strconv"
	"strings"
)

// tycho is the Tycho-2 catalogue as the source of Debian's package tycho2.
var tycho = source{"tycho2", "2-4", "tycho2_2.orig.tar.xz",
	"b0d74bd4280e53f7cfc4b37ccb30a1cfbbc30131907dda81c706bbbab5632dfa"}

// motions takes places and proper motions from the Tycho-2 catalogue: of a double star
// those of the component that is nearest to the known place. Stars without a proper motion
// there keep their place and get no motion.
func (l starList) motions(from string) error {
	path, err := tycho.check(from)
	if err != nil {
		return err
	}
	cmd := exec.Command("xz", "-dc", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	found := make(map[int]*star)
	for r := tar.NewReader(out); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		columns := tychoColumns{}
		switch {
		case strings.HasPrefix(h.Name, "tyc2.dat"):
			columns = tychoColumns{hip: 23, epoch: 2000}
		case h.Name == "suppl_1.dat":
			columns = tychoColumns{hip: 17, epoch: 1991.25}
		default:
			continue
		}
		for lines := bufio.NewScanner(r); lines.Scan(); {
			if err := l.motion(strings.Split(lines.Text(), "|"), columns, found); err != nil {
				return fmt.Errorf("%s: %w", h.Name, err)
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		return err
	}
	for hip, s := range found {
		const near = 5.0 / 3600
		if l[hip].from(s.ra, s.dec) < near {
			l[hip].put(s)
		}
	}
	return nil
}

// tychoColumns are the columns in which the files of Tycho-2 differ, and the epoch of
// their places.
type tychoColumns struct {
	hip   int
	epoch float64
}

func (l starList) motion(f []string, c tychoColumns, found map[int]*star) error {
	number := strings.TrimSpace(f[c.hip][:6])
	if number == "" {
		return nil
	}
	hip, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	if l[hip] == nil || strings.TrimSpace(f[4]) == "" {
		return nil
	}
	var values [4]float64 // place and motion
	for i := range values {
		if values[i], err = strconv.ParseFloat(strings.TrimSpace(f[2+i]), 64); err != nil {
			return err
		}
	}
	const perDegree = 3.6e6 // mas
	years := 2000 - c.epoch
	s := &star{
		ra:       values[0] + values[2]*years/perDegree/math.Cos(values[1]*math.Pi/180),
		dec:      values[1] + values[3]*years/perDegree,
		motionRA: values[2], motionDec: values[3],
	}
	if before := found[hip]; before == nil || l[hip].from(s.ra, s.dec) < l[hip].from(before.ra, before.dec) {
		found[hip] = s
	}
	return nil
}

// put takes the place and the motion of another.
func (s *star) put(other *star) {
	s.ra, s.dec = math.Mod(other.ra+360, 360), other.dec
	s.motionRA, s.motionDec = other.motionRA, other.motionDec
}

// from returns the distance from a place near by, degrees.
func (s *star) from(ra, dec float64) float64 {
	return math.Hypot(math.Remainder(s.ra-ra, 360)*math.Cos(dec*math.Pi/180), s.dec-dec)
}

// bright takes places, motions, parallaxes and radial velocities of the brighter stars
// from the list of the Swiss Ephemeris.
func (l starList) bright(from string) error {
	src, err := sweBasic.read(from, "usr/share/libswe/ephe/sefstars.txt")
	if err != nil {
		return err
	}
	all := l.sorted()
	for line := range bytes.Lines(src[0]) {
		f := strings.Split(string(line), ",")
		if strings.HasPrefix(f[0], "#") || len(f) < 14 || strings.TrimSpace(f[2]) != "ICRS" {
			continue
		}
		var v [14]float64
		for i := 3; i < len(v); i++ {
			v[i], _ = strconv.ParseFloat(strings.TrimSpace(f[i]), 64)
		}
		dec := math.Abs(v[6]) + v[7]/60 + v[8]/3600
		if strings.HasPrefix(strings.TrimSpace(f[6]), "-") {
			dec = -dec
		}
		ra := 15 * (v[3] + v[4]/60 + v[5]/3600)
		// The nearest with about that magnitude: a component is not the other one.
		const near, alike = 3.0 / 3600, 0.7
		var found *star
		for _, s := range all {
			if math.Abs(s.magnitude-v[13]) < alike && s.from(ra, dec) < near && (found == nil || s.from(ra, dec) < found.from(ra, dec)) {
				found = s
			}
		}
		if found == nil || v[9] == 0 && v[10] == 0 {
			continue
		}
		found.put(&star{ra: ra, dec: dec, motionRA: v[9], motionDec: v[10]})
		found.radial, found.parallax = v[11], max(v[12], 0)
	}
	for _, n := range neighbours {
		s := l[n.hip]
		s.motionRA, s.motionDec, s.parallax, s.radial = n.motionRA, n.motionDec, n.parallax, n.radial
	}
	return nil
}

// neighbours are components of double stars near the Sun whose motion or parallax the
// sources lack: α Centauri B, ξ Ursae Majoris, 70 Ophiuchi, 61 Cygni B. The motions are
// means over the orbits, or those of Hipparcos (van Leeuwen 2007).
var neighbours = [...]star{
	{hip: 71681, motionRA: -3614.39, motionDec: 802.98, parallax: 754.81, radial: -20.7},
	{hip: 55203, motionRA: -453.7, motionDec: -591.4, parallax: 114, radial: -18.2},
	{hip: 88601, motionRA: 276.3, motionDec: -1091.8, parallax: 196.7, radial: -6.9},
	{hip: 104217, motionRA: 4106.90, motionDec: 3144.68, parallax: 285.88, radial: -64.3},
}
