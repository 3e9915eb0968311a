package gazetteer

import (
	"slices"
	"testing"
)

func TestSearch(t *testing.T) {
	for _, c := range []struct{ query, first string }{
		{"Melbourne", "Melbourne, Victoria, Australia"},
		{"melb", "Melbourne, Victoria, Australia"},
		{"ZÜRICH", "Zürich, Zurich, Switzerland"},
		{"tromso", "Tromsø, Troms og Finnmark, Norway"},
		{"greenwich", "Greenwich Observatory, England, United Kingdom"},
		{"iceland", "Reykjavík, Capital Region, Iceland"},

		// By the number of people, and by how well the name fits.
		{"par", "Paris, Île-de-France, France"},
		{"york", "York, England, United Kingdom"},
		{"new yo", "New York City, New York, United States"},
		{"san fr", "San Francisco, California, United States"},
		{"mün", "Munich, Bavaria, Germany"},
		{"münch", "Munich, Bavaria, Germany"},

		// In other languages and scripts.
		{"München", "Munich, Bavaria, Germany"},
		{"Muenchen", "Munich, Bavaria, Germany"},
		{"Wien", "Vienna, Austria"},
		{"Cologne", "Köln, North Rhine-Westphalia, Germany"},
		{"Koeln", "Köln, North Rhine-Westphalia, Germany"},
		{"Firenze", "Florence, Tuscany, Italy"},
		{"Bozen", "Bolzano, Trentino-Alto Adige, Italy"},
		{"Sterzing", "Vipiteno, Trentino-Alto Adige, Italy"},
		{"Geneva", "Genève, Geneva, Switzerland"},
		{"Москва", "Moscow, Russia"},
		{"Αθήνα", "Athens, Attica, Greece"},
		{"東京", "Tokyo, Japan"},
		{"القاهرة", "Cairo, Egypt"},
		{"moedling", "Mödling, Lower Austria, Austria"},
		{"st polten", "Sankt Pölten, Lower Austria, Austria"},

		// With a region or a country.
		{"london, can", "London, Ontario, Canada"},
		{"Portland, Maine", "Portland, Maine, United States"},
		{"portland maine", "Portland, Maine, United States"},
		{"portland, me", "Portland, Maine, United States"},
		{"portland, or, usa", "Portland, Oregon, United States"},
		{"Wien, Österreich", "Vienna, Austria"},
		{"wien, AT", "Vienna, Austria"},
		{"vienna, virginia", "Vienna, Virginia, United States"}, // and not West Virginia
		{"cologne, italy", "Cologne, Lombardy, Italy"},
		{"hobart, tas", "Hobart, Tasmania, Australia"},
		{"geneva, ashta", "Geneva, Ashtabula County, Ohio, United States"},
	} {
		got := Search(c.query, 5)
		if len(got) == 0 || got[0].String() != c.first {
			t.Errorf("Search(%q) begins with %v, want %s", c.query, got, c.first)
		}
	}
	for _, query := range []string{"a", "san", "lake", "deutschland"} {
		if got := Search(query, 7); len(got) != 7 {
			t.Errorf("Search(%q) with at most 7 gives %d", query, len(got))
		}
	}
	for _, nothing := range []string{"", "  ", "xyzzy", ",", "|", "\n", "paris, xyzzy"} {
		if got := Search(nothing, 5); len(got) != 0 {
			t.Errorf("Search(%q) gives %v", nothing, got)
		}
	}
}

// The whole list is that with the highest scores, also where only a few are asked for.
func TestFewAreTheFirstOfMany(t *testing.T) {
	for _, query := range []string{"a", "san", "new", "paris", "lower", "wien, austria"} {
		many := Search(query, 500)
		if few := Search(query, 8); !slices.Equal(few, many[:min(8, len(many))]) {
			t.Errorf("%q: %v are not the first of %v", query, few, many)
		}
	}
}

// What is typed on the way to a name.
func BenchmarkSearch(b *testing.B) {
	for _, typed := range []string{"a", "sa", "san fr", "paris", "portland, maine", "xyzzy", "new york city"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				Search(typed, 8)
			}
		})
	}
}
