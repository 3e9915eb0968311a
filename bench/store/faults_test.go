package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// counted is how many calls that change the disk a run of twelve turns makes.
func counted(t *testing.T) int {
	t.Helper()
	s := Open(filepath.Join(t.TempDir(), "data"))
	f := &faulty{disk: system{}}
	s.disk = f
	run(s.Begin(), 6, 12)
	if f.writes < 30 {
		t.Fatalf("a run makes %d calls, want more than two a turn", f.writes)
	}
	return f.writes
}

// A disk that fails once, wherever that is, loses nothing: what could not be written is
// written later.
func TestOneErrorLosesNothing(t *testing.T) {
	for at := range counted(t) {
		for _, cut := range []int{10, 1 << 20} {
			s := Open(filepath.Join(t.TempDir(), "data"))
			s.disk = &faulty{disk: system{}, cut: cut, fail: func(write int) error {
				if write == at {
					return syscall.EIO
				}
				return nil
			}}
			w := s.Begin()
			want, errs := run(w, 6, 12)
			if err := errs[len(errs)-1]; err != nil {
				t.Errorf("call %d: the end reports %v, though all was written later", at, err)
			}
			got, err := Open(s.folder).Load(w.ID())
			if err != nil || text(t, got) != text(t, want) {
				t.Errorf("call %d, %d bytes written: the run is another one (%v)", at, cut, err)
			}
		}
	}
}

// A disk that is full from some call on keeps what it has, and each error is a sentence.
func TestFullDiskKeepsFinishedRepeats(t *testing.T) {
	calls := counted(t)
	for at := range calls {
		s := Open(filepath.Join(t.TempDir(), "data"))
		s.disk = &faulty{disk: system{}, cut: 10, fail: func(write int) error {
			if write >= at {
				return syscall.ENOSPC
			}
			return nil
		}}
		w := s.Begin()
		_, errs := run(w, 6, 12)
		kept := 0 // turns that the writer has reported as kept
		for n, err := range errs[1 : len(errs)-1] {
			if err == nil {
				kept = n + 1
			} else if text := err.Error(); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(text, "free space on the disk, or set "+Variable) || !strings.Contains(text, s.folder) {
				t.Errorf("call %d: the error is %q", at, text)
			}
		}
		all := list(t, Open(s.folder))
		switch {
		case kept == 0 && len(all) == 0:
		case len(all) != 1 || all[0].Done < kept || all[0].State == Damaged:
			t.Errorf("full from call %d on: %d turns were reported as kept, and the list has %+v", at, kept, all)
		default:
			if got := mustLoad(t, Open(s.folder), all[0].ID); len(got.Results[0].Repeats)+len(got.Results[1].Repeats) != all[0].Done {
				t.Errorf("full from call %d on: the run opens with another number of repeats", at)
			}
		}
	}
}

func TestReadOnlyFolder(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "data"))
	s.disk = &faulty{disk: system{}, fail: func(int) error { return fs.ErrPermission }}
	w := s.Begin()
	_, errs := run(w, 6, 12)
	for _, err := range errs {
		if err == nil || !strings.Contains(err.Error(), "allow this user to write there") {
			t.Errorf("the error is %v", err)
		}
	}
	if w.ID() != 0 {
		t.Errorf("the run has the number %d", w.ID())
	}
}

// A list is right where its index cannot be written.
func TestListOfAReadOnlyStore(t *testing.T) {
	s := kept(t, 3)
	aged(t, s)
	s.disk = &faulty{disk: system{}, fail: func(int) error { return syscall.EROFS }}
	if all := list(t, s); len(all) != 3 {
		t.Errorf("%d runs are listed", len(all))
	}
	for what, err := range map[string]error{"Edit": s.Edit(1, About{Name: "x"}), "Delete": s.Delete(1)} {
		if err == nil || !strings.Contains(err.Error(), "run #1 cannot be") || !strings.Contains(err.Error(), "allow this user") {
			t.Errorf("%s = %v", what, err)
		}
	}
}
