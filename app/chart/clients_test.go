package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/bench/clients"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

// client makes a client of as many turns as there are walls, in seconds, and what
// its process takes besides.
func client(by, way string, concurrency int, start float64, walls ...float64) clients.Client {
	c := clients.Client{Name: by + ", " + way, By: by, Way: way, Concurrency: concurrency, Expected: clients.DefaultPlan().Expected(concurrency)}
	for i, w := range walls {
		c.Repeats = append(c.Repeats, clients.Repeat{Round: i + 1, Times: clients.Times{Wall: w}})
		c.Requests, c.OK = c.Requests+100, c.OK+100
	}
	c.WallRange = stats.MedianOf(walls)
	c.Times = clients.Times{Wall: c.WallRange.Median, User: 0.247, Sys: 0.058}
	c.Process.Wall = c.Wall + start
	return c
}

// asked puts clients into finished results on a known machine.
func asked(all ...clients.Client) clients.Results {
	r := finished()
	p := clients.DefaultPlan()
	for _, c := range all {
		p.Repeats = max(p.Repeats, len(c.Repeats))
	}
	r.Environment.Python = "Python 3.11.2, requests 2.28.1, aiohttp 3.8.4 (/usr/bin/python3)"
	return clients.Results{Started: r.Started, Finished: r.Finished, Environment: r.Environment, Plan: p, Clients: all}
}

// distant is a run of the experiment, with a site that answers after 100 ms.
func distant() clients.Results {
	return asked(
		client(clients.ByPerihelion, "one after another", 1, 0.017, 10.108),
		client(clients.ByPerihelion, "10 connections", 10, 0.018, 1.011),
		client(clients.ByPerihelion, "20 connections", 20, 0.017, 0.507),
		client(clients.ByPerihelion, "all at once", 100, 0.018, 0.109),
		client(clients.ByRequests, "one after another", 1, 0.19, 10.471),
		client(clients.ByRequests, "10 threads", 10, 0.19, 1.239),
		client(clients.ByRequests, "20 threads", 20, 0.2, 0.73),
		client(clients.ByAiohttp, "all at once", 100, 0.45, 0.155),
	)
}

// near is a run of several rounds against a target that answers at once.
func near() clients.Results {
	r := asked(
		client(clients.ByPerihelion, "one after another", 1, 0.016, 0.012, 0.014, 0.013, 0.012, 0.012, 0.016),
		client(clients.ByPerihelion, "10 connections", 10, 0.018, 0.006, 0.006, 0.007, 0.006, 0.006, 0.007),
		client(clients.ByPerihelion, "20 connections", 20, 0.018, 0.007, 0.005, 0.008, 0.006, 0.006, 0.007),
		client(clients.ByPerihelion, "all at once", 100, 0.019, 0.009, 0.006, 0.011, 0.008, 0.009, 0.009),
		client(clients.ByRequests, "one after another", 1, 0.15, 0.083, 0.080, 0.087, 0.085, 0.082, 0.083),
		client(clients.ByRequests, "10 threads", 10, 0.13, 0.119, 0.118, 0.12, 0.125, 0.117, 0.131),
		client(clients.ByRequests, "20 threads", 20, 0.17, 0.119, 0.108, 0.13, 0.122, 0.11, 0.12),
		client(clients.ByAiohttp, "all at once", 100, 0.27, 0.035, 0.028, 0.042, 0.03, 0.036, 0.034),
	)
	r.Plan.Delay = 0
	for i := range r.Clients {
		r.Clients[i].Expected = 0
	}
	return r
}

