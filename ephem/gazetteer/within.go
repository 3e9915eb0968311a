package gazetteer

import (
	"strings"

	"perihelion/assets/fold"
)

// inRegions returns for each of the words after the comma how it fits each region: exact,
// beginning or none.
func (l *list) inRegions(words []string) [][]fit {
	fits := make([][]fit, len(words))
	for i, word := range words {
		full := countryAlias(word)
		fits[i] = make([]fit, len(l.regions))
		for k := range l.regions {
			fits[i][k] = l.regions[k].fits(word, full)
		}
	}
	return fits
}

// fits reports how a word fits the region or its country; full is the country that it
// abbreviates, or empty.
func (r *region) fits(word, full string) fit {
	switch {
	case word == r.foldedName, word == r.foldedCountry, word == r.own, word == r.short, word == r.code, full == r.foldedCountry:
		return exact
	case beginsWord(r.foldedName, word), beginsWord(r.foldedCountry, word), beginsWord(r.own, word):
		return beginning
	}
	return none
}

// inside reports whether a place lies within the regions, the district and the country of
// the words, and what their fit counts.
func (l *list) inside(id int, words []string, regions [][]fit) (extra int, in bool) {
	if len(words) == 0 {
		return 0, true
	}
	extra = named
	r := l.regionNumber(id)
	for i, word := range words {
		switch {
		case regions[i][r] == exact:
		case regions[i][r] == beginning, beginsWord(fold.Name(l.districts[id]), word):
			extra = 0
		default:
			return 0, false
		}
	}
	return extra, true
}

// beginsWord reports whether any word of a folded name begins with a prefix.
func beginsWord(s, prefix string) bool {
	return strings.HasPrefix(s, prefix) || strings.Contains(s, " "+prefix)
}
