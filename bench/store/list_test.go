package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench"
)

// aged makes the folders of all runs old enough for the index.
func aged(t testing.TB, s *Store) {
	t.Helper()
	ids, err := s.numbers(s.runs())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if err := os.Chtimes(s.RunFolder(id), begin, begin); err != nil {
			t.Fatal(err)
		}
	}
}

// counting is the store with a disk that counts.
func counting(s *Store) (*Store, *faulty) {
	f := &faulty{disk: system{}}
	c := Open(s.folder)
	c.disk = f
	return c, f
}

// A list opens the index, and the runs that are new or have changed.
func TestListOpensFewFiles(t *testing.T) {
	const runs = 20
	s := kept(t, runs)
	aged(t, s)
	list(t, s) // makes the index
	c, f := counting(s)
	want := fmt.Sprint(list(t, c))
	if f.opened() != 1 || f.writes != 0 {
		t.Errorf("a list that is up to date opened %d files and wrote %d times, want the index alone", f.opened(), f.writes)
	}
	if err := s.Edit(7, About{Name: "changed"}); err != nil {
		t.Fatal(err)
	}
	c, f = counting(s)
	if all := list(t, c); all[runs-7].Name != "changed" || all[runs-7].ID != 7 {
		t.Errorf("the list has not the new name of run #7: %+v", all[runs-7])
	}
	if f.opened() > 4 {
		t.Errorf("after one change %d files were opened, want the index and those of one run", f.opened())
	}
	if err := s.Edit(7, About{}); err != nil {
		t.Fatal(err)
	}
	aged(t, s)
	list(t, s)

	// An index that is damaged, missing or of another version is made again.
	path := filepath.Join(s.folder, indexName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]string{
		"empty": "", "half": string(whole[:len(whole)/2]), "one byte": string(whole[:len(whole)-9]) + "?" + string(whole[len(whole)-8:]),
		"another version": strings.Replace(string(whole), "index/1", "index/2", 1), "no list": "perihelion/index/1 00000000\n", "zeros": strings.Repeat("\x00", 5000),
	} {
		if err := os.WriteFile(path, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(list(t, s)); got != want {
			t.Errorf("with an index that is damaged (%s) the list is\n%s\nwant\n%s", name, got, want)
		}
		if again, err := os.ReadFile(path); err != nil || string(again) != string(whole) {
			t.Errorf("the index (%s) is not made again: %v", name, err)
		}
	}

	if err := s.Delete(3); err != nil {
		t.Fatal(err)
	}
	if all := list(t, s); len(all) != runs-1 {
		t.Errorf("after one is deleted %d runs are listed", len(all))
	}
	if err := s.Restore(3); err != nil {
		t.Fatal(err)
	}
	if all := list(t, s); len(all) != runs || all[runs-3].State != Finished {
		t.Errorf("after it is back %d runs are listed", len(all))
	}
}

// A folder that has just changed may change again within one step of its clock, so its
// entry is not trusted.
func TestRecentChangesAreNotTrusted(t *testing.T) {
	s := kept(t, 2)
	list(t, s)
	for range 2 {
		c, f := counting(s)
		list(t, c)
		if f.opened() < 3 {
			t.Errorf("%d files were opened, want the index and both runs", f.opened())
		}
	}
	s.now = func() time.Time { return time.Now().Add(2 * settled) }
	list(t, s)
	c, f := counting(s)
	if list(t, c); f.opened() != 1 {
		t.Errorf("later %d files were opened, want the index", f.opened())
	}
}

// Whatever lies in a folder, the list names it with a sentence and the others stay.
func TestDamagedRunsAreListed(t *testing.T) {
	s := kept(t, 1)
	for id, c := range []struct{ file, content, want string }{
		{runName, "", "not a JSON object"},
		{runName, `{"format":"perihelion/run/1","pl`, "not a JSON object"},
		{runName, `{"format":"perihelion/run/9"}`, "this version reads only"},
		{runName, `{"format":"perihelion/run/1"}`, "damaged"},
		{runName, `{"format":"perihelion/run/1","plan":{"configs":["goroutines"]},"results":[{"config":"prefork","repeats":[],"turns":[]}]}`, ""},
		{journalName, "\x00\x01\n", "it has no plan"},
		{journalName, "{}\n" + `{"n":1,"step":{"config":"goroutines"}}` + "\n", "it has no plan"},
		{journalName, `{"begun":{"format":"perihelion/journal/2"}}` + "\n", "this version reads only"},
		{journalName, `{"begun":{"format":"perihelion/journal/1","plan":{"configs":["goroutines"],"repeats":-5}}}` + "\n" +
			`{"n":1,"step":{"config":"goroutines","repeat":{"config":"goroutines","turn":{"round":-1},"measurement":{"rps":-1,"histogram":"AAAA","ok":-9}}}}` + "\n", ""},
		{aboutName, "[", ""},
	} {
		folder := filepath.Join(s.runs(), fmt.Sprint(id+2))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, c.file), []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if c.file == aboutName {
			continue
		}
		e, err := s.Entry(id + 2)
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" {
			continue
		}
		_, err = s.Load(id + 2)
		if err == nil || e.State != Damaged || !strings.Contains(e.Problem, c.want) || err.Error() != e.Problem {
			t.Errorf("%.60q is listed as %s, %q and opens with %v", c.content, e.State, e.Problem, err)
		}
	}
	if all := list(t, s); len(all) != 10 || all[9].State != Finished {
		t.Errorf("%d runs are listed", len(all))
	}
	if err := os.WriteFile(filepath.Join(s.RunFolder(1), aboutName), []byte("["), 0o600); err != nil {
		t.Fatal(err)
	}
	if e, err := s.Entry(1); err != nil || e.State != Finished || !strings.Contains(e.Problem, "the name and the note of run #1 cannot be read") {
		t.Errorf("with damaged notes the run is listed as %+v", e)
	}
	if id, err := s.Last(); err != nil || id == 0 {
		t.Errorf("Last = %d, %v", id, err)
	}
	if err := os.RemoveAll(s.runs()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.runs(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.List(); err == nil || !strings.Contains(err.Error(), "the runs cannot be listed") {
		t.Errorf("a file in place of the folder: %v", err)
	}
}

// A document that is damaged while its journal is still there costs nothing.
func TestJournalStandsInForADamagedDocument(t *testing.T) {
	s := Open(t.TempDir())
	w := s.Begin()
	want, errs := run(endless{w}, 6, 12)
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	w.close()
	if err := os.WriteFile(filepath.Join(s.RunFolder(1), runName), []byte(`{"format":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := mustLoad(t, s, 1); len(got.Results[0].Repeats) != len(want.Results[0].Repeats) {
		t.Error("the repeats of the journal are lost")
	}
}

// endless is a writer whose program ends before the run does.
type endless struct{ *Writer }

func (endless) End(bench.Results) error { return nil }

// tenThousand is a store with so many runs and an index.
func tenThousand(b *testing.B) *Store {
	s := kept(b, 1)
	document, err := os.ReadFile(filepath.Join(s.RunFolder(1), runName))
	if err != nil {
		b.Fatal(err)
	}
	for id := 2; id <= 10_000; id++ {
		if err := os.Mkdir(s.RunFolder(id), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(s.RunFolder(id), runName), document, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	aged(b, s)
	list(b, s) // makes the index
	return s
}

// BenchmarkList lists ten thousand runs.
func BenchmarkList(b *testing.B) {
	s := tenThousand(b)
	b.Run("without an index", func(b *testing.B) {
		for b.Loop() {
			os.Remove(filepath.Join(s.folder, indexName))
			list(b, s)
		}
	})
	b.Run("with an index", func(b *testing.B) {
		for b.Loop() {
			list(b, s)
		}
	})
	b.Run("the first part without an index", func(b *testing.B) {
		for b.Loop() {
			os.Remove(filepath.Join(s.folder, indexName))
			if _, _, err := s.Part(300); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Where the index has to be made again the list grows from the newest run on, and is whole after
// some calls. Runs that are read are not read again.
func TestAListIsReadInParts(t *testing.T) {
	s := kept(t, 5)
	s.now = func() time.Time { return time.Now().Add(time.Hour) } // every folder has settled
	var lengths, rest []int
	for left := 1; left > 0; {
		var all []Entry
		var err error
		if all, left, err = s.Part(2); err != nil {
			t.Fatal(err)
		}
		if all[0].ID != 5 {
			t.Errorf("the list begins with #%d, want the newest", all[0].ID)
		}
		lengths, rest = append(lengths, len(all)), append(rest, left)
	}
	if want := []int{2, 4, 5}; !slices.Equal(lengths, want) || !slices.Equal(rest, []int{3, 1, 0}) {
		t.Errorf("the parts have %v runs and leave %v, want %v and 3, 1, 0", lengths, rest, want)
	}
}
