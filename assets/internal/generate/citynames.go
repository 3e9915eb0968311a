package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"perihelion/assets/fold"
)

// Further names are kept of places with this many people: of those in Latin letters, and
// in all others.
const (
	forLatin = 5_000
	forAll   = 100_000
)

// furtherNames returns the folded names by which a place is found beside its own, sorted.
func furtherNames(p *place) []string {
	seen := []string{fold.Name(p.name)}
	names := append([]string{p.ascii}, p.others...)
	if city, is := strings.CutSuffix(p.ascii, "-shi"); is { // Japanese for a city
		names = append(names, city)
	}
	for _, name := range names {
		latin := isLatin(name)
		switch {
		case latin && p.people < forLatin, !latin && p.people < forAll:
			continue
		case latin && strings.ToLower(name) == name:
			continue // spelled by a program from another script, without its vowels or capitals
		case len(name) <= 4 && strings.ToUpper(name) == name && latin:
			continue // the code of an airport
		}
		folded := fold.Name(name)
		if len(folded) < 2 || len(folded) > 60 || slices.Contains(seen, folded) {
			continue
		}
		seen = append(seen, folded)
	}
	slices.Sort(seen[1:])
	return seen[1:]
}

// isLatin reports whether a name has letters of the Latin script only.
func isLatin(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// countries are English names that the Unicode tables have differently, or that read badly
// in a list.
var countries = map[string]string{
	"CC": "Cocos Islands",
	"CD": "DR Congo",
	"CG": "Republic of the Congo",
	"FK": "Falkland Islands",
	"HK": "Hong Kong",
	"MK": "North Macedonia",
	"MM": "Myanmar",
	"MO": "Macao",
	"PS": "Palestine",
	"SJ": "Svalbard",
	"SZ": "Eswatini",
	"VA": "Vatican City",
}

// countryName is the English name of a country.
func countryName(code string) string {
	if name, ok := countries[code]; ok {
		return name
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return withoutComma(strings.ReplaceAll(display.English.Regions().Name(region), " & ", " and "))
}

// ownName is the name of a country in its most spoken language, folded: "osterreich".
func ownName(code string) string {
	tag, err := language.Parse("und-" + code)
	if err != nil {
		return ""
	}
	spoken, _ := tag.Base()
	region, _ := tag.Region()
	names := display.Regions(language.Make(spoken.String()))
	if names == nil {
		return ""
	}
	return fold.Name(names.Name(region))
}
