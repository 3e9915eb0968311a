package history

import (
	"slices"

	"perihelion/bench/store"
)

// List is the list of kept runs as the user sees it: the ones found, in their order, with
// the ones that are ticked and the one that is selected. The zero List is empty.
type List struct {
	all, found []store.Entry
	filter     store.Filter
	ticked     []int // numbers, in the order of the ticks
	selected   int   // number; 0: none
}

// Set takes over the runs of the store. Ticks of runs that have gone, go; where the
// selected run has, the one at its place is selected.
func (l *List) Set(all []store.Entry) {
	l.all = all
	there := make(map[int]bool, len(all))
	for _, e := range all {
		there[e.ID] = true
	}
	l.ticked = slices.DeleteFunc(l.ticked, func(id int) bool { return !there[id] })
	l.find()
}

// Find shows the runs that a filter chooses.
func (l *List) Find(f store.Filter) {
	l.filter = f
	l.find()
}

func (l *List) find() {
	at := l.Index(l.selected)
	l.found = l.filter.Of(l.all)
	if l.Index(l.selected) < 0 {
		l.selected = 0
		if len(l.found) > 0 {
			l.selected = l.found[min(max(at, 0), len(l.found)-1)].ID
		}
	}
}

// All are the runs of the store, the newest first.
func (l *List) All() []store.Entry { return l.all }

// Found are the runs that the filter chooses.
func (l *List) Found() []store.Entry { return l.found }

// Index is the place of a run among those found, −1 for none.
func (l *List) Index(id int) int {
	return slices.IndexFunc(l.found, func(e store.Entry) bool { return e.ID == id })
}

// Entry returns a run of the store.
func (l *List) Entry(id int) (store.Entry, bool) {
	i := slices.IndexFunc(l.all, func(e store.Entry) bool { return e.ID == id })
	if i < 0 {
		return store.Entry{}, false
	}
	return l.all[i], true
}

// Select selects a run.
func (l *List) Select(id int) { l.selected = id }

// Selected is the number of the selected run; 0: none.
func (l *List) Selected() int { return l.selected }

// Tick ticks a run, or takes its tick away.
func (l *List) Tick(id int) {
	if i := slices.Index(l.ticked, id); i >= 0 {
		l.ticked = slices.Delete(l.ticked, i, i+1)
		return
	}
	l.ticked = append(l.ticked, id)
}

// Untick takes all ticks away.
func (l *List) Untick() { l.ticked = nil }

// Ticked are the numbers of the ticked runs, the newest first.
func (l *List) Ticked() []int {
	all := slices.Sorted(slices.Values(l.ticked))
	slices.Reverse(all)
	return all
}

// Unseen counts the ticked runs that the filter does not choose.
func (l *List) Unseen() (n int) {
	for _, id := range l.ticked {
		if l.Index(id) < 0 {
			n++
		}
	}
	return n
}

// Chosen are the numbers of the runs that an action is for, the newest first: the ticked
// ones, or else the selected one.
func (l *List) Chosen() []int {
	switch {
	case len(l.ticked) > 0:
		return l.Ticked()
	case l.selected > 0:
		return []int{l.selected}
	}
	return nil
}
