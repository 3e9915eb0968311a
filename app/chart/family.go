package chart

import (
	"strconv"
	"strings"

	"perihelion/bench/figure"
)

// Family is a group of server configurations that share a colour.
type Family uint8

// The families, by what answers the requests.
const (
	Go Family = iota // the built-in servers
	Aiohttp
	Flask
	URL // a server of the user's own
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
	}
	return "Go"
}

// FamilyOf is the family of a configuration by its contract name, as
// "flask-gunicorn:4", or its address, as "http://127.0.0.1:8080/".
func FamilyOf(config string) Family {
	switch {
	case config == "url", strings.Contains(config, "://"):
		return URL
	case strings.HasPrefix(config, "aiohttp-"):
		return Aiohttp
	case strings.HasPrefix(config, "flask-"):
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
		if !ok {
			return URL.String(), ""
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
