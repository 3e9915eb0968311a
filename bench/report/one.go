package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"net/url"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/load"
	loadreport "perihelion/bench/load/report"
)

// Percentiles writes the latencies of a configuration, all repeats together, as a
// percentile log of HdrHistogram in milliseconds (.hgrm), which its plotter reads.
func Percentiles(w io.Writer, r bench.Results, label string) error {
	result, err := measured(r, label)
	if err != nil {
		return err
	}
	return load.Distribute(result.Counted(r.Plan)).WriteLog(w)
}

// AB writes a repeat of a configuration in the form of ab: the one whose requests per
// second are nearest to the median, the first of two. Several repeats have no common
// report of that form, because their tables cannot be added up. The port of a server that was started for a
// turn is not stored, and is 0.
func AB(w io.Writer, r bench.Results, label string) error {
	result, err := measured(r, label)
	if err != nil {
		return err
	}
	i := typical(result)
	m := result.Repeats[i]
	m.Environment = &r.Environment
	_, err = fmt.Fprintf(w, "Repeat %d of %d of %s, the nearest to the median\n", i+1, len(result.Repeats), oneLine(label))
	if err != nil {
		return err
	}
	return loadreport.ABAt(w, m, load.Options{Connections: cmp.Or(result.Connections, r.Plan.Connections), KeepAlive: r.Plan.KeepAlive}, place(r.Plan, result.Config))
}

// place is where the load of a configuration went.
func place(p bench.Plan, label string) loadreport.Place {
	at := loadreport.Place{Host: "127.0.0.1", Path: cmp.Or(p.Path, bench.DefaultPath)}
	for _, own := range p.Own {
		if own.Name == label {
			at.Path = own.RequestPath()
		}
	}
	if target := p.Subject(label).URL; target != "" {
		at = loadreport.Place{Host: address.Shown(target)}
		if u, err := url.Parse(withoutUser(target)); err == nil {
			at = loadreport.Place{Host: u.Hostname(), Port: port(u), Path: u.RequestURI()}
		}
	}
	if len(p.Request.Paths) > 0 {
		at.Path = p.Request.Paths[0].Path // ab knows one
	}
	return at
}

// withoutUser is a URL without name and password: that of a stored run has a mark in the
// place of the password, with which it is no URL.
func withoutUser(target string) string {
	scheme, rest, _ := strings.Cut(target, "://")
	host, path, found := strings.Cut(rest, "/")
	if found {
		path = "/" + path
	}
	return scheme + "://" + host[strings.LastIndex(host, "@")+1:] + path
}

func port(u *url.URL) int {
	if n, err := strconv.Atoi(u.Port()); err == nil {
		return n
	}
	if u.Scheme == "https" {
		return 443
	}
	return 80
}

// typical is the index of the repeat nearest to the median.
func typical(result bench.Result) int {
	best := 0
	for i, m := range result.Repeats {
		if math.Abs(m.RPS-result.RPS.Median) < math.Abs(result.Repeats[best].RPS-result.RPS.Median) {
			best = i
		}
	}
	return best
}

// unmeasured is the error of a label without repeats.
func unmeasured(r bench.Results, label string) error {
	all := Measured(r)
	if len(all) == 0 {
		return field.Errorf("config", "the run measured nothing; choose another run")
	}
	return field.Errorf("config", "the run has no repeats of %.40q; write one of %s", label, strings.Join(all, ", "))
}

// oneLine is a name without the ends of lines.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
