package gazetteer

import (
	"slices"
	"strings"

	"perihelion/assets/field"
	"perihelion/assets/fold"
)

// Named returns the place of a name, in any language of the list, in any mixture of cases and
// with or without diacritics; of several of that name the one that Search has first. A comma
// may be followed by the same words as for Search, or by the rest of the String. The
// beginning of a name will do where no other place is meant by it.
//
// The error is a *field.Error of the field "place", which names the places that
// may have been meant.
func Named(name string) (Place, error) {
	if all := called(name); len(all) > 0 {
		return all[0], nil
	}
	const most = 5
	found := Search(name, most)
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) == 0 {
		return Place{}, field.Errorf("place", "“%.60s” is not in the list of cities; write a larger city nearby, or its latitude and longitude", strings.TrimSpace(name))
	}
	names := make([]string, len(found))
	for i, p := range found {
		names[i] = p.String()
	}
	return Place{}, field.Errorf("place", "“%.60s” may be one of several places; write more of the name, as in %s", strings.TrimSpace(name), strings.Join(names, "; "))
}

// Others returns the places that Named might as well have returned for a name, at most
// twenty: those that have the same name, in any language, the one that Search has first
// before the others.
func Others(name string) []Place {
	if all := called(name); len(all) > 1 && !sameWords(all[0].String(), name) {
		return all[1:]
	}
	return nil
}

// Called reports whether a name is a whole one of the place, in any language, written as
// for Named.
func (p Place) Called(name string) bool { return slices.Contains(called(name), p) }

// called returns the places that have the whole name, the best first; the one that has it
// as its String before all.
func called(name string) []Place {
	const most = 21
	l := load()
	all := l.places(l.search(questionOf(name), most, exact))
	slices.SortStableFunc(all, func(a, b Place) int { return likeness(b, name) - likeness(a, name) })
	return all
}

// likeness is 2 where a place is called so letter by letter, 1 where it is when folded.
func likeness(p Place, name string) int {
	switch called := p.String(); {
	case called == name:
		return 2
	case sameWords(called, name):
		return 1
	}
	return 0
}

// sameWords reports whether two texts are the same when folded.
func sameWords(a, b string) bool { return fold.Name(a) == fold.Name(b) }
