// Package form is the content of the inputs of the Benchmark tab, as a value, and the
// plan made from it. It reads numbers the way people write them, returns each problem
// with its field and a sentence with the remedy, and knows nothing of widgets.
package form

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"perihelion/bench"
	"perihelion/bench/server"
)

// Choice is one configuration and whether it takes part.
type Choice struct {
	Name    string `json:"name"`
	On      bool   `json:"on"`
	Workers string `json:"workers,omitempty"` // as typed, several with commas between; "" where the architecture has no number of workers
	Barred  string `json:"-"`                 // why it cannot run here, "" where it can
}

// Runs reports whether the configuration is ticked and can run.
func (c Choice) Runs() bool { return c.On && c.Barred == "" }

// Most is the most URLs, and servers of the user's own, that the form has room for: as many
// as a plan compares.
const Most = bench.MaxConfigs

// Values is the form as it stands: typed input is text.
type Values struct {
	Target  Target   `json:"card"`
	URLs    []string `json:"urls"`    // of the user's own; those that are empty do not take part
	Servers []Server `json:"servers"` // of the user's own, to be started
	Python  string   `json:"python,omitempty"`
	Client  Client   `json:"client"`
	Request Request  `json:"request"` // to the planet servers
	Ask     Ask      `json:"ask"`     // to servers of the user's own
	Setup
	Kept map[Target]Setup `json:"kept,omitempty"` // of the cards that are not chosen
}

// Searches reports whether reading the form may take a while: it looks for programs, or reads
// files.
func (v Values) Searches() bool {
	return v.Target == Started || v.Target == Own && v.Ask.File+v.Ask.Table != "" || v.Target != Clients && v.K6 && v.Script != ""
}

// Text returns the place of the text of a field with an input of its own; nil of the
// others.
func (v *Values) Text(f Field) *string { return v.texts()[f] }

// texts are the places of all such texts.
func (v *Values) texts() map[Field]*string {
	return map[Field]*string{
		Latitude: &v.Request.Latitude, Longitude: &v.Request.Longitude, Elevation: &v.Request.Elevation, Asked: &v.Request.Path,
		AskMethod: &v.Ask.Method, AskHeaders: &v.Ask.Headers, AskBody: &v.Ask.Body, AskStatus: &v.Ask.Status, AskContains: &v.Ask.Contains,
		AskPaths: &v.Ask.Paths, AskFile: &v.Ask.File, AskOrigin: &v.Ask.Origin, AskTable: &v.Ask.Table, AskFollow: &v.Ask.Follow,
		WarmUp: &v.WarmUp, Limits: &v.Limits, Script: &v.Script,
		AskConnect: &v.Ask.Connect, AskAuthorities: &v.Ask.Authorities, AskStreams: &v.Ask.Streams,
		Work: &v.Work, Delay: &v.Delay, Connections: &v.Connections, Rate: &v.Rate, P99: &v.P99, Timeout: &v.Timeout, Amount: &v.Amount, Repeats: &v.Repeats, MaxProcs: &v.MaxProcs,
	}
}

// Default is the form before anybody has touched it: the plan that the command
// line runs without flags, over the offered configurations.
func Default(offered []server.Config) Values {
	plan := bench.DefaultPlan()
	v := Values{URLs: []string{""}, Servers: []Server{{Name: "old"}, {Name: "new"}}, Client: defaultClient(), Request: DefaultRequest()}
	v.Configs = make([]Choice, len(offered))
	for i, c := range offered {
		v.Configs[i] = Choice{Name: c.Name}
		if c.HasWorkers() {
			v.Configs[i].Workers = strconv.Itoa(c.WorkerCount())
		}
		if c.IsPython() && c.HasWorkers() {
			v.Configs[i].Workers = "1, 4" // as in the experiment
		}
		for _, chosen := range plan.Configs {
			if chosen.Name == c.Name {
				v.Configs[i].On = true
				if chosen.Workers > 0 {
					v.Configs[i].Workers = strconv.Itoa(chosen.Workers)
				}
			}
		}
	}
	v.Setup = v.take(plan)
	return v
}

// Chosen is how many configurations take part. One with several numbers of workers counts
// for each of them.
func (v Values) Chosen() int {
	n := 0
	for _, c := range v.Configs {
		if c.Runs() {
			n += c.count()
		}
	}
	return n
}

// Offered is the number of configurations that Chosen would be with all of them ticked.
func (v Values) Offered() int {
	n := 0
	for _, c := range v.Configs {
		n += c.count()
	}
	return n
}

func (c Choice) count() int { return max(1, len(c.numbers())) }

// numbers are the texts of the numbers of workers.
func (c Choice) numbers() []string {
	return strings.FieldsFunc(c.Workers, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
}

func (c Choice) equal(d Choice) bool {
	return c.Name == d.Name && c.Runs() == d.Runs() && (!c.Runs() || c.Workers == d.Workers)
}

// Equal reports whether two forms ask for the same run: text that is not used, such as the URL
// while the built-in servers are the target, does not count, and neither does the notation of a
// value.
func (v Values) Equal(w Values) bool {
	v, w = v.plain(), w.plain()
	if v.Target == Clients && w.Target == Clients {
		return v.Client == w.Client && v.Python == w.Python
	}
	if v.Target.Planets() != w.Target.Planets() || !v.Target.Planets() && v.Target != w.Target || v.Connections != w.Connections ||
		v.Amount != w.Amount || v.Rate != w.Rate || v.P99 != w.P99 || v.Timeout != w.Timeout || v.Repeats != w.Repeats ||
		v.KeepAlive != w.KeepAlive || v.UntilDecided != w.UntilDecided || v.Poisson != w.Poisson || v.WarmUp != w.WarmUp || v.Limits != w.Limits ||
		v.K6 != w.K6 || v.Script != w.Script {
		return false
	}
	if v.Target.Asks() && v.Ask != w.Ask {
		return false
	}
	switch v.Target {
	case Own:
		return slices.Equal(v.URLs, w.URLs)
	case Started:
		return slices.Equal(v.Servers, w.Servers)
	}
	return v.Work == w.Work && v.Delay == w.Delay && v.Request == w.Request && v.Python == w.Python && v.MaxProcs == w.MaxProcs &&
		slices.EqualFunc(v.Configs, w.Configs, Choice.equal)
}
