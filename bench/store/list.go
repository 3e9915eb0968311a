package store

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"time"
)

// List returns the runs, the newest first, without the deleted ones. A run that cannot be
// read is among them, as damaged. The error is about the folder of the runs.
//
// The index has the entries of former lists, so that only runs that are new or have
// changed are opened.
func (s *Store) List() ([]Entry, error) {
	all, _, err := s.Part(math.MaxInt)
	return all, err
}

// Part is List with no more than so many runs opened, the newest of those that the index does
// not have. It returns how many are left out: the next call goes on with them. Where the
// index has to be made again, that would else take a time without a bound.
func (s *Store) Part(most int) (all []Entry, left int, err error) {
	ids, err := s.numbers(s.runs())
	if err != nil {
		return nil, 0, err
	}
	known := s.readIndex()
	rows := make([]indexed, len(ids)) // zero where there is no run
	var unknown []int                 // places in ids
	for i, id := range ids {
		info, err := s.disk.Stat(s.RunFolder(id))
		if err != nil {
			continue // deleted meanwhile
		}
		rows[i].Changed = info.ModTime().UnixNano()
		if k, ok := known[id]; ok && k.Changed == rows[i].Changed {
			rows[i] = k
		} else {
			unknown = append(unknown, i)
		}
	}
	if left = max(0, len(unknown)-most); left > 0 {
		unknown = unknown[left:]
	}
	s.each(unknown, func(i int) {
		if e, there := s.entry(ids[i], s.RunFolder(ids[i])); there {
			rows[i].Entry = e
		}
	})
	rows = slices.DeleteFunc(rows, func(r indexed) bool { return r.ID == 0 })
	s.keepIndex(known, rows)

	all = make([]Entry, len(rows))
	for i, r := range rows {
		all[len(all)-1-i] = r.Entry
	}
	return all, left, nil
}

// each calls do for each place, on as many goroutines as there are cores.
func (s *Store) each(places []int, do func(place int)) {
	next := make(chan int)
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(places)) {
		working.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for _, i := range places {
		next <- i
	}
	close(next)
	working.Wait()
}

// settled is the age from which the time of a folder's last change is trusted to differ
// at its next change: some file systems count in steps of two seconds.
const settled = 3 * time.Second

// lasting reports whether an entry holds until the time of its folder changes.
func (r indexed) lasting(now time.Time) bool {
	return r.State != Running && r.State != Damaged && r.Problem == "" && now.Sub(time.Unix(0, r.Changed)) > settled
}
