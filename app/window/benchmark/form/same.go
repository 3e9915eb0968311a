package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/server"
)

// plain returns the form with each value in one notation, and without what is not used: "200ms"
// and "200 ms" are the same. Its texts are for comparisons only.
func (v Values) plain() Values {
	v.Python = strings.TrimSpace(v.Python)
	v.Client = v.Client.plain()
	v.Setup = v.Setup.plain()
	v.Request = v.Request.plain()
	v.Ask = v.Ask.plain(v.Target)
	v.URLs = slices.Clone(v.URLs)
	for i, s := range v.URLs {
		v.URLs[i] = wholeAddress(s)
	}
	v.URLs = figure.Present(v.URLs...)
	v.Servers = used(v.Servers)
	for i, s := range v.Servers {
		v.Servers[i] = s.plain()
	}
	return v
}

// plain returns a text as a function of a reader writes its value; without a value it is the
// text without blanks around it.
func plain(s string, value func(r reader) string) string {
	r := reader{problems: Problems{}}
	if same := value(r); len(r.problems) == 0 {
		return same
	}
	return strings.TrimSpace(s)
}

func wholeAddress(s string) string {
	return plain(s, func(r reader) string { return r.address(OfURL(0), s) })
}

// length is an added time, or a limit of one; "" means none.
func length(s string) string {
	return plain(s, func(r reader) string { return written(r.span(Delay, s)) })
}

// number is a count. Nothing and 0 are the same where nothing may be typed.
func number(s string) string {
	if strings.TrimSpace(s) == "" {
		s = "0"
	}
	return plain(s, func(r reader) string { return fmt.Sprint(r.count(Repeats, s, "")) })
}

func (s Setup) plain() Setup {
	var paced, staged bool
	s.Rate = plain(s.Rate, func(r reader) string {
		rate, stages := r.rate(s.Rate)
		paced, staged = rate > 0 || len(stages) > 0, len(stages) > 0
		return fmt.Sprint(rate, stages)
	})
	s.Amount = plain(s.Amount, func(r reader) string { return fmt.Sprint(r.amount(s.Amount)) })
	if staged { // which end a repeat
		s.Amount = ""
	}
	s.WarmUp = plain(s.WarmUp, func(r reader) string { return fmt.Sprint(r.warmUp(s.WarmUp)) })
	s.Connections = plain(s.Connections, func(r reader) string { return fmt.Sprint(r.connections(s.Connections)) })
	s.Limits = plain(s.Limits, func(r reader) string { return fmt.Sprint(r.limits(s.Limits)) })
	s.P99, s.Timeout, s.Work, s.Delay = length(s.P99), length(s.Timeout), length(s.Work), length(s.Delay)
	s.Repeats, s.MaxProcs = number(s.Repeats), number(s.MaxProcs)
	s.Poisson = s.Poisson && (paced || s.P99 != "")
	if s.Script = wholePath(s.Script); !s.K6 {
		s.Script = ""
	}
	s.Configs = slices.Clone(s.Configs)
	for i, c := range s.Configs {
		if (server.Config{Name: c.Name}).HasWorkers() {
			s.Configs[i].Workers = plain(c.Workers, func(r reader) string { return fmt.Sprint(r.workers(c)) })
		}
	}
	return s
}

// plain returns the request as its path, whichever input it came from.
func (r Request) plain() Request {
	q := r.effective()
	q.Follow = false
	read := reader{problems: Problems{}}
	if path := read.path(q); len(read.problems) == 0 {
		return Request{Path: cmp.Or(path, bench.DefaultPath)}
	}
	return q
}

func (c Client) plain() Client {
	c.Delay = plain(c.Delay, func(r reader) string { return written(r.delay(c.Delay)) })
	if strings.TrimSpace(c.URL) != "" {
		c.URL, c.Delay = wholeAddress(c.URL), ""
	}
	c.Requests, c.Repeats = number(c.Requests), number(c.Repeats)
	return c
}

func (s Server) plain() Server {
	of := server.Command{Path: strings.TrimSpace(s.Path), Ready: strings.TrimSpace(s.Ready)}
	s.Path, s.Ready = of.RequestPath(), of.ReadyPath()
	s.Name, s.Command, s.Folder, s.Environment = strings.TrimSpace(s.Name), strings.TrimSpace(s.Command), strings.TrimSpace(s.Folder), strings.TrimSpace(s.Environment)
	if words, err := server.ParseEnvironment(s.Environment); err == nil {
		s.Environment = strings.Join(words, "\x00")
	}
	return s
}

// plain returns the request without what its other parts leave unused. It reads no file.
func (a Ask) plain(t Target) Ask {
	a.Method, a.Authorities, a.Connect = strings.TrimSpace(a.Method), strings.TrimSpace(a.Authorities), strings.TrimSpace(a.Connect)
	if t != Own {
		a.Connect = ""
	}
	if at, named := strings.CutPrefix(strings.TrimSpace(a.Body), "@"); named {
		a.Body = "@" + at
	}
	a.Headers, a.Status = listed(a.Headers, between), listed(a.Status, ",")
	var paths []string
	for _, s := range strings.Split(listed(a.Paths, between), between) {
		paths = append(paths, plain(s, func(r reader) string {
			p, err := load.ParsePath(s)
			if err != nil {
				r.problems[AskPaths] = err.Error()
			}
			return p.String()
		}))
	}
	a.Paths = strings.Join(paths, between)
	a.File, a.Table, a.Origin = wholePath(a.File), wholePath(a.Table), strings.TrimSpace(a.Origin)
	if a.File == "" {
		a.Origin = ""
	}
	a.Templates, a.AnyRow = a.Templates || a.Table != "", a.AnyRow && a.Table != ""
	a.Shuffle = a.Shuffle && (a.File != "" || len(paths) > 1)
	a.Follow, a.Streams = number(a.Follow), number(a.Streams)
	if !a.HTTP2 {
		a.Streams = ""
	}
	return a
}

// listed returns the parts of a text that are not empty, without blanks around them.
func listed(s, between string) string {
	var parts []string
	for part := range strings.SplitSeq(s, between) {
		parts = append(parts, strings.TrimSpace(part))
	}
	return strings.Join(figure.Present(parts...), between)
}
