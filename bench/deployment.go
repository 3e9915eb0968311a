package bench

import (
	"strconv"
	"strings"

	"perihelion/bench/figure"
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

func (f framework) String() string { return [...]string{"aiohttp", "Flask"}[f] }

// deployed reads which framework a label of the experiment names, and how it is
// served: "flask-dev", "aiohttp-gunicorn:4". Without a number gunicorn has one
// worker. It is false for every other label.
func deployed(label string) (framework, Deployment, bool) {
	name, count, counted := strings.Cut(label, ":")
	name, server, _ := strings.Cut(name, "-")
	f := flask
	switch name {
	case "aiohttp":
		f = aiohttp
	case "flask":
	default:
		return 0, 0, false
	}
	switch {
	case server == "dev" && !counted:
		return f, Development, true
	case server == "gunicorn" && !counted:
		return f, 1, true
	case server == "gunicorn":
		n, err := strconv.Atoi(count)
		return f, Deployment(n), err == nil && n > 0
	}
	return 0, 0, false
}
