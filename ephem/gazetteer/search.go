package gazetteer

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Search returns at most max places for the beginning of a name: first places of exactly
// that name, then places with a name, a later word of it, or a region or country that
// begins so; within each the most populous first. Case and diacritics do not matter.
// After commas may stand the beginnings of the region and of the country, or one of them,
// in either order: "london, can". States of the United States and the commonest countries
// may be abbreviated: "portland, or", "cardiff, uk".
func Search(prefix string, max int) []Place {
	parts := strings.Split(fold(prefix), ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	query, within := cityAlias(parts[0]), parts[1:]
	if query == "" || max <= 0 {
		return nil
	}
	type match struct {
		rank int
		Place
	}
	var found []match
	for _, e := range load() {
		if slices.ContainsFunc(within, func(part string) bool { return !e.within(part) }) {
			continue
		}
		if r := rank(&e, query); r >= 0 {
			found = append(found, match{r, e.Place})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return a.rank - b.rank })
	places := make([]Place, 0, min(max, len(found)))
	for _, m := range found[:cap(places)] {
		places = append(places, m.Place)
	}
	return places
}

// rank describes how well a place fits, 0 best, −1 not at all.
func rank(e *entry, query string) int {
	switch {
	case e.name == query:
		return 0
	case strings.HasPrefix(e.name, query):
		return 1
	case beginsWord(e.name, query):
		return 2
	case e.within(query):
		return 3
	}
	return -1
}

// within reports whether the region or the country of a place, or its name after a comma,
// begins so or has that abbreviation.
func (e *entry) within(prefix string) bool {
	if beginsWord(e.region, prefix) || beginsWord(e.country, prefix) || strings.Contains(e.name, ", "+prefix) {
		return true
	}
	full := regionAlias(prefix)
	return full != "" && (e.region == full || e.country == full)
}

// beginsWord reports whether any word of s begins with a prefix.
func beginsWord(s, prefix string) bool {
	return strings.HasPrefix(s, prefix) || strings.Contains(s, " "+prefix) || strings.Contains(s, "-"+prefix)
}

// letters that do not fall apart into a base letter and a mark.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe",
	"ı", "i", "’", "'", "‘", "'", "–", "-")

// fold brings a name to lower case without diacritics.
func fold(s string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(strings.TrimSpace(s))) {
		if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return letters.Replace(out.String())
}
