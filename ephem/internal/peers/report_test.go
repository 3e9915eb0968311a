package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

func TestQuartiles(t *testing.T) {
	for _, c := range []struct {
		samples              []float64
		first, middle, third float64
	}{
		{[]float64{7}, 7, 7, 7},
		{[]float64{4, 1, 3, 2}, 1.75, 2.5, 3.25},
		{[]float64{7, 1, 6, 2, 5, 3, 4}, 2.5, 4, 5.5},
	} {
		first, middle, third := quartiles(c.samples)
		if first != c.first || middle != c.middle || third != c.third {
			t.Errorf("quartiles(%v) = %v, %v, %v, want %v, %v, %v", c.samples, first, middle, third, c.first, c.middle, c.third)
		}
	}
	if _, middle, _ := quartiles(nil); !math.IsNaN(middle) {
		t.Errorf("the median of nothing is %v", middle)
	}
}

func TestRatioIsTakenRoundByRound(t *testing.T) {
	// The machine ran at half its speed in two of three rounds.
	if got := ratio([]float64{10, 20, 10}, []float64{1, 2, 1}); got != 10 {
		t.Errorf("ratio = %v, want 10", got)
	}
	if got := ratio([]float64{1}, nil); !math.IsNaN(got) {
		t.Errorf("a ratio to nobody is %v", got)
	}
}

func TestAngleBetweenDirections(t *testing.T) {
	for _, c := range []struct {
		a, b direction
		want float64
	}{
		{direction{10, 359.9999}, direction{10, 0.0001}, 0.72 * math.Cos(10*math.Pi/180)},
		{direction{90, 0}, direction{90, 123}, 0},
		{direction{-30, 50}, direction{-30.001, 50}, 3.6},
		{direction{0, 0}, direction{0, 180}, 180 * 3600},
	} {
		if got := c.a.apart(c.b); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%v is %v″ from %v, want %v″", c.a, got, c.b, c.want)
		}
	}
}

func TestGreetings(t *testing.T) {
	for line, want := range map[string]string{
		"ready Thing 1.0\n":                  "",
		"absent libswe-dev swe-basic-data\n": "libswe-dev and swe-basic-data are not installed",
		"Traceback\n":                        `it began with "Traceback"`,
		"":                                   "it ended",
	} {
		e := &entrant{orders: discard{}, answers: bufio.NewScanner(strings.NewReader(line))}
		err := e.greet()
		if got := fmt.Sprint(err); err != nil && got != want || err == nil && want != "" {
			t.Errorf("greeting %q: %v, want %q", line, err, want)
		}
		if err == nil && e.version != "Thing 1.0" {
			t.Errorf("the version is %q", e.version)
		}
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	for _, line := range []string{"", "12\n", "NaN? 4\n"} {
		e := &entrant{name: "it", orders: discard{}, answers: bufio.NewScanner(strings.NewReader(line))}
		if places, err := e.places("scene", 1); err == nil {
			t.Errorf("%q was taken for %v", line, places)
		}
	}
	for _, line := range []string{"0 2\n", "100 0.5\n"} {
		e := &entrant{name: "it", orders: discard{}, answers: bufio.NewScanner(strings.NewReader(line))}
		if rate, err := e.rate("scene", 1); err == nil {
			t.Errorf("%q was taken for %v a second", line, rate)
		}
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
func (discard) Close() error                { return nil }

func TestMachine(t *testing.T) {
	const file = "processor\t: 0\nmodel name\t: Some  CPU\nmodel name\t: another\n"
	if got := value(file, "model name"); got != "Some CPU" {
		t.Errorf("the model is %q", got)
	}
	for list, want := range map[string]string{"": "", "0": "0", "0-3": "3", "0-3,6": "6"} {
		if got := lastCore(list); got != want {
			t.Errorf("lastCore(%q) = %q, want %q", list, got, want)
		}
	}
}

func example() *report {
	r := &report{rounds: 3, seconds: 1, machine: machine{cpu: "Some CPU", cores: 2, system: "linux", pin: []string{"taskset", "-c", "1"}},
		date: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC),
		rows: []row{
			{name: ours, version: "Perihelion 0", rates: map[string][]float64{
				"unrelated": {400_000, 412_345, 500_000}, "scene": {1e6, 1.1e6, 1.2e6}, "series": {2e6, 2e6, 2e6}}},
			{name: pyEphem, version: "PyEphem 4", differences: []difference{{0.0004, ephem.Sun}, {0.4567, ephem.Mars}, {73.21, ephem.Moon}},
				rates: map[string][]float64{"unrelated": {10_000, 20_000, 30_000}, "scene": {30_000, 30_000, 30_000}, "series": {16_000, 16_000, 16_000}}},
			{name: "Vectors", version: "Vectors 1", differences: []difference{{0.00012, ephem.Sun}},
				rates: map[string][]float64{"series": {160, 160, 160}}},
		}}
	r.skip("Swiss Ephemeris", absence{[]string{"libswe-dev"}})
	r.skip("Other", errors.New("it ended"))
	return r
}

func TestText(t *testing.T) {
	const want = `Positions a second on one core: medians of 3 rounds of 1 s, quartiles, and the ratio to PyEphem.

unrelated                 median             quartiles     ratio
  Perihelion             412,000       406,000–456,000    20.6 ×
  PyEphem                 20,000         15,000–25,000    1.00 ×

scene                     median             quartiles     ratio
  Perihelion           1,100,000   1,050,000–1,150,000    36.7 ×
  PyEphem                 30,000         30,000–30,000    1.00 ×

series                    median             quartiles     ratio
  Perihelion           2,000,000   2,000,000–2,000,000     125 ×
  PyEphem                 16,000         16,000–16,000    1.00 ×
  Vectors                    160               160–160  0.0100 ×

angle from ours           median               largest        of
  PyEphem                 0.457″                 73.2″      Moon
  Vectors                0.0001″               0.0001″       Sun

skipped: Swiss Ephemeris: libswe-dev is not installed; apt-get install libswe-dev, or make peers
skipped: Other: it ended
Perihelion 0; PyEphem 4; Vectors 1
Some CPU, 2 cores, linux; everybody on core 1
2026-11-23
`
	var b bytes.Buffer
	if err := example().text(&b); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	const want = `Positions a second on one core: medians of 3 rounds of 1 s, quartiles, and the ratio to PyEphem.

| | unrelated | scene | series | angle from ours: median, largest |
|---|---|---|---|---|
| Perihelion | 412,000 (406,000–456,000), 20.6 × | 1,100,000 (1,050,000–1,150,000), 36.7 × | 2,000,000 (2,000,000–2,000,000), 125 × | |
| PyEphem | 20,000 (15,000–25,000), 1.00 × | 30,000 (30,000–30,000), 1.00 × | 16,000 (16,000–16,000), 1.00 × | 0.457″, 73.2″ (Moon) |
| Vectors | | | 160 (160–160), 0.0100 × | 0.0001″, 0.0001″ (Sun) |

Perihelion 0; PyEphem 4; Vectors 1. Some CPU, 2 cores, linux; everybody on core 1. 2026-11-23.
Skipped: Swiss Ephemeris (libswe-dev is not installed; apt-get install libswe-dev, or make peers).
Skipped: Other (it ended).
`
	var b bytes.Buffer
	if err := example().markdown(&b); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
