package compare

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// A Kind is the part of a run that a fact is about, and decides what a difference in it
// means.
type Kind string

// The kinds.
const (
	Machine  Kind = "machine"  // a difference is a warning
	Software Kind = "software" // a difference may be the cause of a change
	Load     Kind = "load"     // with a difference there is no verdict
	Repeats  Kind = "repeats"  // a difference does no harm
	Server   Kind = "server"   // a difference may be the cause of a change
)

// Fact is something about the runs that may differ.
type Fact struct {
	Kind   Kind     `json:"kind"`
	Name   string   `json:"name"`            // "kernel"
	Values []string `json:"values"`          // of each run, in words: "kernel 6.1"; "" where it is unknown
	Usual  bool     `json:"usual,omitempty"` // whether all have what a plan has unless it asks for something else
}

// Same reports whether all runs are known to agree.
func (f Fact) Same() bool {
	return f.Values[0] != "" && !slices.ContainsFunc(f.Values, func(v string) bool { return v != f.Values[0] })
}

// Different reports whether two runs are known to differ.
func (f Fact) Different() bool {
	for i := range f.Values {
		for j := range i {
			if f.differs(j, i) {
				return true
			}
		}
	}
	return false
}

func (f Fact) differs(i, j int) bool {
	a, b := f.Values[i], f.Values[j]
	return a != "" && b != "" && a != b
}

// was puts a difference of two runs into words: "Go 1.26.8 (was 1.26.6)".
func (f Fact) was(first, now int) string {
	return fmt.Sprintf("%s (was %s)", f.Values[now], strings.TrimPrefix(f.Values[first], f.Name+" "))
}

// String is the value that all have, or how they differ: "Go 1.26.8 (was 1.26.6)" of two
// runs, and for more "Go 1.26.6 in a and b, Go 1.26.8 in c".
func (f Fact) text(runs []Head) string {
	if !f.Different() {
		return f.Values[0]
	}
	if len(runs) == 2 {
		return f.was(0, 1)
	}
	var values []string
	of := make(map[string][]string)
	for i, v := range f.Values {
		if v == "" {
			continue
		}
		if of[v] == nil {
			values = append(values, v)
		}
		of[v] = append(of[v], runs[i].Name)
	}
	for i, v := range values {
		values[i] = v + " in " + figure.List(of[v], "and")
	}
	return strings.Join(values, ", ")
}

// Same lists what all runs have in common and a reader should know, in words: "4 cores",
// "kernel 6.1".
func (c Comparison) Same() []string {
	return c.list(func(f Fact) bool { return f.Same() && !f.Usual })
}

// Different lists in which way runs differ, in words: "Go 1.26.8 (was 1.26.6)".
func (c Comparison) Different() []string {
	return c.list(Fact.Different)
}

func (c Comparison) list(which func(Fact) bool, kinds ...Kind) []string {
	var all []string
	for _, f := range c.Facts {
		if which(f) && (len(kinds) == 0 || slices.Contains(kinds, f.Kind)) {
			all = append(all, f.text(c.Runs))
		}
	}
	return all
}

