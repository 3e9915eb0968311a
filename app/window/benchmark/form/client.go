package form

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/bench/clients"
	"perihelion/bench/figure"
)

// Client is how clients are compared, as typed.
type Client struct {
	URL      string `json:"url,omitempty"` // "" means the built-in target
	Delay    string `json:"delay"`         // of the built-in target
	Requests string `json:"requests"`
	Repeats  string `json:"repeats"`
}

// ClientOf is a plan as typed.
func ClientOf(p clients.Plan) Client {
	c := Client{URL: p.URL, Requests: strconv.FormatInt(p.Requests, 10), Repeats: strconv.Itoa(p.Repeats)}
	if p.URL == "" {
		c.Delay = cmp.Or(written(p.Delay), figure.Duration(0)) // where nothing would be no time
	}
	return c
}

// The fields of clients.
const (
	ClientURL      Field = "url of clients"
	ClientDelay    Field = "delay of clients"
	ClientRequests Field = "requests of clients"
	ClientRepeats  Field = "repeats of clients"
)

func defaultClient() Client {
	return ClientOf(clients.DefaultPlan())
}

// ClientPlan reads the form where clients are compared, as Plan does for servers.
func (v Values) ClientPlan() (clients.Plan, Problems) {
	r := reader{problems: Problems{}}
	p := clients.Plan{Python: strings.TrimSpace(v.Python)}
	p.Requests = int64(r.count(ClientRequests, v.Client.Requests, "Write how many requests each client makes, such as 100"))
	p.Repeats = r.count(ClientRepeats, v.Client.Repeats, "Write how often each client has its turn, such as 3")
	if strings.TrimSpace(v.Client.URL) == "" {
		p.Delay = r.delay(v.Client.Delay)
	} else {
		p.URL = r.address(ClientURL, v.Client.URL)
	}
	if len(r.problems) > 0 {
		return p, r.problems
	}
	var wrong *field.Error
	if err := p.Validate(); errors.As(err, &wrong) {
		f := map[string]Field{"requests": ClientRequests, "repeats": ClientRepeats, "delay": ClientDelay}[wrong.Field]
		if f == "" {
			f = ClientURL
		}
		r.problems[f] = err.Error()
	}
	return p, r.problems
}

// delay reads how long the built-in target waits.
func (r reader) delay(s string) time.Duration {
	if n, err := whole(s); err == nil && n == 0 {
		return 0
	}
	d, err := span(s)
	if err != nil {
		r.problems[ClientDelay] = "write a time, such as 100 ms, or 0 for an answer at once"
	}
	return d
}

// ClientSummary is a plan of clients in one line, with the estimated time that it takes
// (0: unknown and left out).
func ClientSummary(p clients.Plan, estimate time.Duration) string {
	parts := []string{figure.Plural(p.Requests, "request") + " by each client", figure.Plural(p.Repeats, "repeat")}
	if estimate > 0 {
		parts = append(parts, "about "+About(estimate))
	}
	return strings.Join(parts, ", ")
}

// ClientEstimate is about how long a plan takes: of the built-in target as its
// delay allows at the least, twice one after another and the others in its shadow,
// and the starts of Python.
func ClientEstimate(p clients.Plan) time.Duration {
	if p.URL != "" {
		return 0
	}
	round := 4 * time.Second
	for _, concurrency := range []int{1, 1, 10, 10, 20, 20, int(p.Requests), int(p.Requests)} {
		round += time.Duration(p.Expected(concurrency) * float64(time.Second))
	}
	return round * time.Duration(p.Repeats)
}

// ClientInvitation is what the empty tab invites to, and about how long it takes (0: left
// out).
func ClientInvitation(p clients.Plan, estimate time.Duration) chart.Invitation {
	of := inviting("compare HTTP clients")
	of.Text = fmt.Sprintf("Each makes %s", figure.Plural(p.Requests, "request"))
	if estimate > 0 {
		of.Text += ": about " + About(estimate)
	}
	of.Text += "."
	return of
}
