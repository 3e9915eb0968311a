package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/figure"
	"perihelion/bench/load"
	"perihelion/bench/load/form"
	"perihelion/bench/load/requests"
)

// fromFlags are the flags of requests that differ, which load and bench share: a file of
// them, templates, forms, redirects and cookies. Most write to a request.
type fromFlags struct {
	form []string
	left []requests.Left // requests of the file that are not sent
	copy string          // path of the copy of a file that can be read once; "": there is none
}

func (f *fromFlags) define(flags *pflag.FlagSet, r *load.Request) {
	flags.StringVar(&r.From.Path, "request-file", "", "`file` of requests, in place of method, path and body: targets of vegeta (http or JSON), a HAR, an access log")
	flags.StringVar((*string)(&r.From.Format), "request-format", "", "`format` of that file: http, json, har or log (default: found by its beginning)")
	flags.StringVar(&r.From.Origin, "request-origin", "", "send only its requests to this `server`, as in https://example.org")
	flags.BoolVar(&r.From.Anywhere, "bodies-anywhere", false, "its @files may lie outside of its folder")
	flags.BoolVar(&r.From.Templates, "templates", false, "fill in patterns in headers, bodies and the file of requests too")
	flags.StringVar(&r.From.Table, "csv", "", "`file` of CSV whose columns patterns name, as in {col:name}; implies --templates")
	flags.BoolVar(&r.From.AnyRow, "csv-random", false, "take its rows at random instead of in turn")
	flags.StringArrayVar(&f.form, "form", nil, "`field` of a multipart form, as in name=value or photo=@photo.png; can be given again")
	flags.BoolVar(&r.Shuffle, "shuffle", false, "send one of several URLs, paths or requests of a file at random instead of the next")
	flags.IntVar(&r.Follow, "follow", 0, "follow up to this `many` redirects to the same server; each is a request more")
	flags.BoolVar(&r.Cookies, "cookies", false, "send back the cookies that the server sets, for each connection its own")
}

// fill completes a request by the flags that have another form than its fields. It
// returns the requests of the file that a flag names; nil where none does. A form of
// more than most bytes is refused.
func (f *fromFlags) fill(r *load.Request, flags *pflag.FlagSet, stdin io.Reader, most int) (*requests.Set, error) {
	if err := f.fillForm(r, flags, most); err != nil {
		return nil, err
	}
	from := &r.From
	if from.Format == "auto" {
		from.Format = requests.Auto
	}
	from.Templates = from.Templates || from.Table != ""
	switch {
	case from.AnyRow && from.Table == "":
		return nil, field.Errorf("csv-random", "--csv-random is for a table; name its file with --csv")
	case from.Path != "":
	case from.Format != requests.Auto, from.Origin != "", from.Anywhere:
		return nil, field.Errorf("request-file", "--request-format, --request-origin and --bodies-anywhere are for a file of requests; name it with --request-file")
	default:
		return nil, nil
	}
	if !flags.Changed("request-file") && from.Sum != "" {
		return nil, nil // that of a plan, which the load compares with its sum
	}
	from.Sum = ""
	set, err := f.readOnce(from, stdin)
	if err != nil {
		return nil, err
	}
	f.left = set.Left
	r.Pin(set)
	for _, path := range []*string{&from.Path, &from.Table} {
		if *path == "" {
			continue
		}
		if *path, err = filepath.Abs(*path); err != nil {
			return nil, fmt.Errorf("find %s: %w", *path, err)
		}
	}
	return set, nil
}

// readOnce reads the file of requests. What can be read only once is copied first, since
// the process that makes the load reads it too.
func (f *fromFlags) readOnce(from *requests.File, stdin io.Reader) (*requests.Set, error) {
	if from.Path != "-" {
		if isFile(from.Path) {
			return requests.Read(*from)
		}
		in, err := os.Open(from.Path)
		if err != nil {
			return requests.Read(*from)
		}
		defer in.Close()
		stdin = in
	}
	to, err := os.CreateTemp("", "perihelion-*.requests")
	if err != nil {
		return nil, fmt.Errorf("keep a copy of %s: %w", from.Path, err)
	}
	f.copy = to.Name()
	given := from.Path
	from.Path, from.Folder, from.Name = f.copy, ".", "standard input"
	if given != "-" {
		from.Folder, from.Name = filepath.Dir(given), filepath.Base(given)
	}
	set, err := requests.Keep(*from, stdin, to)
	if closed := to.Close(); err == nil && closed != nil {
		err = fmt.Errorf("keep a copy of %s: %w", from.Name, closed)
	}
	return set, err
}

// isFile reports whether a path leads to something that can be read again, or to
// nothing.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return path != "-" && (err != nil || info.Mode().IsRegular() || info.IsDir())
}

// close removes the copy.
func (f *fromFlags) close() {
	if f.copy != "" {
		_ = os.Remove(f.copy) // it lies among the temporary files
	}
}

// fillForm makes the body of a form.
func (f *fromFlags) fillForm(r *load.Request, flags *pflag.FlagSet, most int) error {
	switch {
	case len(f.form) == 0:
		return nil
	case flags.Changed("body"):
		return field.Errorf("form", "both --form and --body were given, and a request has one body; write one of them")
	}
	var parts []form.Part
	for _, s := range f.form {
		p, err := form.Parse(s)
		if err != nil {
			return err
		}
		parts = append(parts, p)
	}
	body, kind, err := form.Write(parts)
	if err != nil {
		return field.Errorf("form", "the form cannot be written: %v", err)
	}
	if len(body) > most {
		return field.Errorf("form", "a form of %d bytes is too much for a plan, which holds up to %d; send smaller files", len(body), most)
	}
	r.SetBody([]byte(body))
	r.Fill([]string{"Content-Type: " + kind})
	return nil
}

// oneShuffled refuses an explicit --shuffle of a request that is always the same.
func oneShuffled(flags *pflag.FlagSet, r load.Request) error {
	if flags.Changed("shuffle") && r.Shuffle && len(r.Paths) < 2 && r.From.Path == "" {
		return field.Errorf("shuffle", "--shuffle takes one of several requests at random, and there is one; write more of them, or leave out --shuffle")
	}
	return nil
}

// note describes the requests of the file that are not sent.
func (f *fromFlags) note() string {
	var parts []string
	for _, l := range f.left {
		parts = append(parts, fmt.Sprintf("%s %s", figure.Count(int64(l.Count)), l.Why))
	}
	if len(parts) == 0 {
		return ""
	}
	return "requests of the file that are not sent: " + strings.Join(parts, ", ")
}
