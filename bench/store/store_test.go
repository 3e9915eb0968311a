package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/warning"
)

func TestRunIsKept(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "data"))
	if all := list(t, s); len(all) != 0 {
		t.Errorf("a store that does not exist lists %v", all)
	}
	w := s.Begin()
	want, errs := run(w, 6, 12)
	if err := errors.Join(errs...); err != nil || w.ID() != 1 {
		t.Fatalf("run #%d: %v", w.ID(), err)
	}
	got, err := s.Load(1)
	if err != nil || text(t, got) != text(t, want) {
		t.Errorf("run #1 is not the one that was made (%v)", err)
	}
	e := list(t, s)[0]
	if e.Number() != "#1" || e.State != Finished || e.Done != 12 || e.Total != 12 || e.Title != "goroutines, prefork:4" ||
		e.Verdict != "prefork:4 faster, 20 % more" || e.Machine != "Example 3000, 2 cores" || len(e.Figures) != 2 || e.Figures[1].RPS.Median != want.Results[1].RPS.Median {
		t.Errorf("it is listed as %+v", e)
	}
	files, err := os.ReadDir(s.RunFolder(1))
	if err != nil || len(files) != 1 || files[0].Name() != runName {
		t.Errorf("its folder holds %v, %v, want the document alone", files, err)
	}
	if info, err := files[0].Info(); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("others can read the run: %v, %v", info.Mode(), err)
	}
}

// A journal that stays where it is has the same results as the document.
func TestJournalHoldsTheRun(t *testing.T) {
	s := Open(t.TempDir())
	s.disk = &faulty{disk: system{}, fail: func(int) error { return nil }}
	full := errors.New("no room")
	w := s.Begin()
	f := s.disk.(*faulty)
	r := opening(6)
	if err := w.Begin(r); err != nil {
		t.Fatal(err)
	}
	for n := range 12 {
		st := step(n)
		if n == 3 {
			st.Suspended = []float64{1.5}
		}
		r.Add(st)
		if err := w.Add(st); err != nil {
			t.Fatal(err)
		}
		if e := list(t, s); e[0].State != Running || e[0].Done != n+1 || !e[0].Finished.IsZero() {
			t.Fatalf("after %d turns it is listed as %+v", n+1, e[0])
		}
	}
	r.Finished, r.Decided = begin.Add(time.Minute), true
	want := bench.Evaluate(r)
	at := f.writes
	f.fail = func(write int) error {
		if write >= at+2 { // after the line and its sync
			return full
		}
		return nil
	}
	if err := w.End(want); err != nil {
		t.Errorf("a run whose journal is whole is reported as lost: %v", err)
	}
	got, err := s.Load(1)
	if err != nil || text(t, got) != text(t, want) {
		t.Errorf("the journal gives other results (%v)", err)
	}
	if e := list(t, s)[0]; e.State != Finished {
		t.Errorf("it is listed as %s", e.State)
	}
}

func TestStoppedRun(t *testing.T) {
	s := Open(t.TempDir())
	w := s.Begin()
	run(w, 6, 5)
	if e := list(t, s)[0]; e.State != Stopped || e.Done != 5 || e.Total != 12 {
		t.Errorf("it is listed as %+v", e)
	}
	w = s.Begin()
	if run(w, 6, 0); w.ID() != 0 || len(list(t, s)) != 1 {
		t.Errorf("a run that was stopped before its first repeat is kept as #%d", w.ID())
	}
}

