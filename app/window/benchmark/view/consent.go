package view

import (
	"fmt"
	"net/url"
	"slices"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/report"
)

// Question is asked before something that only the user can allow.
type Question struct {
	Title   string
	Text    []string
	No, Yes string // the answers
}

// Hosts are the hosts of URLs, each once.
func Hosts(urls []string) []string {
	var hosts []string
	for _, target := range urls {
		host := address.Shown(target)
		if u, err := url.Parse(target); err == nil {
			host = u.Host
		}
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// Consent is the question for a plan with URLs on hosts that are not this machine.
func Consent(p bench.Plan, hosts []string) Question {
	names, are, it := figure.List(hosts, "and"), "is", "it"
	if len(hosts) > 1 {
		are, it = "are", "them"
	}
	return Question{
		Title: "Load " + names + "?",
		No:    "No, send nothing",
		Yes:   "Yes, I may load " + it,
		Text: []string{
			names + " " + are + " not on this machine.",
			extent(p) + " over " + report.Describe(p).Connections + ".",
			"Test only servers that you are allowed to load: for others this is an attack.",
		},
	}
}

// Start is the question for programs that a file names, as bench.Plan.Programs lists
// them.
func Start(file string, programs []string) Question {
	q := Question{Title: "Start the programs of the file?", No: "No, start nothing", Yes: "Yes, start them"}
	q.Text = append(q.Text, "Run starts programs that "+file+" names:")
	q.Text = append(q.Text, programs...)
	q.Text = append(q.Text, "They have all your rights on this machine. Start only programs that you know.")
	return q
}

// Quit is the question before the window closes during a run of which so many repeats, or
// turns, are finished. The kept ones of a run outlive the window.
func Quit(done int, kept bool) Question {
	q := Question{Title: "Stop the run and quit?", No: "Keep running", Yes: "Stop and quit"}
	switch {
	case kept && done == 0:
		q.Text = []string{"A run is under way, and none of its repeats is finished. Nothing of it will be kept."}
	case kept:
		are, they := "are", "They are kept"
		if done == 1 {
			are, they = "is", "It is kept"
		}
		q.Text = []string{fmt.Sprintf("A run is under way, and %s %s finished. %s, and the run is listed as stopped.", figure.Plural(done, "repeat"), are, they)}
	default:
		q.Text = []string{"A run is under way. Its results are lost when the window closes."}
	}
	return q
}

// extent describes how many requests a plan sends.
func extent(p bench.Plan) string {
	total := p.Length() * time.Duration(p.Repeats)
	switch n := form.Requests(p); {
	case n > 0:
		return "The run sends " + figure.Plural(n, "request")
	case p.MeanRate() > 0:
		return fmt.Sprintf("The run sends %s, %s a second for %s",
			figure.Plural(int64(p.MeanRate()*total.Seconds()), "request"), figure.Exact(p.MeanRate()), figure.Duration(total))
	}
	return fmt.Sprintf("The run sends as many requests as are answered in %s", figure.Duration(total))
}
