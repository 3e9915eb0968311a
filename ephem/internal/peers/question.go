package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/timescale"
)

// The workloads, in the order of the tables.
var workloads = [...]string{"unrelated", "scene", "series"}

// How many questions a workload has before they come again. They last a fast
// contestant for a few hundredths of a second: far longer than a memory of
// recent answers could bridge.
const (
	unrelatedQuestions = 20_000
	scenes             = 2_000
	seriesMinutes      = 40_000
)

// question is a time, a place and a body. The days are the days that package ephem uses
// for this time.
type question struct {
	unixMilli           int64
	tt, ut1             float64 // days from J2000.0
	latitude, longitude float64 // degrees
	elevation           float64 // metres
	body                ephem.Body
}

// questions are the questions of each workload, by its name.
type questions map[string][]question

// ask draws the questions; they are the same in every run.
func ask() questions {
	random := rand.New(rand.NewPCG(1900, 2100))
	all := questions{}
	for range unrelatedQuestions {
		all["unrelated"] = append(all["unrelated"], somewhen(random, ephem.Body(random.IntN(10))))
	}
	for range scenes {
		q := somewhen(random, ephem.Sun)
		for _, q.body = range ephem.Bodies() {
			all["scene"] = append(all["scene"], q)
		}
	}
	q := question{latitude: 51.4769, longitude: -0.0005, body: ephem.Mars}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range seriesMinutes {
		q.at(start.Add(time.Duration(i) * time.Minute))
		all["series"] = append(all["series"], q)
	}
	return all
}

// somewhen is a question about a time from 1900 to 2100 and a place anywhere on
// the sphere, from the sea up to 4,000 m.
func somewhen(random *rand.Rand, body ephem.Body) question {
	from := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	to := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	q := question{
		latitude:  math.Asin(2*random.Float64()-1) * 180 / math.Pi,
		longitude: 360*random.Float64() - 180,
		elevation: 4000 * random.Float64(),
		body:      body,
	}
	q.at(time.UnixMilli(from + random.Int64N(to-from)).UTC())
	return q
}

func (q *question) at(t time.Time) {
	s := timescale.Of(t)
	q.unixMilli, q.tt, q.ut1 = t.UnixMilli(), s.TT, s.UT1
}

// write leaves a file for each workload in a folder, a line for each question.
func (qs questions) write(folder string) error {
	for _, w := range workloads {
		f, err := os.Create(filepath.Join(folder, w))
		if err != nil {
			return err
		}
		b := bufio.NewWriter(f)
		for _, q := range qs[w] {
			fmt.Fprintln(b, q.unixMilli, q.tt, q.ut1, q.latitude, q.longitude, q.elevation, int(q.body))
		}
		if err := b.Flush(); err != nil {
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// readQuestions reads the output of write.
func readQuestions(r io.Reader) ([]question, error) {
	var all []question
	for lines := bufio.NewScanner(r); ; {
		if !lines.Scan() {
			return all, lines.Err()
		}
		var q question
		if _, err := fmt.Sscan(lines.Text(), &q.unixMilli, &q.tt, &q.ut1,
			&q.latitude, &q.longitude, &q.elevation, &q.body); err != nil {
			return nil, fmt.Errorf("question %d is %q: %w", len(all)+1, lines.Text(), err)
		}
		all = append(all, q)
	}
}

// span returns the first and the last time asked for, days of TT from J2000.0.
func (qs questions) span() (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, w := range workloads {
		for _, q := range qs[w] {
			from, to = min(from, q.tt), max(to, q.tt)
		}
	}
	return from, to
}