// A run whose process has gone opens with its repeats, and a torn line costs nothing but
// itself.
func TestInterruptedRun(t *testing.T) {
	s := Open(t.TempDir())
	w := s.Begin()
	if err := w.Begin(opening(6)); err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		if err := w.Add(step(n)); err != nil {
			t.Fatal(err)
		}
	}
	w.unlock() // as the system does when a process ends
	path := filepath.Join(s.RunFolder(1), journalName)
	journal, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := strings.LastIndex(strings.TrimSpace(string(journal)), "\n") + 1
	for _, c := range []struct{ length, done int }{{len(journal), 5}, {len(journal) - 1, 5}, {len(journal) - 2, 4}, {last + 1, 4}, {last, 4}} {
		if err := os.WriteFile(path, journal[:c.length], 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := s.Load(1)
		if err != nil {
			t.Fatal(err)
		}
		e := list(t, s)[0]
		if e.State != Interrupted || e.Done != c.done || !warning.Has(r.Warnings, "interrupted") || r.Results[0].Log[0] == "" {
			t.Errorf("with %d of %d bytes it is listed as %+v, warnings %v", c.length, len(journal), e, r.Warnings)
		}
		if want := begin.Add(time.Duration(c.done-1)*time.Second + 500*time.Millisecond); !e.Finished.Equal(want) {
			t.Errorf("it ended at %v, want %v", e.Finished, want)
		}
	}
	if !warning.Has(mustLoad(t, s, 1).Against("prefork:4").Warnings, "interrupted") {
		t.Error("with another baseline the run is no longer marked as interrupted")
	}
}

