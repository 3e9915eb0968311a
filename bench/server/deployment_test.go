package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"perihelion/bench/server/api"
)

// deployments are Python's configurations, small; the test is skipped where
// their modules are not.
func deployments(t *testing.T) []Config {
	t.Helper()
	found := Interpreters(t.Context(), "")
	var all []Config
	for _, c := range Configs() {
		if !c.IsPython() {
			continue
		}
		if _, err := c.Interpreter(found); err != nil {
			t.Skipf("%v: %v", c, err)
		}
		all = append(all, c)
		if c.HasWorkers() {
			all = append(all, Config{c.Name, 2})
		}
	}
	return all
}

// Python's applications answer as this program's servers do, as far as PyEphem can.
func TestContractThroughEveryDeployment(t *testing.T) {
	for _, c := range deployments(t) {
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			s := start(t, Options{Config: c})
			for _, test := range []struct {
				method, target string
				status         int
				field          string // that the error names
			}{
				{"GET", "/planets/mars?" + place + "&" + instant, 200, ""},
				{"GET", "/planets/Moon?" + instant, 200, ""},
				{"GET", "/planets?" + place, 200, ""},
				{"GET", "/", 200, ""},
				{"HEAD", "/planets/mars?" + place, 200, ""},
				{"POST", "/planets/mars", 405, ""},
				{"DELETE", "/", 405, ""},
				{"OPTIONS", "/planets", 405, ""},
				{"GET", "/planets/vulcan", 404, "name"},
				{"GET", "/nowhere", 404, ""},
				{"GET", "/planets/mars?lat=95", 400, "lat"},
				{"GET", "/planets/mars?lat=abc&lon=0&elevation=0", 400, "lat"},
				{"GET", "/planets/mars?lat=NaN&lon=0&elevation=0", 400, "lat"},
				{"GET", "/planets/mars?lon=361&lat=0&elevation=0", 400, "lon"},
				{"GET", "/planets/mars?lat=1&lon=2", 200, ""},
				{"GET", "/planets?lat=1&lon=2", 200, ""},
				{"GET", "/planets/mars?lat=1", 400, "lon"},
				{"GET", "/planets?lon=1&elevation=2", 400, "lat"},
				{"GET", "/planets/mars?elevation=2", 400, "lat"},
				{"GET", "/planets/mars?lat=1&lat=1", 400, "lat"},
				{"GET", "/planets/mars?latitude=1", 400, "latitude"},
				{"GET", "/planets/mars?time=now", 400, "time"},
				{"GET", "/planets/mars?lat=39d45m14.4sS&lon=204.528&elevation=400+ft", 200, ""},
				{"GET", "/planets/mars?lat=39+45+14.4+S&lon=3+East", 200, ""},
				{"GET", "/planets/mars?lat=1&lon=79.98+O", 400, "lon"},
				{"GET", "/planets/mars?lat=1&lon=2&elevation=1,000", 400, "elevation"},
				{"GET", "/planets/mars?pressure=0", 200, ""},
				{"GET", "/planets/mars?time=2026-11-22+12:00:00Z", 200, ""},
				{"GET", "/planets/mars?time=JD2461367", 200, ""},
				{"GET", "/planets/mars?time=2026-02-29T00:00:00Z", 400, "time"},
				{"GET", "/planets/mars?time=2016-12-31T12:59:60Z", 400, "time"},
				{"GET", "/planets/mars?time=2026-11-22", 400, "time"},
			} {
				w := dial(t, s.URL())
				w.send(test.method, test.target, "HTTP/1.1")
				r, body := w.receive(test.method)
				if r.StatusCode != test.status {
					t.Errorf("%s %s: %s, want %d: %s", test.method, test.target, r.Status, test.status, body)
				}
				if allow := r.Header.Get("Allow"); test.status == 405 && allow != "GET, HEAD" {
					t.Errorf("%s %s: Allow %q", test.method, test.target, allow)
				}
				if test.status >= 400 {
					var refusal struct{ Error, Field string }
					if err := json.Unmarshal([]byte(body), &refusal); err != nil || refusal.Error == "" || refusal.Field != test.field {
						t.Errorf("%s %s: %s, want an error of the field %q", test.method, test.target, body, test.field)
					}
				}
				if test.target == "/" && test.status == 200 {
					page, header := api.Page()
					if body != string(page) {
						t.Error("another page")
					}
					for _, h := range header {
						if got := r.Header.Get(h.Name); got != h.Value {
							t.Errorf("%s: %q, want %q", h.Name, got, h.Value)
						}
					}
				}
			}
		})
	}
}

// Each answers far more requests than an undrained pipe would allow, logs none of them,
// and leaves no process behind.
func TestDeploymentsServeAndEnd(t *testing.T) {
	for _, c := range deployments(t) {
		s := start(t, Options{Config: c})
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 125 {
					r, err := http.Get(s.URL() + "/planets/mars?" + place)
					if err != nil || r.StatusCode != 200 {
						t.Errorf("%v: %v %v", c, r, err)
						return
					}
					r.Body.Close()
				}
			})
		}
		all.Wait()
		http.DefaultClient.CloseIdleConnections()
		usage, err := s.Usage()
		if err != nil || usage.RSS < 10<<20 || usage.CPU == 0 || usage.Threads < usage.Processes {
			t.Errorf("%v: Usage() = %+v, %v", c, usage, err)
		}
		want := 1
		if slices.Contains(c.Modules(), "gunicorn") {
			want += c.WorkerCount()
		}
		if usage.Processes != want {
			t.Errorf("%v: %d processes, want %d", c, usage.Processes, want)
		}
		if log := strings.Join(s.Log(), "\n"); strings.Contains(log, "/planets/mars") {
			t.Errorf("%v logs its requests:\n%s", c, log)
		}
		begun := time.Now()
		s.Stop()
		if took := time.Since(begun); took > programGrace {
			t.Errorf("%v took %v to end", c, took)
		}
		refused(t, s.URL())
	}
}

// Work and delay have their durations under Python too.
func TestDeploymentsWait(t *testing.T) {
	const delay = 50 * time.Millisecond
	for _, c := range deployments(t) {
		s := start(t, Options{Config: c, Work: 10 * time.Millisecond, Delay: delay})
		before, _ := s.Usage()
		begun := time.Now()
		for range 4 {
			w := dial(t, s.URL())
			w.send("GET", "/planets/mars?"+place, "HTTP/1.1")
			w.receive("GET")
		}
		took := time.Since(begun)
		after, _ := s.Usage()
		if took < 4*(delay+10*time.Millisecond) {
			t.Errorf("%v: four requests took %v", c, took)
		}
		if used := after.CPU - before.CPU; used < 40*time.Millisecond || used > 200*time.Millisecond {
			t.Errorf("%v: four requests with 10 ms of work used %v", c, used)
		}
		s.Stop()
	}
}

func TestDeployNamesWorkers(t *testing.T) {
	c := Config{FlaskGunicorn, 3}
	m, _ := c.mode()
	args := fmt.Sprint(m.arguments(c, 81))
	for _, want := range []string{"--workers 3", "--bind 127.0.0.1:81", "flask_app:app"} {
		if !strings.Contains(args, want) {
			t.Errorf("%s does not say %s", args, want)
		}
	}
}
