package view

import (
	"fmt"
	"net/url"
	"time"

	"perihelion/app/window/benchmark/form"
	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/figure"
)

// Question is what is asked before a machine that is not this one is loaded.
type Question struct {
	Title string
	Host  string
	Text  []string
}

// Consent is the question for a plan with a URL.
func Consent(p bench.Plan) Question {
	host := address.Shown(p.URL)
	if u, err := url.Parse(p.URL); err == nil {
		host = u.Host
	}
	return Question{
		Title: "Load " + host + "?",
		Host:  host,
		Text: []string{
			host + " is not on this machine.",
			extent(p) + " over " + figure.Plural(p.Connections, "connection") + ".",
			"Test only servers that you are allowed to load: for others this is an attack.",
		},
	}
}

// extent describes how many requests a plan sends.
func extent(p bench.Plan) string {
	total := p.Duration * time.Duration(p.Repeats)
	switch n := form.Requests(p); {
	case n > 0:
		return "The run sends " + figure.Plural(n, "request")
	case p.Rate > 0:
		return fmt.Sprintf("The run sends %s, %s a second for %s",
			figure.Plural(int64(p.Rate*total.Seconds()), "request"), figure.Exact(p.Rate), figure.Duration(total))
	}
	return fmt.Sprintf("The run sends as many requests as are answered in %s", figure.Duration(total))
}
