package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets"
	"perihelion/ephem"
)

// contestantRole is the argument with which this program takes part instead of
// measuring.
const contestantRole = "contestant"

// ours is the name of this project in the tables.
const ours = assets.Name

// direction is an answer, in degrees.
type direction struct{ altitude, azimuth float64 }

// asked is a question in the terms of package ephem.
type asked struct {
	time     time.Time
	observer ephem.Observer
	body     ephem.Body
}

// memory is the state that the contestant keeps for a workload.
type memory struct {
	questions []asked
	next      int
}

// obey takes part as the Python contestants do; their answer.py describes the
// orders.
func obey(folder string, orders io.Reader, answers io.Writer) error {
	fmt.Fprintf(answers, "ready %s %s, %s\n", assets.Name, assets.Version, runtime.Version())
	memories := map[string]*memory{}
	for lines := bufio.NewScanner(orders); ; {
		if !lines.Scan() {
			return lines.Err()
		}
		var verb, workload string
		var figure float64
		if _, err := fmt.Sscan(lines.Text(), &verb, &workload, &figure); err != nil {
			return fmt.Errorf("the order %q: %w", lines.Text(), err)
		}
		m := memories[workload]
		if m == nil {
			m = new(memory)
			if err := m.load(filepath.Join(folder, workload)); err != nil {
				return err
			}
			memories[workload] = m
		}
		b := bufio.NewWriter(answers)
		if verb == "places" {
			places := make([]direction, int(figure))
			if err := answer(workload, m.questions[:len(places)], places); err != nil {
				return err
			}
			for _, p := range places {
				fmt.Fprintf(b, "%.9f %.9f\n", p.altitude, p.azimuth)
			}
		} else {
			count, elapsed, err := m.time(workload, figure)
			if err != nil {
				return err
			}
			fmt.Fprintln(b, count, elapsed)
		}
		if err := b.Flush(); err != nil {
			return err
		}
	}
}

func (m *memory) load(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	questions, err := readQuestions(f)
	if err != nil {
		return err
	}
	for _, q := range questions {
		m.questions = append(m.questions, asked{
			time: time.UnixMilli(q.unixMilli).UTC(),
			observer: ephem.Observer{
				Latitude:  unit.AngleFromDeg(q.latitude),
				Longitude: unit.AngleFromDeg(q.longitude),
				Elevation: q.elevation,
			},
			body: q.body,
		})
	}
	return nil
}

// time answers for at least so many seconds.
func (m *memory) time(workload string, seconds float64) (count int, elapsed float64, err error) {
	const chunk = 10_000
	places := make([]direction, chunk)
	start := time.Now()
	for elapsed < seconds {
		some := m.questions[m.next:min(m.next+chunk, len(m.questions))]
		if err := answer(workload, some, places); err != nil {
			return 0, 0, err
		}
		count += len(some)
		m.next = (m.next + len(some)) % len(m.questions)
		elapsed = time.Since(start).Seconds()
	}
	return count, elapsed, nil
}

// answer computes the answers to the questions of a workload.
func answer(workload string, questions []asked, places []direction) error {
	switch workload {
	case "unrelated":
		return unrelated(questions, places)
	case "scene":
		return scene(questions, places)
	}
	return series(questions, places)
}

func unrelated(questions []asked, places []direction) error {
	for i := range questions {
		q := &questions[i]
		e, err := ephem.At(q.time)
		if err != nil {
			return err
		}
		p, err := e.From(q.observer).Position(q.body)
		if err != nil {
			return err
		}
		places[i] = direction{p.Altitude.Deg(), p.Azimuth.Deg()}
	}
	return nil
}

func scene(questions []asked, places []direction) error {
	for i := 0; i < len(questions); i += 10 {
		e, err := ephem.At(questions[i].time)
		if err != nil {
			return err
		}
		s := e.From(questions[i].observer)
		for j := i; j < i+10; j++ {
			p, err := s.Position(questions[j].body)
			if err != nil {
				return err
			}
			places[j] = direction{p.Altitude.Deg(), p.Azimuth.Deg()}
		}
	}
	return nil
}

func series(questions []asked, places []direction) error {
	tracker, err := ephem.Track(questions[0].observer, questions[0].body)
	if err != nil {
		return err
	}
	for i := range questions {
		p, err := tracker.At(questions[i].time)
		if err != nil {
			return err
		}
		places[i] = direction{p.Altitude.Deg(), p.Azimuth.Deg()}
	}
	return nil
}
