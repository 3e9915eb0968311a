package load

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/load/requests"
)

// Path is one of several paths of a load, with its share of the requests.
type Path struct {
	Path   string `json:"path"`             // with its query; may hold patterns. Also a URL of the same server
	Weight int    `json:"weight,omitempty"` // how often it is asked for each time that a path of weight 1 is; 0 means 1
}

// ParsePath reads a path as people type it: "/items", or "3 /items" with a weight. The
// error is a *field.Error "paths".
func ParsePath(s string) (Path, error) {
	s = strings.TrimSpace(s)
	first, rest, found := strings.Cut(s, " ")
	weight, err := strconv.ParseFloat(first, 64)
	if !found || err != nil {
		return Path{Path: s}, nil
	}
	p := Path{strings.TrimSpace(rest), int(weight)}
	if float64(p.Weight) != weight || p.Weight == 0 {
		return p, field.Errorf("paths", "%.20s is not a weight; write a whole number from 1 to %d before %s", first, requests.MaxWeight, p.shown())
	}
	return p, p.validWeight()
}

// ParsePaths reads several.
func ParsePaths(all []string) (paths []Path, err error) {
	for _, s := range all {
		p, err := ParsePath(s)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	return paths, nil
}

func (p Path) validWeight() error {
	if p.Weight < 0 || p.Weight > requests.MaxWeight {
		return field.Errorf("paths", "%d is not a weight; write a whole number from 1 to %d before %s", p.Weight, requests.MaxWeight, p.shown())
	}
	return nil
}

// String is the path as ParsePath reads it.
func (p Path) String() string {
	if p.Weight > 1 {
		return strconv.Itoa(p.Weight) + " " + p.Path
	}
	return p.Path
}

// isURL reports whether the path has a server of its own.
func (p Path) isURL() bool { return strings.Contains(p.Path, "://") && !strings.HasPrefix(p.Path, "/") }

// shown is the path as people and files may see it.
func (p Path) shown() string {
	if !p.isURL() {
		return p.Path
	}
	if u, err := url.Parse(p.Path); err == nil && u.Host != "" {
		return u.RequestURI()
	}
	return address.Shown(p.Path)
}

// on is the URL of the path on the server of a URL.
func (p Path) on(server string) string {
	if p.isURL() || !strings.HasPrefix(p.Path, "/") {
		return p.Path
	}
	scheme, rest, found := strings.Cut(server, "://")
	if !found {
		return p.Path
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return scheme + "://" + rest + p.Path
}

// Several makes the options ask URLs of one server in turn, each as often as its weight.
func (o *Options) Several(urls []Path) {
	o.URL, o.Paths = urls[0].Path, nil
	if len(urls) > 1 {
		o.Paths = urls
	}
}

// weights are those of the paths.
func weights(paths []Path) []int {
	all := make([]int, len(paths))
	for i, p := range paths {
		all[i] = max(p.Weight, 1)
	}
	return all
}

// mostNamed is the number of paths that a description names.
const mostNamed = 4

// describePaths lists paths with their shares: "/items (3 of 4) and /search (1 of 4)".
func describePaths(paths []Path) string {
	total, weighted := 0, false
	for _, w := range weights(paths) {
		total += w
		weighted = weighted || w > 1
	}
	var parts []string
	for _, p := range paths[:min(len(paths), mostNamed)] {
		part := p.shown()
		if weighted {
			part += fmt.Sprintf(" (%d of %d)", max(p.Weight, 1), total)
		}
		parts = append(parts, part)
	}
	if more := len(paths) - len(parts); more > 0 {
		parts = append(parts, figure.Count(int64(more))+" more")
	}
	return figure.List(parts, "and")
}
