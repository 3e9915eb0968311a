package view

import (
	"net/url"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Label is a configuration of a plan, as results name it, in words: "one at a
// time", "prefork, 4 processes", or host and path of the user's own URL.
func Label(p bench.Plan, config string) string {
	if p.URL != "" {
		u, err := url.Parse(p.URL)
		if err != nil || u.Host == "" {
			return p.URL
		}
		return strings.TrimSuffix(u.Host+u.Path, "/")
	}
	_, workers, _ := strings.Cut(config, ":")
	n, err := strconv.Atoi(workers)
	if err != nil {
		return short(config)
	}
	return short(config) + ", " + figure.Plural(n, Workers(short(config)))
}

// short is the architecture of a configuration in words, without its workers.
func short(config string) string {
	name, _, _ := strings.Cut(config, ":")
	return strings.ReplaceAll(name, "-", " ")
}

// Workers is what the workers of an architecture are, in the singular.
func Workers(name string) string {
	switch name {
	case server.Prefork:
		return "process"
	case server.Threads:
		return "thread"
	}
	return "worker"
}
