package server

import (
	"testing"

	"perihelion/bench/server/python"
)

func TestUnder(t *testing.T) {
	if err := (Config{Name: AiohttpGunicorn}).Unable(); err != nil {
		t.Skip(err)
	}
	p := python.Interpreter{Path: "/x/python3", Version: "3.11.2", Modules: map[string]string{"aiohttp": "3.8", "ephem": "4.1", "flask": "2.2", "gunicorn": "20.1"}}
	configs := []Config{{Name: Goroutines}, {Name: AiohttpDev}, {Name: AiohttpGunicorn}}
	if got, want := Under(configs, []python.Interpreter{p}), "Python 3.11.2, aiohttp 3.8, ephem 4.1, gunicorn 20.1 (/x/python3)"; got != want {
		t.Errorf("Under = %q, want %q", got, want)
	}
	if got := Under(configs, nil); got != "" {
		t.Errorf("Under nothing = %q", got)
	}
}
