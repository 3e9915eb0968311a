package gazetteer

import (
	"slices"
	"strings"

	"perihelion/assets/field"
)

// Named returns the place of a name, in any mixture of cases and with or without
// diacritics; of several of that name the most populous. A comma may be followed by the
// same words as for Search, or by the rest of the String. The beginning of a name will do
// where no other place is meant by it.
//
// The error is a *field.Error of the field "place", which names the places that
// may have been meant.
func Named(name string) (Place, error) {
	const most = 5
	query := fold(name)
	for _, e := range load() {
		if fold(e.String()) == query {
			return e.Place, nil
		}
	}
	found := Search(name, most)
	if len(found) == 0 {
		return Place{}, field.Errorf("place", "“%.60s” is not in the list of cities; write a larger city nearby, or its latitude and longitude", strings.TrimSpace(name))
	}
	if len(found) == 1 || fold(found[0].Name) == city(query) {
		return found[0], nil
	}
	names := make([]string, len(found))
	for i, p := range found {
		names[i] = p.String()
	}
	return Place{}, field.Errorf("place", "“%.60s” may be one of several places; write more of the name, as in %s", strings.TrimSpace(name), strings.Join(names, "; "))
}

// Others returns the places that Named might as well have returned for a name: the less
// populous ones of the same name, the most populous first.
func Others(name string) []Place {
	chosen, err := Named(name)
	if err != nil || fold(chosen.String()) == fold(name) {
		return nil
	}
	return slices.DeleteFunc(Search(name, len(load())), func(p Place) bool {
		return p == chosen || fold(p.Name) != city(fold(name))
	})
}

// city returns the part of a folded name before the comma.
func city(query string) string {
	before, _, _ := strings.Cut(query, ",")
	return cityAlias(strings.TrimSpace(before))
}
