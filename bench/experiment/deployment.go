package experiment

import (
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

// Deployment is how an application is put into service: the number of its gunicorn
// workers, or Development.
type Deployment int

// Development is the framework's own development server.
const Development Deployment = 0

// String names the deployment as a row does: "development server",
// "gunicorn, 4 workers".
func (d Deployment) String() string {
	if d == Development {
		return "development server"
	}
	return "gunicorn, " + figure.Plural(int(d), "worker")
}

// framework is one of the two that the experiment compares.
type framework int

const (
	aiohttp framework = iota
	flask
	frameworks // their number
)

func (f framework) String() string {
	return string([...]server.Family{server.Aiohttp, server.Flask}[f])
}

// deployed returns the framework and the deployment of a configuration of the
// experiment. It is false for every other one.
func deployed(c server.Config) (framework, Deployment, bool) {
	f := flask
	switch c.Family() {
	case server.Aiohttp:
		f = aiohttp
	case server.Flask:
	default:
		return 0, 0, false
	}
	switch c.Deployment() {
	case server.Development:
		return f, Development, true
	case server.Gunicorn:
		return f, Deployment(c.WorkerCount()), true
	}
	return 0, 0, false
}
