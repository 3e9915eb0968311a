package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

// few are questions of a few months, so that everybody is quickly ready.
func few(t *testing.T) questions {
	t.Helper()
	qs := questions{}
	start := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := range 40 {
		q := question{latitude: float64(4*i) - 80, longitude: 150 - float64(7*i), elevation: float64(50 * i), body: ephem.Body(i % 10)}
		q.at(start.Add(time.Duration(i) * 37 * time.Hour))
		qs["unrelated"] = append(qs["unrelated"], q)
	}
	for i := range 40 {
		q := qs["unrelated"][i/10]
		q.body = ephem.Body(i % 10)
		qs["scene"] = append(qs["scene"], q)
	}
	q := qs["unrelated"][4]
	for i := range 40 {
		q.at(start.Add(time.Duration(i) * time.Minute))
		qs["series"] = append(qs["series"], q)
	}
	return qs
}

// oursInside is this project as an entrant that is no process.
func oursInside(t *testing.T, folder string) *entrant {
	t.Helper()
	e := &entrant{name: ours, workloads: workloads[:]}
	orders, w := io.Pipe()
	r, answers := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := obey(folder, orders, answers)
		answers.CloseWithError(err)
		orders.Close()
		done <- err
	}()
	e.orders, e.answers = w, bufio.NewScanner(r)
	if err := e.greet(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		e.stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestContestantsComputeTheSame(t *testing.T) {
	folder, qs := t.TempDir(), few(t)
	if err := qs.write(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, sources()); err != nil {
		t.Fatal(err)
	}
	bench := workshop{folder: folder, python: "/usr/bin/python3", questions: qs}
	inside := oursInside(t, folder)
	// In arcseconds: PyEphem's Pluto is 8″ off at least, libswe's topocentric Moon
	// 0.16″, and Skyfield's deflection by the Earth 0.02″ now and then.
	limits := map[string]float64{pyEphem: 20, "Skyfield": 0.05, "Skyfield, vectors": 0.05, "Swiss Ephemeris": 0.3}
	for _, c := range contestants()[1:] {
		t.Run(c.name, func(t *testing.T) {
			e, err := c.start(t.Context(), bench)
			var a absence
			if errors.As(err, &a) {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			defer e.stop()
			var r report
			same, err := r.compare([]*entrant{inside, e}, qs)
			if err != nil || len(same) != 2 {
				t.Fatal(err, r.skipped)
			}
			_, largest := r.rows[1].apart()
			if limit := limits[c.name]; !(largest.arcseconds < limit) {
				t.Errorf("%s is %.3f″ from ours, want less than %v″", largest.body, largest.arcseconds, limit)
			}
			if got, err := e.rate("series", 0.001); err != nil || !(got > 0) {
				t.Errorf("rate of a series = %v, %v", got, err)
			}
		})
	}
}

func TestWhoComputesSomethingElseIsSkipped(t *testing.T) {
	folder, qs := t.TempDir(), few(t)
	if err := qs.write(folder); err != nil {
		t.Fatal(err)
	}
	elsewhere, moved := t.TempDir(), few(t)
	moved["unrelated"][7].longitude += 0.5
	if err := moved.write(elsewhere); err != nil {
		t.Fatal(err)
	}
	var r report
	other := oursInside(t, elsewhere)
	other.name = "another"
	same, err := r.compare([]*entrant{oursInside(t, folder), other}, qs)
	if err != nil {
		t.Fatal(err)
	}
	if len(same) != 1 || len(r.rows) != 1 || len(r.skipped) != 1 || !strings.Contains(r.skipped[0].reason, "Uranus") {
		t.Errorf("compare kept %d entrants and skipped %v, want ours kept and the other's Uranus named", len(same), r.skipped)
	}
}

func TestOursMeasuresItself(t *testing.T) {
	folder, qs := t.TempDir(), few(t)
	if err := qs.write(folder); err != nil {
		t.Fatal(err)
	}
	r := report{rounds: 2, seconds: 0.001, rows: []row{{name: ours}}}
	if err := r.measure([]*entrant{oursInside(t, folder)}, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, w := range workloads {
		if got := r.rows[0].rates[w]; len(got) != 2 || !(got[0] > 0 && got[1] > 0) {
			t.Errorf("the rates of %s are %v, want two", w, got)
		}
	}
}

func TestAnUnknownOrderEndsTheContestant(t *testing.T) {
	var out bytes.Buffer
	if err := obey(t.TempDir(), strings.NewReader("places unrelated\n"), &out); err == nil {
		t.Error("an order without a figure was obeyed")
	}
	if err := obey(t.TempDir(), strings.NewReader("places nowhere 10\n"), &out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("places of a workload without questions: %v", err)
	}
}

func TestQuestionsSurviveTheirFile(t *testing.T) {
	folder, qs := t.TempDir(), ask()
	if err := qs.write(folder); err != nil {
		t.Fatal(err)
	}
	for _, w := range workloads {
		f, err := os.Open(filepath.Join(folder, w))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		got, err := readQuestions(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(qs[w]) {
			t.Fatalf("%s: %d questions were read, %d written", w, len(got), len(qs[w]))
		}
		for i := range got {
			if got[i] != qs[w][i] {
				t.Fatalf("%s: question %d was read as %+v, written as %+v", w, i, got[i], qs[w][i])
			}
		}
	}
	if from, to := qs.span(); from < -36_525 || from > -36_400 || to > 36_525 || to < 36_400 {
		t.Errorf("the questions span %v to %v days, want nearly 1900 to 2100", from, to)
	}
	if _, err := readQuestions(strings.NewReader("1 2 3\n")); err == nil {
		t.Error("a question of three figures was read")
	}
}
