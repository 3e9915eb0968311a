package server

import (
	"fmt"
	"net/url"

	"perihelion/bench/address"
)

// At returns the servers that run at URLs, as subjects with different labels. One alone
// is labelled "url". Several are labelled with the shortest form that distinguishes them
// all: host and port, host and path, with the query, or the whole URL; URLs that are
// shown alike, because they differ in a password only, are numbered.
func At(urls []string) []Subject {
	subjects := make([]Subject, len(urls))
	for i, u := range urls {
		subjects[i].URL = u
	}
	if len(urls) < 2 {
		return subjects
	}
	for _, form := range []func(*url.URL) string{
		func(u *url.URL) string { return u.Host },
		func(u *url.URL) string { return u.Host + u.EscapedPath() },
		func(u *url.URL) string { return u.Host + u.RequestURI() },
	} {
		if tagged(subjects, form) {
			return subjects
		}
	}
	seen := make(map[string]int)
	for i := range subjects {
		shown := address.Shown(urls[i])
		if seen[shown]++; seen[shown] > 1 {
			shown += fmt.Sprintf(" (%d)", seen[shown])
		}
		subjects[i].Tag = shown
	}
	return subjects
}

// tagged labels subjects with a form of their URLs, and reports whether all differ in it.
func tagged(subjects []Subject, form func(*url.URL) string) bool {
	seen := map[string]bool{"": true}
	for i, s := range subjects {
		u, err := url.Parse(s.URL)
		if err != nil {
			return false
		}
		if subjects[i].Tag = form(u); seen[subjects[i].Tag] {
			return false
		}
		seen[subjects[i].Tag] = true
	}
	return true
}
