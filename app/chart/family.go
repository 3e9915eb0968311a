package chart

import (
	"slices"
	"strconv"
	"strings"

	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Family is a group of server configurations, or of clients, that share a colour.
type Family uint8

// The families, by what answers the requests or makes them.
const (
	Go Family = iota // the built-in servers
	Aiohttp
	Flask
	URL      // a server of the user's own
	Requests // Python's library, among clients
)

// String is the family's name as the chart prints it.
func (f Family) String() string {
	switch f {
	case Aiohttp:
		return "aiohttp"
	case Flask:
		return "Flask"
	case URL:
		return "own server"
	case Requests:
		return "requests"
	}
	return "Go"
}

// FamilyOf is the family of a configuration by its contract name, as
// "flask-gunicorn:4"; an address, as "http://127.0.0.1:8080/", and the name of a
// server of the user's own belong to that.
func FamilyOf(config string) Family {
	name, _, _ := strings.Cut(config, ":")
	c := server.Config{Name: name}
	switch {
	case c.Validate() != nil:
		return URL
	case slices.Contains(c.Modules(), "aiohttp"):
		return Aiohttp
	case slices.Contains(c.Modules(), "flask"):
		return Flask
	}
	return Go
}

// readable turns a contract name into words, without its family, and says in
// a note how many workers it has: "one-at-a-time" is "one at a time",
// "flask-gunicorn:4" is "gunicorn" with "4 workers". Of an address it keeps the
// host.
func readable(config string) (name, note string) {
	if FamilyOf(config) == URL {
		_, address, ok := strings.Cut(config, "://")
		switch {
		case config == "url":
			return URL.String(), ""
		case !ok:
			return config, ""
		}
		host, _, _ := strings.Cut(address, "/")
		return host, ""
	}
	name, workers, _ := strings.Cut(config, ":")
	if _, rest, ok := strings.Cut(name, "-"); ok && FamilyOf(config) != Go {
		name = rest
	}
	switch name {
	case "one-at-a-time":
		name = "one at a time"
	case "dev":
		name = "development"
	}
	n, err := strconv.Atoi(workers)
	if err != nil {
		return name, workers
	}
	unit := "worker"
	switch name {
	case "prefork":
		unit = "process"
	case "threads":
		unit = "thread"
	}
	return name, figure.Plural(n, unit)
}