// Folders of programs that were killed before they had written anything are not listed,
// and keep their number.
func TestEmptyFoldersAreNoRuns(t *testing.T) {
	s := kept(t, 1)
	for n, journal := range map[string]string{"2": "", "3": `{"n":0,"begun":{"form`} {
		folder := filepath.Join(s.runs(), n)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if journal != "" {
			if err := os.WriteFile(filepath.Join(folder, journalName), []byte(journal), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, name := range []string{"notes", "007", "-1", "99999999999999999999"} {
		if err := os.Mkdir(filepath.Join(s.runs(), name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if all := list(t, s); len(all) != 1 {
		t.Errorf("%d runs are listed, want 1", len(all))
	}
	w := s.Begin()
	if run(w, 6, 12); w.ID() != 4 {
		t.Errorf("the next run is #%d, want #4", w.ID())
	}
}

func TestAbout(t *testing.T) {
	s := kept(t, 1)
	want := About{Name: "with the pool", Note: "kernel 6.1\nquiet", Tags: []string{"nightly", "pool"}, Starred: true}
	if err := s.Edit(1, About{Name: " with  the pool ", Note: want.Note + "\n", Tags: []string{"#Pool", "nightly", "pool", ""}, Starred: true}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(s.RunFolder(1), runName))
	if err != nil {
		t.Fatal(err)
	}
	e := list(t, s)[0]
	if e.Name != want.Name || e.Note != want.Note || !slices.Equal(e.Tags, want.Tags) || !e.Starred {
		t.Errorf("it is listed with %+v", e.About)
	}
	if after, _ := os.ReadFile(filepath.Join(s.RunFolder(1), runName)); string(after) != string(before) {
		t.Error("the run was written again")
	}
	for name, c := range map[string]About{
		"name": {Name: strings.Repeat("ä", mostName+1)}, "note": {Note: strings.Repeat("x", mostNote+1)},
		"tag": {Tags: []string{strings.Repeat("x", mostTag+1)}},
	} {
		var wrong *field.Error
		if err := s.Edit(1, c); !errors.As(err, &wrong) || wrong.Field != name {
			t.Errorf("a %s that is too long: %v", name, err)
		}
	}
	if err := s.Edit(9, About{}); err == nil || !strings.Contains(err.Error(), "there is no run #9") {
		t.Errorf("a run that does not exist: %v", err)
	}
}

func TestDeleteAndRestore(t *testing.T) {
	s := kept(t, 3)
	want := text(t, mustLoad(t, s, 3))
	if err := s.Delete(3); err != nil {
		t.Fatal(err)
	}
	if all := list(t, s); len(all) != 2 {
		t.Errorf("%d runs are listed", len(all))
	}
	if bin, err := s.Deleted(); err != nil || len(bin) != 1 || bin[0].ID != 3 {
		t.Errorf("the bin holds %v, %v", bin, err)
	}
	if err := s.Delete(3); err == nil || !strings.Contains(err.Error(), "there is no run #3") {
		t.Errorf("deleted twice: %v", err)
	}
	w := s.Begin()
	if run(w, 6, 12); w.ID() != 4 {
		t.Errorf("the number of a deleted run was given again: #%d", w.ID())
	}
	if err := s.Restore(3); err != nil {
		t.Fatal(err)
	}
	if text(t, mustLoad(t, s, 3)) != want || list(t, s)[1].ID != 3 {
		t.Error("it came back as another one")
	}
	for id, sentence := range map[int]string{3: "is not deleted", 9: "is not in the bin"} {
		if err := s.Restore(id); err == nil || !strings.Contains(err.Error(), sentence) {
			t.Errorf("Restore(%d) = %v", id, err)
		}
	}
}

func TestRunUnderWayIsNotDeleted(t *testing.T) {
	s := Open(t.TempDir())
	w := s.Begin()
	if err := w.Begin(opening(1)); err != nil {
		t.Fatal(err)
	}
	defer w.unlock()
	if err := s.Delete(1); err == nil || !strings.Contains(err.Error(), "is under way") {
		t.Errorf("Delete = %v", err)
	}
}

// The bin is emptied by age and by count, and no number is given twice.
func TestBinIsEmptied(t *testing.T) {
	s := kept(t, 2)
	for _, id := range []int{1, 2} {
		if err := s.Delete(id); err != nil {
			t.Fatal(err)
		}
	}
	s.now = func() time.Time { return time.Now().Add(binAge + time.Hour) }
	s.emptyBin()
	if bin, err := s.Deleted(); err != nil || len(bin) != 0 {
		t.Errorf("after a month the bin holds %v, %v", bin, err)
	}
	s.now = time.Now
	w := s.Begin()
	if run(w, 6, 12); w.ID() != 3 {
		t.Errorf("the next run is #%d, want #3", w.ID())
	}
	for range binCount + 5 {
		w := s.Begin()
		run(w, 1, 2)
		if err := s.Delete(w.ID()); err != nil {
			t.Fatal(err)
		}
	}
	if bin, err := s.Deleted(); err != nil || len(bin) != binCount {
		t.Errorf("the bin holds %d runs, %v, want %d", len(bin), err, binCount)
	}
}

// Several programs that begin at once take different numbers.
func TestNumbersAreTakenOnce(t *testing.T) {
	folder := t.TempDir()
	const programs = 8
	var mu sync.Mutex
	taken := make(map[int]bool)
	var all sync.WaitGroup
	for range programs {
		all.Go(func() {
			s := Open(folder)
			for range 3 {
				w := s.Begin()
				if _, errs := run(w, 1, 2); errors.Join(errs...) != nil {
					t.Error(errs)
				}
				if _, err := s.List(); err != nil {
					t.Error(err)
				}
				mu.Lock()
				taken[w.ID()] = true
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if len(taken) != 3*programs || len(list(t, Open(folder))) != 3*programs {
		t.Errorf("%d runs have %d numbers, and %d are listed", 3*programs, len(taken), len(list(t, Open(folder))))
	}
}

// Runs are found by the day, week and month that they began in, as seen from the present. A week
// begins on Monday.
func TestFilterKnowsRelativeDates(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2026, 11, day, 12, 0, 0, 0, time.Local) }
	now := at(29) // a Sunday
	for _, tt := range []struct {
		began time.Time
		want  string
	}{
		{at(29), "today, this-week, this-month"},
		{at(28), "yesterday, this-week, this-month"},
		{at(23), "this-week, this-month"},
		{at(22), "last-week, this-month"},
		{at(16), "last-week, this-month"},
		{at(15), "this-month"},
		{at(1).AddDate(0, 0, -1), "last-month"},
		{at(29).AddDate(-1, 0, 0), ""},
	} {
		if got := relative(tt.began, now); got != tt.want {
			t.Errorf("%v is %q, want %q", tt.began, got, tt.want)
		}
	}
	if got := relative(time.Date(2026, 12, 31, 23, 0, 0, 0, time.Local), time.Date(2027, 1, 31, 1, 0, 0, 0, time.Local)); got != "last-month" {
		t.Errorf("the last day of the year is %q a month later", got)
	}
	entries := []Entry{{ID: 2, Started: at(27)}, {ID: 1, Started: at(20)}}
	for text, want := range map[string]int{"last week": 1, "this week": 2} {
		if got := (Filter{Text: text, Now: now}).Of(entries); len(got) != 1 || got[0].ID != want {
			t.Errorf("%q finds %v, want #%d", text, got, want)
		}
	}
	if got := (Filter{Text: "week"}).Of(entries); len(got) != 0 {
		t.Errorf("without a present %v are found", got)
	}
}

func TestFilter(t *testing.T) {
	all := []Entry{
		{ID: 3, Title: "goroutines, prefork", About: About{Name: "After the pool", Tags: []string{"nightly"}, Starred: true}},
		{ID: 2, Title: "prefork", Started: begin, About: About{Tags: []string{"nightly", "old"}}},
		{ID: 1, Title: "aiohttp-dev", State: Interrupted},
	}
	for _, c := range []struct {
		f    Filter
		want []int
	}{
		{Filter{}, []int{3, 2, 1}},
		{Filter{Text: "POOL prefork"}, []int{3}},
		{Filter{Text: "#2"}, []int{2}},
		{Filter{Text: "interrupted"}, []int{1}},
		{Filter{Text: "22 Nov"}, []int{2}},
		{Filter{Text: "sunday prefork"}, []int{2}},
		{Filter{Text: "2026-11"}, []int{2}},
		{Filter{Tags: []string{"#Nightly"}}, []int{3, 2}},
		{Filter{Tags: []string{"nightly", "old"}}, []int{2}},
		{Filter{Starred: true}, []int{3}},
		{Filter{Text: "prefork", Limit: 1}, []int{3}},
	} {
		var got []int
		for _, e := range c.f.Of(all) {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v gives %v, want %v", c.f, got, c.want)
		}
	}
}

func TestFolder(t *testing.T) {
	for _, name := range []string{Variable, "XDG_DATA_HOME", "LocalAppData", "HOME"} {
		t.Setenv(name, "")
	}
	if got, err := Folder(); err == nil {
		t.Errorf("without any variable Folder is %s", got)
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("LocalAppData", filepath.Join(home, "Local"))
	want := map[string]string{
		"linux":   filepath.Join(home, ".local", "share", "perihelion"),
		"darwin":  filepath.Join(home, "Library", "Application Support", "perihelion"),
		"windows": filepath.Join(home, "Local", "perihelion"),
	}[runtime.GOOS]
	if got, err := Folder(); want != "" && (err != nil || got != want) {
		t.Errorf("Folder() = %s, %v, want %s", got, err, want)
	}
	t.Setenv(Variable, filepath.Join(home, "runs"))
	if got, err := Folder(); err != nil || got != filepath.Join(home, "runs") {
		t.Errorf("with %s Folder is %s, %v", Variable, got, err)
	}
	if runtime.GOOS == "linux" {
		t.Setenv(Variable, "")
		t.Setenv("XDG_DATA_HOME", "relative")
		if got, _ := Folder(); got != want {
			t.Errorf("a relative XDG_DATA_HOME gives %s", got)
		}
		t.Setenv("XDG_DATA_HOME", home)
		if got, _ := Folder(); got != filepath.Join(home, "perihelion") {
			t.Errorf("XDG_DATA_HOME gives %s", got)
		}
	}
}

// A run that was decided before its last round is whole.
func TestTotalOfADecidedRun(t *testing.T) {
	want, errs := run(Open(filepath.Join(t.TempDir(), "data")).Begin(), 6, 12)
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	want.Plan.Repeats = 50
	for decided, total := range map[bool]int{true: 12, false: 100} {
		var e Entry
		want.Decided = decided
		if e.fill(want); e.Done != 12 || e.Total != total {
			t.Errorf("decided %v: %d of %d repeats, want 12 of %d", decided, e.Done, e.Total, total)
		}
	}
}
