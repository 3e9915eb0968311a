package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// iers carries series of the IERS as Astropy repackages them. They are facts
// that the IERS gives to everybody; the package itself is under the BSD licence.
var iers = deb{"python3-astropy-iers-data", "0.2026.9.21.0.56.25-1",
	"e04e9a7b0cbfaaae4801e9dc105a78838d5b583c507db78c6eb5a210049115b3"}

const iersFolder = "usr/lib/python3/dist-packages/astropy_iers_data/data/"

const (
	ttMinusTAI = 32.184
	// finalsFrom is the day (MJD) of 1973-01-02, where finals2000A begins. From
	// there it is taken rather than C04: it states smaller errors up to 1983,
	// and C04 has jumps of 1 to 2 ms in January 1984, October 1988 and February
	// 1989 that the Earth cannot have made.
	finalsFrom = 41_684
)

// deltaT writes deltat.zst: ΔT = TT − UT1 at 0h UTC of every day since
// 1962-01-01, first as the IERS observed it (EOP 20 C04 to 1973-01-01,
// finals2000A then), then as it predicts it for a year.
//
// The file is a sequence of varints: unsigned the Modified Julian Date of the
// first value and the number of observed ones, then, signed, the second
// differences of all values in units of 0.1 ms, with two zeros before the first.
func deltaT(from, to string) error {
	src, err := iers.read(from, iersFolder+"Leap_Second.dat", iersFolder+"eopc04.1962-now", iersFolder+"finals2000A.all")
	if err != nil {
		return err
	}
	leaps, err := leapSeconds(src[0])
	if err != nil {
		return err
	}
	var d daily
	if err := d.readC04(src[1]); err != nil {
		return err
	}
	if err := d.readFinals(src[2]); err != nil {
		return err
	}
	out := binary.AppendUvarint(nil, uint64(d.first))
	out = binary.AppendUvarint(out, uint64(d.observed))
	var before, step int64
	for i, ut1MinusUTC := range d.ut1MinusUTC {
		now := int64(math.Round(1e4 * (ttMinusTAI + leaps.taiMinusUTC(d.first+i) - ut1MinusUTC)))
		out = binary.AppendVarint(out, now-before-step)
		before, step = now, now-before
	}
	return write(to, "deltat", out)
}

// daily is UT1 − UTC in seconds on consecutive days.
type daily struct {
	first       int // MJD
	ut1MinusUTC []float64
	observed    int
}

func (d *daily) add(mjd int, x float64) error {
	if len(d.ut1MinusUTC) == 0 {
		d.first = mjd
	}
	if want := d.first + len(d.ut1MinusUTC); mjd != want {
		return fmt.Errorf("MJD %d follows where MJD %d should", mjd, want)
	}
	d.ut1MinusUTC = append(d.ut1MinusUTC, x)
	return nil
}

func (d *daily) readC04(src []byte) error {
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		// Year, month, day, hour, MJD, x, y, UT1 − UTC, …
		f := strings.Fields(lines.Text())
		if len(f) < 8 {
			return fmt.Errorf("C04 has the line %q", lines.Text())
		}
		mjd, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return err
		}
		if mjd >= finalsFrom {
			break
		}
		x, err := strconv.ParseFloat(f[7], 64)
		if err != nil {
			return err
		}
		if err := d.add(int(mjd), x); err != nil {
			return err
		}
	}
	return nil
}

func (d *daily) readFinals(src []byte) error {
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		l := lines.Text()
		// Column 58 is I for observed, P for predicted, empty after that.
		if len(l) < 68 || l[57] == ' ' {
			break
		}
		mjd, err := strconv.ParseFloat(strings.TrimSpace(l[7:15]), 64)
		if err != nil {
			return err
		}
		x, err := strconv.ParseFloat(strings.TrimSpace(l[58:68]), 64)
		if err != nil {
			return err
		}
		if err := d.add(int(mjd), x); err != nil {
			return err
		}
		if l[57] == 'I' {
			d.observed = len(d.ut1MinusUTC)
		}
	}
	return nil
}

// atomic is TAI − UTC = offset + rate·(MJD − reference) seconds from a day on.
type atomic struct {
	from            int // MJD
	offset          float64
	reference, rate float64 // MJD, seconds a day
}

// rubber are the years before leap seconds: UTC then ran at a rate of its own
// and was stepped by 0.05 s and 0.1 s (IERS, Relationship between TAI and UTC).
var rubber = []atomic{
	{37_665, 1.845858, 37_665, 0.0011232},
	{38_334, 1.945858, 37_665, 0.0011232},
	{38_395, 3.240130, 38_761, 0.001296},
	{38_486, 3.340130, 38_761, 0.001296},
	{38_639, 3.440130, 38_761, 0.001296},
	{38_761, 3.540130, 38_761, 0.001296},
	{38_820, 3.640130, 38_761, 0.001296},
	{38_942, 3.740130, 38_761, 0.001296},
	{39_004, 3.840130, 38_761, 0.001296},
	{39_126, 4.313170, 39_126, 0.002592},
	{39_887, 4.213170, 39_126, 0.002592},
}

type offsets []atomic

func leapSeconds(src []byte) (offsets, error) {
	all := append(offsets(nil), rubber...)
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		// MJD, day, month, year, TAI − UTC.
		f := strings.Fields(lines.Text())
		if len(f) != 5 {
			return nil, fmt.Errorf("Leap_Second.dat has the line %q", lines.Text())
		}
		mjd, err := strconv.ParseFloat(f[0], 64)
		if err != nil {
			return nil, err
		}
		seconds, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return nil, err
		}
		all = append(all, atomic{from: int(mjd), offset: seconds})
	}
	return all, nil
}

func (o offsets) taiMinusUTC(mjd int) float64 {
	for i := len(o) - 1; i >= 0; i-- {
		if a := o[i]; mjd >= a.from {
			return a.offset + a.rate*(float64(mjd)-a.reference)
		}
	}
	return math.NaN()
}
