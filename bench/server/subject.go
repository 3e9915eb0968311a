package server

import (
	"net/url"
	"strings"

	"perihelion/bench/address"
)

// Subject is the server that a result, a comparison or a warning is about: a
// configuration, a server of the user's own that is started, or one that runs at a
// URL. Exactly one of Config, Own and URL is set. A server of the user's own may have
// the name of a configuration and stays the user's own.
type Subject struct {
	Config Config
	Own    string // name of the server
	URL    string
	Tag    string // of one of several URLs: its name among them, see At
}

// urlLabel is the label of a server that runs at a URL, without another one beside it.
const urlLabel = "url"

// Label is the subject's name in results, unique within a plan: "prefork:4", the name
// of a server of the user's own, "url", or the short form of one of several URLs.
func (s Subject) Label() string {
	switch {
	case s.Tag != "":
		return s.Tag
	case s.URL != "":
		return urlLabel
	case s.Own != "":
		return s.Own
	}
	return s.Config.String()
}

// Family is the group that the subject belongs to.
func (s Subject) Family() Family {
	if s.Config == (Config{}) {
		return Own
	}
	return s.Config.Family()
}

// Short names the subject beside others of its family: "gunicorn", the name of a
// server of the user's own, or the host and port of a URL.
func (s Subject) Short() string {
	switch {
	case s.Tag != "":
		return s.Tag
	case s.URL != "":
		if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
			return u.Host
		}
		return address.Shown(s.URL)
	case s.Own != "":
		return s.Own
	}
	return s.Config.Short()
}

// Title names the subject in words, without its workers: "Flask gunicorn", the name of
// a server of the user's own, or host, port and path of a URL (of one of several: Tag).
func (s Subject) Title() string {
	switch {
	case s.Tag != "":
		return s.Tag
	case s.URL != "":
		if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
			return strings.TrimSuffix(u.Host+u.Path, "/")
		}
		return address.Shown(s.URL)
	case s.Own != "":
		return s.Own
	}
	return s.Config.Title()
}

// Full is Title with the workers, where their number was chosen: "prefork, 4
// processes".
func (s Subject) Full() string {
	if s.Config == (Config{}) {
		return s.Title()
	}
	return s.Config.Full()
}

// Phrase is Full for the middle of a sentence: "prefork with 4 processes".
func (s Subject) Phrase() string {
	if s.Config == (Config{}) {
		return s.Title()
	}
	return s.Config.Phrase()
}
