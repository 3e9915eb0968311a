package server

import "strconv"

// The deployments of the Python web applications: on the server that comes with
// the framework, which is for development, and under gunicorn.
const (
	AiohttpDev      = "aiohttp-dev"
	FlaskDev        = "flask-dev"
	AiohttpGunicorn = "aiohttp-gunicorn"
	FlaskGunicorn   = "flask-gunicorn"
)

// pythonModes are the deployments, the asynchronous framework first. Under
// gunicorn one worker is the default, as gunicorn has it.
func pythonModes() []mode {
	return []mode{
		{name: AiohttpDev, description: "Python: aiohttp's own server, one event loop", modules: []string{"aiohttp", "ephem"}},
		{name: AiohttpGunicorn, description: "Python: gunicorn with aiohttp's worker, an event loop in each process", workers: fixed(1), modules: []string{"gunicorn", "aiohttp", "ephem"}},
		{name: FlaskDev, description: "Python: Flask's development server, a thread for each connection", modules: []string{"flask", "ephem"}},
		{name: FlaskGunicorn, description: "Python: Flask under gunicorn, a process that does one thing at a time", workers: fixed(1), modules: []string{"gunicorn", "flask", "ephem"}},
	}
}

// idleSeconds is how long gunicorn's aiohttp worker keeps a connection that says
// nothing, as long as aiohttp's own server does. With its default of two seconds
// a slow load would meet connections that are closed, and be said to measure that.
const idleSeconds = 75

// deploy is how Python is told to run a deployment on the port: the arguments
// after the interpreter. The applications lie in the working folder.
func (c Config) deploy(port int) []string {
	const host = "127.0.0.1"
	at := strconv.Itoa(port)
	gunicorn := func(more ...string) []string {
		return append([]string{"-m", "gunicorn", "--bind", host + ":" + at, "--workers", strconv.Itoa(c.WorkerCount()),
			"--log-level", "warning", "--keep-alive", strconv.Itoa(idleSeconds)}, more...)
	}
	switch c.Name {
	case AiohttpDev:
		return []string{"aiohttp_app.py", host, at}
	case FlaskDev:
		return []string{"flask_app.py", host, at}
	case AiohttpGunicorn:
		return gunicorn("--worker-class", "aiohttp.GunicornWebWorker", "aiohttp_app:app")
	}
	return gunicorn("flask_app:app")
}
