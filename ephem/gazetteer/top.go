package gazetteer

import "slices"

// top holds the places with the highest scores, the highest first; of equal ones the
// first that was added. A place is there once.
type top struct {
	most  int
	found []found
}

type found struct{ score, id int }

// add takes a place if it is among the highest.
func (t *top) add(score, id int) {
	if len(t.found) == t.most && score <= t.found[len(t.found)-1].score {
		return
	}
	for _, f := range t.found {
		if f.id == id {
			return // as by its name, so by its region
		}
	}
	at, _ := slices.BinarySearchFunc(t.found, score, func(f found, score int) int {
		if f.score >= score {
			return -1
		}
		return 1
	})
	if len(t.found) == t.most {
		t.found = t.found[:t.most-1]
	}
	t.found = slices.Insert(t.found, at, found{score, id})
}
