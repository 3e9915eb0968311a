package form

import (
	"maps"
	"slices"
	"time"

	"perihelion/bench/server"
)

// Target is what is measured: the cards at the top of the form, in their order.
type Target int

// The targets.
const (
	BuiltIn    Target = iota // planet servers, this program's and Python's: at first three of this program's
	Experiment               // the same, at first those of the experiment that this program grew out of
	Own                      // URLs of the user's own
	Started                  // servers of the user's own that are started
	Clients                  // not servers: the programs that ask them
)

// Planets reports whether the target is planet servers.
func (t Target) Planets() bool { return t == BuiltIn || t == Experiment }

// Card is a target in words.
type Card struct{ Title, Sentence string }

// Cards are the targets in words, in their order.
func Cards() []Card {
	return []Card{
		BuiltIn:    {"Quick comparison", "Servers in Go, to see how it works."},
		Experiment: {"The experiment", "aiohttp, Flask and Go as in the article."},
		Own:        {"A URL", "Any address; two to compare them."},
		Started:    {"My servers", "Commands to start, measure and stop."},
		Clients:    {"Compare HTTP clients", "This program's client beside Python's."},
	}
}

// Setup is the part of the form that each card has for itself: another card chosen in
// between does not change it.
type Setup struct {
	Configs      []Choice `json:"configs"`
	MaxProcs     string   `json:"gomaxprocs,omitempty"` // of this program's servers; "" leaves it to Go
	Work         string   `json:"work,omitempty"`       // added to each request of the planet servers
	Delay        string   `json:"delay,omitempty"`      // the same
	Connections  string   `json:"connections"`          // one number, or several for a sweep
	Amount       string   `json:"amount"`               // requests, or a duration
	Rate         string   `json:"rate"`                 // or stages; "" means as fast as possible
	Poisson      bool     `json:"poisson,omitempty"`    // at random instants, where there is a rate
	P99          string   `json:"p99Below,omitempty"`   // search for the highest rate below it; "" means no search
	Timeout      string   `json:"timeout,omitempty"`    // of a request; "" means the usual one
	WarmUp       string   `json:"warmUp,omitempty"`     // requests, or a duration; "" means as many as suit the load
	Limits       string   `json:"limits,omitempty"`     // several with commas between
	K6           bool     `json:"k6,omitempty"`         // generates the load
	Script       string   `json:"script,omitempty"`     // of the user's own, for k6
	Repeats      string   `json:"repeats"`
	KeepAlive    bool     `json:"keepAlive"`
	UntilDecided bool     `json:"untilDecided,omitempty"` // Repeats is the most then
}

// Choose returns the form with another card: as it was left, or at first as the card
// has it.
func (v Values) Choose(t Target) Values {
	if t == v.Target {
		return v
	}
	next, left := v.Kept[t]
	if left { // rows may have been barred since
		next.Configs = barred(next.Configs, v.Configs)
	} else {
		next = v.first(t)
	}
	v = v.keep(v.Target, v.Setup)
	delete(v.Kept, t)
	v.Target, v.Setup = t, next
	return v
}

// keep returns the form with the setup of a card that is not chosen, or is left.
func (v Values) keep(t Target, s Setup) Values {
	if v.Kept = maps.Clone(v.Kept); v.Kept == nil {
		v.Kept = make(map[Target]Setup)
	}
	v.Kept[t] = s
	return v
}

// first is the setup of a card that was never chosen.
func (v Values) first(t Target) Setup {
	s := v.Setup
	s.Configs, s.MaxProcs = slices.Clone(v.Configs), ""
	s.Work, s.Delay, s.Timeout = "", "", ""
	s.Poisson, s.WarmUp, s.Limits, s.K6, s.Script = false, "", "", false, ""
	switch t {
	case BuiltIn:
		for i, c := range Default(configsOf(v.Configs)).Configs {
			s.Configs[i].On, s.Configs[i].Workers = c.On, c.Workers
		}
		return s.named("quick")
	case Experiment:
		wanted := experimentConfigs()
		for i, c := range Default(configsOf(v.Configs)).Configs {
			s.Configs[i].On, s.Configs[i].Workers = slices.Contains(wanted, c.Name), c.Workers
		}
		return s.named("article")
	case Own, Started:
		s = s.named("careful")
		s.Repeats = "10"
		if t == Own {
			s.Amount = "3 s"
		}
	}
	return s
}

func configsOf(choices []Choice) []server.Config {
	var all []server.Config
	for _, c := range choices {
		all = append(all, server.Config{Name: c.Name})
	}
	return all
}

// barred returns choices with the reasons of others why they cannot run.
func barred(choices, reasons []Choice) []Choice {
	out := slices.Clone(choices)
	for i := range out {
		for _, c := range reasons {
			if c.Name == out[i].Name {
				out[i].Barred = c.Barred
			}
		}
	}
	return out
}

// experimentConfigs are the configurations of the experiment: two Python frameworks, each
// under its development server and under gunicorn, and the simplest servers of this program
// beside them.
func experimentConfigs() []string {
	names := []string{server.OneAtATime, server.Goroutines, server.Prefork}
	for _, c := range server.Configs() {
		if d := c.Deployment(); d == server.Development || d == server.Gunicorn {
			names = append(names, c.Name)
		}
	}
	return names
}

// LookingForPython bars a choice until it is known whether Python can run it.
const LookingForPython = "Looking for Python…"

// Time is about how long the run of a card takes, in words for its corner; "" where it is
// unknown.
func (v Values) Time(t Target, measured Measured) string {
	w := v.Choose(t)
	if t == Clients {
		p, problems := w.ClientPlan()
		if d := ClientEstimate(p); len(problems) == 0 && d > 0 {
			return About(d)
		}
		return ""
	}
	r := reader{problems: Problems{}}
	if !t.Planets() {
		_, d := r.amount(w.Amount)
		if _, stages := r.rate(w.Rate); len(stages) > 0 {
			d = stages.Length()
			delete(r.problems, Amount)
		}
		repeats := r.count(Repeats, w.Repeats, "write it")
		if len(r.problems) > 0 || d <= 0 || repeats <= 0 {
			return ""
		}
		return About(d*time.Duration(repeats)) + " each"
	}
	if t == Experiment {
		for _, c := range w.Configs {
			switch {
			case c.On && c.Barred == LookingForPython:
				return ""
			case c.On && c.Barred != "":
				return "needs Python"
			}
		}
	}
	p, problems := w.Plan()
	if len(problems) > 0 {
		return ""
	}
	return About(Estimate(p, measured))
}