// poor is a run on a machine without requests, of few requests to somebody's site;
// one client failed in part, one did not run.
func poor() clients.Results {
	r := distant()
	r.Plan.URL, r.Plan.Requests = "http://127.0.0.1:8080/planets/mars", 15
	for i := range r.Clients {
		c := &r.Clients[i]
		c.Expected = 0
		switch {
		case c.By == clients.ByRequests:
			*c = clients.Client{By: c.By, Way: c.Way, Unable: "/usr/bin/python3 lacks requests; install with: sudo apt install python3-requests"}
		case c.Concurrency == 20:
			*c = clients.Client{By: c.By, Way: c.Way, Unable: "15 requests do not keep 20 connections busy; ask for 20 or more"}
		case c.By == clients.ByAiohttp:
			*c = clients.Client{By: c.By, Way: c.Way, Broken: "clients.py: exit status 1: ImportError: no"}
		case c.Concurrency == 1:
			c.OK -= 12
		}
	}
	return r
}

// begun is a run of which two clients have had their turns.
func begun() clients.Results {
	r := distant()
	r.Finished = time.Time{}
	for i := range r.Clients {
		if i != 1 && i != 7 {
			r.Clients[i].Repeats, r.Clients[i].OK, r.Clients[i].Requests = nil, 0, 0
		}
	}
	return r
}

func TestClientsLook(t *testing.T) {
	drawn := func(draw func(clients.Results, Palette) (Figure, error), r clients.Results, p Palette) Figure {
		t.Helper()
		pl, err := draw(r, p)
		if err != nil {
			t.Fatal(err)
		}
		return pl
	}
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "clients-"+p.Name, drawn(Clients, distant(), p), 1200, 500, 72)
	}
	golden(t, "clients-saved", drawn(Clients, distant(), Print()), savedWidth, savedHeight, savedDPI)
	golden(t, "clients-near", drawn(Clients, near(), Light()), 1200, 500, 72)
	golden(t, "clients-poor", drawn(Clients, poor(), Dark()), 1200, 500, 72)
	golden(t, "clients-pane", drawn(ClientsPane, near(), Dark()), 560, 300, 72)
	golden(t, "clients-begun", drawn(ClientsPane, begun(), Light()), 800, 320, 72)
}

func TestClientSlots(t *testing.T) {
	b, err := clientBars(poor(), Light())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		group                int
		family               server.Family
		text, failure, notes string
	}{
		{0, server.Go, "10.1 + 0.017 s", "12 failed", "user 0.247 s · sys 0.058 s"},
		{0, server.Go, "1.01 + 0.018 s", "", "user 0.247 s · sys 0.058 s"},
		{0, server.Go, "left out", "", ""},
		{0, server.Go, "0.109 + 0.018 s", "", "user 0.247 s · sys 0.058 s"},
		{1, requests, "left out", "", ""},
		{1, requests, "left out", "", ""},
		{1, requests, "left out", "", ""},
		{2, server.Aiohttp, "", "broken", ""},
	} {
		s := b.slots[i]
		if s.group != want.group || s.family != want.family || s.text() != want.text || s.failure() != want.failure || s.note() != want.notes {
			t.Errorf("slot %d: group %d, %v, %q, %q, %q; want %+v", i, s.group, s.family, s.text(), s.failure(), s.note(), want)
		}
	}
}

func TestClientsSayWhatTheDelayAloneTakes(t *testing.T) {
	if got, want := leastOf(distant()), "The delay alone takes 10.0 s one after another, 1.00 s with 10 at once, 500 ms with 20 at once, 100 ms all at once."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := leastOf(near()) + leastOf(poor()); got != "" {
		t.Errorf("got %q of no delay and of a site, want nothing", got)
	}
	if got := strings.Join(absentOf(poor()), "\n"); !strings.Contains(got, "requests: /usr/bin/python3 lacks requests; install with") || !strings.Contains(got, "Perihelion: 15 requests do not") {
		t.Errorf("those left out: %q", got)
	}
}

func TestClientsRefusesNothing(t *testing.T) {
	for name, draw := range map[string]func(clients.Results, Palette) (Figure, error){"Clients": Clients, "ClientsPane": ClientsPane} {
		if _, err := draw(clients.Results{}, Light()); err == nil {
			t.Errorf("%s of nothing is drawn", name)
		}
	}
}
