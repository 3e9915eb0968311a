package gazetteer

import (
	"sort"
	"strings"
	"unicode/utf8"

	"perihelion/assets/fold"
)

// Search returns at most max places for the beginning of a name, in any of the languages of
// the list. A place comes the earlier the more people it has, and the better the name fits:
// the whole name, its beginning, a later word of it, the name of the region or the country.
// Case, diacritics, hyphens and points do not matter. After commas may stand the beginnings of the
// region and of the country, or one of them, in either order, or abbreviations:
// "london, can", "portland, or", "wien, AT"; without a comma the whole words: "portland maine".
func Search(prefix string, max int) []Place {
	l := load()
	return l.places(l.search(questionOf(prefix), max, beginning))
}

// question is a folded name and the folded words after its commas.
type question struct {
	name   string
	within []string
}

func questionOf(typed string) (q question) {
	name, rest, _ := strings.Cut(typed, ",")
	q.name = cityAlias(fold.Name(name))
	for part := range strings.SplitSeq(rest, ",") {
		if part = fold.Name(part); part != "" {
			q.within = append(q.within, part)
		}
	}
	return q
}

// readings are the question as it was typed, and others that may have been meant, which
// count where those before find nothing.
func (q question) readings() []question {
	all := []question{q}
	for i := strings.LastIndexByte(q.name, ' '); i > 0; i = strings.LastIndexByte(q.name[:i], ' ') {
		all = append(all, question{q.name[:i], append([]string{q.name[i+1:]}, q.within...)})
	}
	// Umlauts that the keyboard does not have.
	if short := strings.NewReplacer("ae", "a", "oe", "o", "ue", "u").Replace(q.name); short != q.name {
		all = append(all, question{short, q.within})
	}
	return all
}

// fit is how well a name fits a question.
type fit int

const (
	none      fit = iota
	within        // its region or country begins so
	laterWord     // a later word begins so
	furtherly     // a further name begins so
	beginning     // the name begins so
	further       // it is a further name
	exact         // it is the name
)

// worth is what a fit counts beside the number of people, as ten times its binary
// logarithm.
var worth = [...]int{within: -120, laterWord: -80, furtherly: -20, beginning: 0, further: 30, exact: 60}

// rarely is what the beginning of a further name counts less while only few letters are
// typed: the names of large cities in all languages begin with any of them.
const rarely, few = -60, 3

// named is what it counts if the words after the comma are the whole name of the region
// or the country.
const named = 40

// search returns the best places; asked is beginning, or exact for whole names only.
func (l *list) search(q question, most int, asked fit) top {
	if q.name == "" || most <= 0 {
		return top{}
	}
	for _, reading := range q.readings() {
		best := top{most: most}
		regions := l.inRegions(reading.within)
		l.byName(reading, regions, asked, &best)
		if asked == beginning && len(best.found) < most {
			l.byRegion(reading, regions, &best)
		}
		if len(best.found) > 0 {
			return best
		}
	}
	return top{}
}

// byName adds the places of which a name fits.
func (l *list) byName(q question, regions [][]fit, asked fit, best *top) {
	needle := q.name
	if len(needle) == 1 {
		needle = "\n" + needle // one letter begins a word of nearly every place
	}
	id, got, short := -1, none, utf8.RuneCountInString(q.name) <= few
	add := func() {
		if got == none {
			return
		}
		if extra, in := l.inside(id, q.within, regions); in {
			if got == furtherly && short {
				extra += rarely
			}
			best.add(int(l.people[id])+worth[got]+extra, id)
		}
	}
	for at := 0; ; at++ {
		next := strings.Index(l.searched[at:], needle)
		if next < 0 {
			break
		}
		at += next
		if at >= l.end(id) {
			add()
			id, got = l.at(at, id+1), none
		}
		got = max(got, l.fitAt(at+len(needle)-len(q.name), len(q.name), asked))
	}
	add()
}

// end returns the place in searched where the text of a place ends; −1 is before all.
func (l *list) end(id int) int {
	if id < 0 {
		return 0
	}
	return int(l.searchEnd[id])
}

// at returns the place that has a character of searched; it is from or a later one.
func (l *list) at(at, from int) int {
	if at < int(l.searchEnd[from]) {
		return from
	}
	return from + sort.Search(len(l.searchEnd)-from, func(i int) bool { return int(l.searchEnd[from+i]) > at })
}

// fitAt returns how a text of a length at a character of searched fits the name that it
// lies in.
func (l *list) fitAt(at, length int, asked fit) fit {
	before, after := l.searched[at-1], l.searched[at+length]
	whole := after == '\n' || after == '|'
	switch {
	case before == '\n' && whole:
		return exact
	case before == '|' && whole:
		return further
	case asked == exact:
		return none
	case before == '\n':
		return beginning
	case before == '|':
		return furtherly
	case before == ' ':
		return laterWord
	}
	return none
}

// byRegion adds the places of the regions and countries that begin so.
func (l *list) byRegion(q question, regions [][]fit, best *top) {
	if len(q.name) < 3 {
		return
	}
	for i := range l.regions {
		r := &l.regions[i]
		if !beginsWord(r.foldedName, q.name) && !beginsWord(r.foldedCountry, q.name) && !beginsWord(r.own, q.name) {
			continue
		}
		for id := r.first; id < r.end; id++ {
			if extra, in := l.inside(id, q.within, regions); in {
				best.add(int(l.people[id])+worth[within]+extra, id)
			}
		}
	}
}

// places are those that were found, in their order.
func (l *list) places(best top) []Place {
	all := make([]Place, len(best.found))
	for i, f := range best.found {
		all[i] = l.place(f.id)
	}
	return all
}