// facts collects what is known about the runs. A fact that no run has is left out.
func facts(runs []Run, rows []Row) []Fact {
	all := []Fact{}
	add := func(kind Kind, name string, of func(bench.Results) string) {
		f := Fact{Kind: kind, Name: name}
		for _, r := range runs {
			f.Values = append(f.Values, of(r.Results))
		}
		if slices.ContainsFunc(f.Values, func(v string) bool { return v != "" }) {
			all = append(all, f)
		}
	}
	ordinary := func(kind Kind, name, usual string, of func(bench.Results) string) {
		before := len(all)
		add(kind, name, of)
		for i := range all[before:] {
			f := &all[before+i]
			f.Usual = f.Same() && f.Values[0] == usual
		}
	}
	machine := func(kind Kind, name string, of func(bench.Environment) string) {
		add(kind, name, func(r bench.Results) string { return of(r.Environment) })
	}
	machine(Machine, "processor", func(e bench.Environment) string { return e.CPU })
	machine(Machine, "cores", func(e bench.Environment) string { return unless(e.Cores == 0, figure.Plural(e.Cores, "core")) })
	machine(Machine, "memory", func(e bench.Environment) string { return unless(e.Memory == 0, figure.Bytes(e.Memory)) })
	machine(Machine, "system", func(e bench.Environment) string { return unless(e.OS == "", e.OS+"/"+e.Arch) })
	machine(Software, "kernel", func(e bench.Environment) string { return unless(e.Kernel == "", "kernel "+e.Kernel) })
	machine(Software, "Go", func(e bench.Environment) string { return unless(e.Go == "", "Go "+strings.TrimPrefix(e.Go, "go")) })
	machine(Software, "Perihelion", func(e bench.Environment) string { return unless(e.Perihelion == "", "Perihelion "+e.Perihelion) })
	for _, name := range libraries(runs) {
		machine(Software, name, func(e bench.Environment) string {
			version := e.Libraries[name]
			return unless(version == "", name+" "+version)
		})
	}
	if slices.ContainsFunc(runs, func(r Run) bool { return r.Results.Environment.Libraries == nil }) {
		machine(Software, "Python", func(e bench.Environment) string { return e.Python })
	}
	if slices.ContainsFunc(runs, func(r Run) bool { return r.Asked != nil }) {
		return append(all, askedFacts(runs)...)
	}
	for _, of := range planFacts() {
		ordinary(of.kind, of.name, of.usual, func(r bench.Results) string { return of.value(r.Plan) })
	}
	ordinary(Repeats, "end of the run", carriedOut, ending)
	ordinary(Load, "waiting", slept, waiting)
	add(Load, "request", func(r bench.Results) string { return requests(r.Plan, rows) })
	for _, row := range rows {
		if row.Subject.Own != "" {
			add(Server, "command of "+row.Config, func(r bench.Results) string { return command(r.Plan, row.Config) })
		}
	}
	return all
}

// carriedOut is the usual end of a run, which has the repeats of its plan.
const carriedOut = "carried out"

func ending(r bench.Results) string {
	if r.Stopped {
		return "stopped before all repeats were done"
	}
	return carriedOut
}

// How the load generator waited for answers.
const (
	slept  = "a generator that sleeps"
	looked = "a generator that looks before it sleeps"
)

// waiting is how the load generator waited in a run; "" where nothing was measured. Runs
// of earlier versions slept.
func waiting(r bench.Results) string {
	w, measured := r.Waiting()
	switch {
	case !measured:
		return ""
	case w.Way == load.WaitLook:
		return looked
	}
	return slept
}

// askedFacts are what runs without a plan of servers were asked for, which all such runs have
// in one order; none where other runs are among them.
func askedFacts(runs []Run) (all []Fact) {
	if mixed(runs) {
		return nil
	}
	for i, a := range runs[0].Asked {
		f := Fact{Kind: a.Kind, Name: a.Name}
		for _, r := range runs {
			f.Values = append(f.Values, r.Asked[i].Value)
		}
		all = append(all, f)
	}
	return all
}

// mixed reports whether some runs have a plan of servers and others have not.
func mixed(runs []Run) bool {
	return slices.ContainsFunc(runs, func(r Run) bool { return (r.Asked == nil) != (runs[0].Asked == nil) })
}

// planFact is what some fields of a plan make a fact.
type planFact struct {
	keys  []string // in JSON
	kind  Kind
	name  string
	usual string // the value that is not worth mentioning where all runs have it
	value func(bench.Plan) string
}

