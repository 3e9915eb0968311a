package form

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"perihelion/bench"
)

// Summary is a plan in one line: what is measured, how often, under which load
// and about how long it takes (0: not said).
func Summary(p bench.Plan, estimate time.Duration) string {
	parts := []string{
		subject(p) + " × " + plural(int64(p.Repeats), "repeat"),
		plural(int64(p.Connections), "connection"),
	}
	if p.Requests > 0 {
		parts = append(parts, plural(p.Requests, "request")+" each")
	} else {
		parts = append(parts, Span(p.Duration)+" each")
	}
	if p.Rate > 0 {
		parts = append(parts, number(p.Rate)+" per second")
	}
	if estimate > 0 {
		parts = append(parts, "about "+About(estimate))
	}
	return strings.Join(parts, ", ")
}

// subject is what a plan measures: "3 configurations", or the host of a URL.
func subject(p bench.Plan) string {
	if p.URL != "" {
		if u, err := url.Parse(p.URL); err == nil {
			return u.Host
		}
		return p.URL
	}
	return plural(int64(len(p.Configs)), "configuration")
}

// Invitation is the sentence of the empty tab.
func Invitation(p bench.Plan, estimate time.Duration) string {
	verb := "compare " + subject(p)
	if p.URL != "" || len(p.Configs) == 1 {
		verb = "measure " + subject(p)
	}
	if estimate <= 0 {
		return "Press Run to " + verb
	}
	return "Press Run to " + verb + ", about " + About(estimate)
}

// Requests is how many requests the whole plan sends, 0 where time decides.
func Requests(p bench.Plan) int64 {
	return p.Requests * int64(p.Repeats) * int64(max(1, len(p.Configs)))
}

// About is a duration to the precision of a guess: "5 s", "20 s", "1 min 30 s",
// "12 min".
func About(d time.Duration) string {
	s := int64((d + time.Second/2) / time.Second)
	switch {
	case s < 1:
		s = 1
	case s <= 10:
	case s < 60:
		s = (s + 2) / 5 * 5
	case s < 300:
		s = (s + 5) / 10 * 10
	default:
		s = (s + 30) / 60 * 60
	}
	return Clock(time.Duration(s) * time.Second)
}

// Clock is a duration in whole seconds: "48 s", "2 min 5 s", "1 h 4 min".
func Clock(d time.Duration) string {
	s := int64((d + time.Second/2) / time.Second)
	switch {
	case s < 60:
		return strconv.FormatInt(s, 10) + " s"
	case s < 3600 && s%60 == 0:
		return strconv.FormatInt(s/60, 10) + " min"
	case s < 3600:
		return fmt.Sprintf("%d min %d s", s/60, s%60)
	}
	return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
}

// Span is a duration as written in a plan: "10 s", "1.5 s", "200 ms".
func Span(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', -1, 64) + " ms"
	}
	if d%time.Second == 0 {
		return Clock(d)
	}
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + " s"
}

// Thousands writes a whole number in groups of three: 1,000.
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

func number(f float64) string {
	if f == float64(int64(f)) {
		return Thousands(int64(f))
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func plural(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Thousands(n) + " " + noun + "s"
}
