package form

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// Request is what the planet servers are asked for, as typed.
type Request struct {
	Body      string `json:"body"`
	Latitude  string `json:"lat"`
	Longitude string `json:"lon"`
	Elevation string `json:"elevation"`
	Path      string `json:"path,omitempty"`   // takes the place of all of them; "" where they make the path
	Follow    bool   `json:"follow,omitempty"` // body and place are those of the Planets tab
}

// The fields of the request to the planet servers, and of its added cost.
const (
	Latitude  Field = "latitude"
	Longitude Field = "longitude"
	Elevation Field = "elevation"
	Asked     Field = "path of the request"
	Work      Field = "work"
	Delay     Field = "delay"
)

// DefaultRequest is the request of the default plan.
func DefaultRequest() Request {
	r, _ := requestOf(bench.DefaultPath)
	return r
}

// Bodies are the names of the bodies that can be asked for, in the order of tables.
func Bodies() []string {
	var all []string
	for _, b := range ephem.Bodies() {
		all = append(all, b.String())
	}
	return all
}

// Place is where somebody stands, and the body that he looks at.
type Place struct {
	Body                string
	Latitude, Longitude float64 // degrees, north and east positive
	Elevation           float64 // metres
}

// At returns the request for a place, with the fields rounded below any visible difference.
func (r Request) At(p Place) Request {
	degrees := func(x float64) string {
		return strings.Replace(strconv.FormatFloat(float64(int64(x*1e6+sign(x)/2))/1e6, 'f', -1, 64), "-", "−", 1)
	}
	r.Body, r.Latitude, r.Longitude, r.Elevation = p.Body, degrees(p.Latitude), degrees(p.Longitude), degrees(p.Elevation)
	return r
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// effective returns the request without what does not count.
func (r Request) effective() Request {
	r.Path = strings.TrimSpace(r.Path)
	if r.Follow {
		r.Path = ""
	}
	return r
}

// path reads the request; "" stands for the default.
func (r reader) path(q Request) string {
	if q = q.effective(); q.Path != "" {
		return q.Path
	}
	lat, err := text.ParseLatitude(q.Latitude)
	if err != nil {
		r.problems[Latitude] = err.Error()
	}
	lon, err := text.ParseLongitude(q.Longitude)
	if err != nil {
		r.problems[Longitude] = err.Error()
	}
	elevation, err := text.ParseElevation(q.Elevation)
	if err != nil {
		r.problems[Elevation] = err.Error()
	}
	path := pathOf(q.Body, lat.Deg(), lon.Deg(), elevation)
	if path == bench.DefaultPath {
		return ""
	}
	return path
}

func pathOf(body string, lat, lon, elevation float64) string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	return fmt.Sprintf("/planets/%s?lon=%s&lat=%s&elevation=%s", strings.ToLower(body), number(rounded(lon)), number(rounded(lat)), number(elevation))
}

// rounded takes off what the conversion from degrees and back added.
func rounded(degrees float64) float64 {
	x, err := strconv.ParseFloat(strconv.FormatFloat(degrees, 'f', 9, 64), 64)
	if err != nil {
		return degrees
	}
	return x
}

// requestOf returns the request of a path; it is false for a path that body and place do
// not make, which is the Path of the request then.
func requestOf(path string) (Request, bool) {
	asItIs := Request{Body: "Mars", Latitude: "−39.754", Longitude: "145.051", Elevation: "0", Path: path}
	u, err := url.Parse(path)
	if err != nil {
		return asItIs, false
	}
	name, planets := strings.CutPrefix(u.Path, "/planets/")
	body, err := ephem.ParseBody(name)
	if err != nil || !planets {
		return asItIs, false
	}
	var numbers [3]float64
	for i, key := range []string{"lat", "lon", "elevation"} {
		if numbers[i], err = strconv.ParseFloat(u.Query().Get(key), 64); err != nil {
			return asItIs, false
		}
	}
	if pathOf(body.String(), numbers[0], numbers[1], numbers[2]) != path {
		return asItIs, false
	}
	return Request{}.At(Place{body.String(), numbers[0], numbers[1], numbers[2]}), true
}

// asked puts the path of a plan into words: "Mars from 39.754° S, 145.051° E".
func asked(path string) string {
	if path == "" {
		path = bench.DefaultPath
	}
	r, ok := requestOf(path)
	if !ok {
		return path
	}
	return r.Body + " from " + side(r.Latitude, "N", "S") + ", " + side(r.Longitude, "E", "W")
}

func side(degrees, positive, negative string) string {
	if rest, minus := strings.CutPrefix(degrees, "−"); minus {
		return rest + "° " + negative
	}
	return degrees + "° " + positive
}

// Workload is the work of a planet server for each request besides computing the
// position, under a name. With nothing added the HTTP library differs between the
// configurations; with computing or waiting, their architecture does.
type Workload struct {
	Name        string
	Work, Delay string // as typed; "" means none
}

// Workloads are offered by name.
func Workloads() []Workload {
	return []Workload{
		{Name: "The position as it is"},
		{Name: "200 µs of computing", Work: "200 µs"},
		{Name: "2 ms of waiting", Delay: "2 ms"},
	}
}

// WorkloadOf is the place of the workload of a setup among those with names; it is past
// the last where it has none.
func WorkloadOf(s Setup) int {
	for i, w := range Workloads() {
		if w.Work == strings.TrimSpace(s.Work) && w.Delay == strings.TrimSpace(s.Delay) {
			return i
		}
	}
	return len(Workloads())
}

// Expectation is the closed form of what work and delay allow, in words; "" where the
// plan adds neither.
func (c Checked) Expectation(cores int) string {
	var reasons []string
	of := make(map[string][]string)
	for _, s := range c.Plan.Subjects() {
		e, known := c.Plan.Expected(s, cores)
		if !known {
			continue
		}
		reason := fmt.Sprintf("%s requests/s (%s)", figure.Count(int64(e.RPS+0.5)), e.Why)
		if of[reason] == nil {
			reasons = append(reasons, reason)
		}
		of[reason] = append(of[reason], s.Config.Full())
	}
	for i, reason := range reasons {
		if len(reasons) > 1 {
			reason = strings.Join(of[reason], ", ") + " " + reason
		}
		reasons[i] = reason
	}
	if len(reasons) == 0 {
		return ""
	}
	return "By arithmetic at most " + strings.Join(reasons, "; ") + "."
}
