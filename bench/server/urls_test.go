package server

import (
	"slices"
	"testing"
)

func TestURLsHaveTheShortestLabelsThatDiffer(t *testing.T) {
	for _, c := range []struct{ urls, want []string }{
		{nil, nil},
		{[]string{"http://127.0.0.1:8080/x"}, []string{"url"}},
		{[]string{"http://127.0.0.1:8080/x", "http://127.0.0.1:8081/x"}, []string{"127.0.0.1:8080", "127.0.0.1:8081"}},
		{[]string{"http://a/x", "http://a/y", "http://b/x"}, []string{"a/x", "a/y", "b/x"}},
		{[]string{"http://a/x?n=1", "http://a/x?n=2"}, []string{"a/x?n=1", "a/x?n=2"}},
		{[]string{"http://a/", "https://a/"}, []string{"http://a/", "https://a/"}},
		{[]string{"http://u:one@a/", "http://u:two@a/"}, []string{"http://u:…@a/", "http://u:…@a/ (2)"}},
		{[]string{"http://u:one@a/", "http://u:two@b/"}, []string{"a", "b"}},
	} {
		var got []string
		for _, s := range At(c.urls) {
			got = append(got, s.Label())
			if len(c.urls) > 1 && (s.Short() != s.Label() || s.Title() != s.Label() || s.Phrase() != s.Label()) {
				t.Errorf("%v: short %q, title %q, phrase %q, label %q; want one name", c.urls, s.Short(), s.Title(), s.Phrase(), s.Label())
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("At(%q) has labels %q, want %q", c.urls, got, c.want)
		}
	}
}
