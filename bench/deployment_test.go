package bench

import "testing"

func TestDeployed(t *testing.T) {
	for label, want := range map[string]string{
		"aiohttp-dev":        "aiohttp: development server",
		"flask-dev":          "Flask: development server",
		"flask-gunicorn":     "Flask: gunicorn, 1 worker",
		"flask-gunicorn:1":   "Flask: gunicorn, 1 worker",
		"aiohttp-gunicorn:4": "aiohttp: gunicorn, 4 workers",
		"aiohttp-dev:2":      "", "flask-gunicorn:0": "", "flask-gunicorn:": "", "flask-gunicorn:x": "", "flask": "",
		"flask-uwsgi": "", "goroutines": "", "prefork:4": "", "one-at-a-time": "", "url": "", "": "",
	} {
		got := ""
		if f, d, ok := deployed(label); ok {
			got = f.String() + ": " + d.String()
		}
		if got != want {
			t.Errorf("deployed(%q) is %q, want %q", label, got, want)
		}
	}
}