// planFacts are what a plan has besides its servers and its order. Every key of a plan is
// here or in a test, which names those that make no difference.
func planFacts() []planFact {
	return []planFact{
		{[]string{"connections", "sweep"}, Load, "connections", "", func(p bench.Plan) string {
			if len(p.Sweep) == 0 {
				return figure.Plural(p.Connections, "connection")
			}
			var levels []string
			for _, n := range p.Levels() {
				levels = append(levels, figure.Count(n))
			}
			return figure.List(levels, "and") + " connections"
		}},
		{[]string{"p99Below"}, Load, "search", "no search for a rate", func(p bench.Plan) string {
			if p.P99Below == 0 {
				return "no search for a rate"
			}
			return "the highest rate with a p99 below " + figure.Duration(p.P99Below)
		}},
		{[]string{"requests", "duration"}, Load, "amount", "", func(p bench.Plan) string {
			if p.Requests > 0 {
				return figure.Plural(p.Requests, "request") + " a repeat"
			}
			return figure.Duration(p.Length()) + " a repeat"
		}},
		{[]string{"rate", "stages", "poisson"}, Load, "rate", "as fast as possible", func(p bench.Plan) string {
			if p.MeanRate() == 0 {
				return "as fast as possible"
			}
			text := load.Options{Rate: p.Rate, Stages: p.Stages}.Profile().Describe()
			if p.Poisson {
				text += ", at random instants"
			}
			return text
		}},
		{[]string{"warmUp", "warmUpTime"}, Load, "warm-up", "the usual warm-up", func(p bench.Plan) string {
			switch {
			case p.WarmUp > 0:
				return "a warm-up of " + figure.Plural(p.WarmUp, "request")
			case p.WarmUpTime > 0:
				return "a warm-up of " + figure.Duration(p.WarmUpTime)
			}
			return "the usual warm-up"
		}},
		{[]string{"request"}, Load, "kind of request", "a GET without a body", func(p bench.Plan) string {
			if p.Request.IsZero() {
				return "a GET without a body"
			}
			parts := append([]string{p.Request.Verb()}, p.Request.Words()...)
			return strings.Join(append(parts, p.Request.Protocol(), "digest "+p.Request.Digest()), ", ")
		}},
		{[]string{"keepAlive"}, Load, "keep-alive", "", func(p bench.Plan) string {
			if p.KeepAlive {
				return "keep-alive"
			}
			return "a new connection for each request"
		}},
		{[]string{"work"}, Load, "work", "no added computing", func(p bench.Plan) string { return cost(p.Work, "computing") }},
		{[]string{"delay"}, Load, "delay", "no added waiting", func(p bench.Plan) string { return cost(p.Delay, "waiting") }},
		{[]string{"gomaxprocs"}, Server, "GOMAXPROCS", "GOMAXPROCS as Go chooses", func(p bench.Plan) string {
			if p.MaxProcs == 0 {
				return "GOMAXPROCS as Go chooses"
			}
			return fmt.Sprintf("GOMAXPROCS %d", p.MaxProcs)
		}},
		{[]string{"engine", "script"}, Load, "engine", "Perihelion's generator", func(p bench.Plan) string {
			switch {
			case p.Script.Path != "":
				return "k6 with a script (" + fmt.Sprintf("%.8s", p.Script.SHA256) + ")"
			case p.Engine != "":
				return p.Engine
			}
			return "Perihelion's generator"
		}},
		{[]string{"timeout"}, Repeats, "timeout", "the usual timeout", func(p bench.Plan) string {
			if p.Timeout == 0 {
				return "the usual timeout"
			}
			return "timeout " + figure.Duration(p.Timeout)
		}},
		{[]string{"untilDecided"}, Repeats, "end", "all repeats", func(p bench.Plan) string {
			if p.UntilDecided {
				return "until it is decided"
			}
			return "all repeats"
		}},
		{[]string{"limits"}, Repeats, "limits", "no limits", func(p bench.Plan) string {
			if len(p.Limits) == 0 {
				return "no limits"
			}
			var words []string
			for _, d := range p.Limits {
				words = append(words, d.Words())
			}
			return "limits " + figure.List(words, "and")
		}},
		{[]string{"repeats"}, Repeats, "repeats", "", func(p bench.Plan) string { return figure.Plural(p.Repeats, "repeat") }},
	}
}

// cost is what each request costs the planet servers in addition.
func cost(d time.Duration, of string) string {
	if d == 0 {
		return "no added " + of
	}
	return figure.Duration(d) + " of " + of + " for each request"
}

// libraries are the names of all libraries, Python first.
func libraries(runs []Run) []string {
	all := make(map[string]bool)
	for _, r := range runs {
		for name := range r.Results.Environment.Libraries {
			all[name] = true
		}
	}
	names := slices.Sorted(maps.Keys(all))
	if i := slices.Index(names, "Python"); i > 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, "Python")
	}
	return names
}

// requests are the requests to the configurations of the rows, each once.
func requests(p bench.Plan, rows []Row) string {
	var all []string
	labels := p.Labels()
	for _, row := range rows {
		if !slices.Contains(labels, row.Config) {
			continue
		}
		if text := p.RequestOf(row.Subject); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, ", ")
}

// command is the command line of a server of the user's own.
func command(p bench.Plan, name string) string {
	for _, c := range p.Own {
		if c.Name == name {
			return c.Line
		}
	}
	return ""
}

func unless(unknown bool, text string) string {
	if unknown {
		return ""
	}
	return text
}
