package store

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"perihelion/bench"
	"perihelion/bench/load"
)

// turns is the journal of a run under way.
func turns(t testing.TB, n int) []byte {
	t.Helper()
	s := Open(t.TempDir())
	w := s.Begin()
	if err := w.Begin(opening(n)); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := w.Add(step(i)); err != nil {
			t.Fatal(err)
		}
	}
	w.unlock()
	text, err := os.ReadFile(filepath.Join(s.RunFolder(1), journalName))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A journal that ends anywhere has the turns whose lines are whole, also where the disk
// has put zeros in place of the rest.
func TestJournalThatEndsAnywhere(t *testing.T) {
	whole := turns(t, 4)
	for end := range whole {
		lines := bytes.Count(whole[:end], []byte("\n"))
		if whole[end] == '\n' {
			lines++ // all but its last character
		}
		for _, rest := range []string{"", "\x00\x00\x00\x00"} {
			if rest != "" && whole[end] == '\n' {
				continue // a whole line with zeros behind it is none
			}
			r, err := record(append(whole[:end:end], rest...))
			if got := len(r.Repeats); lines > 0 && (err != nil || got != lines-1) || lines == 0 && err == nil {
				t.Fatalf("cut at %d of %d bytes, before %q: %d turns, %v, want %d", end, len(whole), rest, got, err, lines-1)
			}
		}
	}
}

// A new field of a record has to be kept, in begun, in ended or in bench.Step.
func TestJournalKeepsEveryField(t *testing.T) {
	kept := map[string]bool{
		"Plan": true, "Environment": true, "Started": true, "Uncalibrated": true, // begun
		"Finished": true, "Stopped": true, "Decided": true, // ended
		"Repeats": true, "Broken": true, "Suspended": true, "Logs": true, // bench.Step
		"Unkept": true, "Interrupted": true, // about the keeping itself
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[bench.Record]()) {
		if !kept[f.Name] {
			t.Errorf("bench.Record has a field %s, and the journal does not keep it", f.Name)
		}
	}
}

// Whatever a file holds, it is read without a panic and can be evaluated and written.
func FuzzJournal(f *testing.F) {
	whole := turns(f, 3)
	f.Add(whole)
	f.Add(bytes.ReplaceAll(whole, []byte("prefork"), []byte("goroutines")))
	f.Add(bytes.ReplaceAll(whole, []byte(`"rps":1`), []byte(`"rps":-1e308`)))
	f.Add([]byte(`{"begun":{"format":"perihelion/journal/1","plan":{"configs":["goroutines","goroutines"],"baseline":"x","repeats":9999999999}}}` + "\n" + `{"n":1,"ended":{}}`))
	f.Fuzz(func(t *testing.T, journal []byte) {
		r, _, err := evaluated(journal, false)
		if err != nil {
			return
		}
		var e Entry
		e.fill(r)
		if _, err := json.Marshal(e); err != nil {
			t.Errorf("the entry cannot be written: %v", err)
		}
		if err := r.WriteJSON(&bytes.Buffer{}); err != nil {
			t.Errorf("the run cannot be written: %v", err)
		}
	})
}

// BenchmarkTurn keeps a turn of a real size: what a run waits for between two turns.
func BenchmarkTurn(b *testing.B) {
	w := Open(filepath.Join(b.TempDir(), "data")).Begin()
	if err := w.Begin(opening(1_000_000)); err != nil {
		b.Fatal(err)
	}
	defer w.close()
	s := step(0)
	s.Repeat.Measurement.Histogram = string(bytes.Repeat([]byte("A"), 1300))
	s.Repeat.Measurement.Timeline = make([]load.Moment, 2)
	s.Log = make([]string, 20)
	for b.Loop() {
		if err := w.Add(s); err != nil {
			b.Fatal(err)
		}
	}
}
