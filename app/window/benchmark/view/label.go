package view

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Label is a configuration of a plan, as results name it, in words: "one at a
// time", "prefork, 4 processes", or host and path of the user's own URL.
func Label(p bench.Plan, config string) string {
	if p.URL != "" {
		u, err := url.Parse(p.URL)
		if err != nil || u.Host == "" {
			return address.Shown(p.URL)
		}
		return strings.TrimSuffix(u.Host+u.Path, "/")
	}
	name, workers, _ := strings.Cut(config, ":")
	n, err := strconv.Atoi(workers)
	if err != nil {
		return short(config)
	}
	return counted(name, n)
}

// counted is a configuration with its workers: "prefork, 4 processes", "Flask
// gunicorn -w 4", as gunicorn's own option has it.
func counted(name string, workers int) string {
	if (server.Config{Name: name}).IsPython() {
		return fmt.Sprintf("%s -w %d", short(name), workers)
	}
	return short(name) + ", " + figure.Plural(workers, Workers(name))
}

// short is a configuration in words, without its workers; the name of a server of
// the user's own is what it is.
func short(config string) string {
	name, _, _ := strings.Cut(config, ":")
	switch name {
	case server.AiohttpDev:
		return "aiohttp development"
	case server.AiohttpGunicorn:
		return "aiohttp gunicorn"
	case server.FlaskDev:
		return "Flask development"
	case server.FlaskGunicorn:
		return "Flask gunicorn"
	}
	if (server.Config{Name: name}).Validate() != nil {
		return config
	}
	return strings.ReplaceAll(name, "-", " ")
}

// spoken is a configuration of a plan in a sentence: with its workers only where
// the plan has another one that differs in nothing else.
func spoken(p bench.Plan, config string) string {
	name, workers, _ := strings.Cut(config, ":")
	n, err := strconv.Atoi(workers)
	if err != nil {
		return short(config)
	}
	for _, other := range p.Labels() {
		if other != config && strings.HasPrefix(other, name+":") {
			return strings.Replace(counted(name, n), ", ", " with ", 1)
		}
	}
	return short(config)
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
