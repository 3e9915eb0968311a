package server

import (
	"strconv"
	"time"
)

// Deployment is how a Python application is served.
type Deployment string

// The deployments.
const (
	Development Deployment = "development server" // that comes with the framework
	Gunicorn    Deployment = "gunicorn"           // a server for production
)

// The deployments of the Python web applications.
const (
	AiohttpDev      = "aiohttp-dev"
	FlaskDev        = "flask-dev"
	AiohttpGunicorn = "aiohttp-gunicorn"
	FlaskGunicorn   = "flask-gunicorn"
)

// pythonModes are the rows of Python's configurations, the asynchronous framework
// first.
func pythonModes() []mode {
	const start = 2200 * time.Millisecond // gunicorn alone takes up to 1.7 s to stop
	async := Rough{Start: start, Kept: 4_000, Opened: 4_000}
	sync := Rough{Start: start, Opened: 1_200}
	return []mode{
		{
			name: AiohttpDev, short: "development", family: Aiohttp, deployment: Development,
			description: "Python: aiohttp's own server, one event loop",
			remark:      "aiohttp's own server, one event loop",
			rough:       async,
			modules:     []string{"aiohttp", "ephem"},
			arguments:   runFile("aiohttp_app.py"),
		}, {
			name: AiohttpGunicorn, short: "gunicorn", family: Aiohttp, deployment: Gunicorn,
			description: "Python: gunicorn with aiohttp's worker, an event loop in each process",
			workers:     workerRow{usual: fixed(1), noun: "worker", option: "-w"},
			rough:       async,
			modules:     []string{"gunicorn", "aiohttp", "ephem"},
			noWindows:   noGunicorn,
			arguments:   gunicorn("--worker-class", "aiohttp.GunicornWebWorker", "aiohttp_app:app"),
		}, {
			name: FlaskDev, short: "development", family: Flask, deployment: Development,
			description: "Python: Flask's development server, a thread for each connection",
			remark:      "a thread for each connection, no keep-alive",
			rough:       sync,
			modules:     []string{"flask", "ephem"},
			arguments:   runFile("flask_app.py"),
		}, {
			name: FlaskGunicorn, short: "gunicorn", family: Flask, deployment: Gunicorn,
			description: "Python: Flask under gunicorn, a process that does one thing at a time",
			workers:     workerRow{usual: fixed(1), noun: "worker", option: "-w", blocking: true}, // 1 is gunicorn's own default
			rough:       sync,
			modules:     []string{"gunicorn", "flask", "ephem"},
			noWindows:   noGunicorn,
			arguments:   gunicorn("flask_app:app"),
		},
	}
}

// noGunicorn is why the deployments under gunicorn cannot run on Windows.
const noGunicorn = "gunicorn does not run on Windows; use Linux or macOS, or choose " + AiohttpDev + " or " + FlaskDev

// idleSeconds is how long gunicorn's aiohttp worker keeps an idle connection: as long
// as aiohttp's own server does. With its default of two seconds a slow load would meet
// closed connections and measure them.
const idleSeconds = 75

// host is where Python's servers listen.
const host = "127.0.0.1"

// runFile is how a file is run that takes the host and the port as its arguments.
func runFile(file string) func(Config, int) []string {
	return func(_ Config, port int) []string { return []string{file, host, strconv.Itoa(port)} }
}

// gunicorn is how an application is run under gunicorn; the more arguments come last.
func gunicorn(more ...string) func(Config, int) []string {
	return func(c Config, port int) []string {
		return append([]string{"-m", "gunicorn", "--bind", host + ":" + strconv.Itoa(port), "--workers", strconv.Itoa(c.WorkerCount()),
			"--log-level", "warning", "--keep-alive", strconv.Itoa(idleSeconds)}, more...)
	}
}
