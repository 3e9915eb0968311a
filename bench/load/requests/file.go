package requests

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/load/pattern"
)

// File is a file of requests and how it is read. Two Files that are equal, and whose Sum
// is, have the same requests.
type File struct {
	Path      string `json:"path"`
	Name      string `json:"name,omitempty"`      // as people know it; "": the last part of Path
	Format    Format `json:"format,omitempty"`    // "": by the file's first bytes
	Origin    string `json:"origin,omitempty"`    // only the requests to this one, as in https://example.org; "": all, which have to have one
	Folder    string `json:"folder,omitempty"`    // to which the paths of bodies are relative; "": that of Path
	Anywhere  bool   `json:"anywhere,omitempty"`  // bodies may lie outside of the folder
	Templates bool   `json:"templates,omitempty"` // fill in patterns
	Table     string `json:"csv,omitempty"`       // path of the table of values; "": none
	AnyRow    bool   `json:"anyRow,omitempty"`    // its rows are drawn at random, and not taken in turn
	Sum       string `json:"sha256,omitempty"`    // what Set.Sum has to be; "": anything
}

// Shown is the name of the file, as people know it.
func (f File) Shown() string { return cmp.Or(f.Name, filepath.Base(f.Path)) }

// reader reads one file.
type reader struct {
	File
	name    string // as errors name it
	in      *bufio.Reader
	line    int // that was begun last, from 1
	sum     hash.Hash
	set     Set
	folder  *os.Root // nil until a body's file is named
	bodies  map[string]string
	origins []origin
	syntax  pattern.Syntax
	first   string // Origin as url has it
}

type origin struct {
	name  string
	count int
}

// Read reads a file. Errors are *field.Error of the fields request-file and csv, whose
// sentences name the file and the line.
func Read(f File) (*Set, error) {
	in, err := open(f.Path)
	if err != nil {
		return nil, field.Errorf(fileField, "%s: %v; write the path of a file of requests", f.Path, err)
	}
	defer in.Close()
	return readFrom(&limited{r: in, left: maxFile}, f)
}

// Keep is Read of what in has, which it copies to a file: standard input, or a pipe.
func Keep(f File, in io.Reader, to io.Writer) (*Set, error) {
	return readFrom(&limited{r: io.TeeReader(in, to), left: maxFile}, f)
}

// readFrom is Read of the bytes that in has in place of those of f.Path.
func readFrom(in io.Reader, f File) (_ *Set, err error) {
	r := &reader{File: f, name: f.Shown(), sum: sha256.New()}
	r.syntax = pattern.Syntax{Templates: f.Templates, Field: fileField}
	if err := r.table(); err != nil {
		return nil, err
	}
	if r.first, err = cleanOrigin(f.Origin); err != nil {
		return nil, err
	}
	defer r.closeFolder()
	r.in = bufio.NewReaderSize(io.TeeReader(in, r.sum), 64<<10)
	if err := r.read(); err != nil {
		return nil, err
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return &r.set, nil
}

const fileField = "request-file"

// open opens a file.
func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		var wrong *fs.PathError
		if errors.As(err, &wrong) {
			err = wrong.Err
		}
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, errors.New("it is a folder")
	}
	return f, nil
}

// table reads the table of values.
func (r *reader) table() (err error) {
	err = r.openTable(func(in io.Reader) error {
		r.set.Columns, err = pattern.ReadColumns(io.TeeReader(in, r.sum))
		return err
	})
	if r.set.Columns != nil {
		r.syntax.Columns = r.set.Columns.Names
	}
	return err
}

// openTable calls f with the table, if there is one.
func (f File) openTable(read func(io.Reader) error) error {
	if f.Table == "" {
		return nil
	}
	if info, err := os.Stat(f.Table); err == nil && !info.Mode().IsRegular() {
		return field.Errorf("csv", "%s is not a file, and a table is read several times; write it into a file first", f.Table)
	}
	in, err := open(f.Table)
	if err != nil {
		return field.Errorf("csv", "%s: %v; write the path of a file of CSV", f.Table, err)
	}
	defer in.Close()
	err = read(in)
	var wrong *field.Error
	if errors.As(err, &wrong) {
		return field.Errorf("csv", "%s: %s", filepath.Base(f.Table), wrong.Sentence)
	}
	return err
}

// Columns reads the table; nil where there is none.
func (f File) Columns() (c *pattern.Columns, err error) {
	err = f.openTable(func(in io.Reader) error {
		c, err = pattern.ReadColumns(in)
		return err
	})
	return c, err
}

// Syntax is what is a pattern in the URLs, headers and bodies of a load. It reads the
// first line of the table.
func (f File) Syntax() (x pattern.Syntax, err error) {
	x.Templates = f.Templates
	err = f.openTable(func(in io.Reader) error {
		x.Columns, err = pattern.ReadNames(in)
		return err
	})
	return x, err
}

// read reads the requests in the file's format.
func (r *reader) read() error {
	if r.Format == Auto {
		f, err := r.detect()
		if err != nil {
			return err
		}
		r.Format = f
	}
	switch r.Format {
	case HTTP:
		return r.readHTTP()
	case JSON:
		return r.readJSON()
	case HAR:
		return r.readHAR()
	case Log:
		return r.readLog()
	}
	return field.Errorf("request-format", "%s is not a format of requests; write http, json, har, log or auto", r.Format)
}

// finish judges the whole.
func (r *reader) finish() error {
	s := &r.set
	if len(r.origins) > 1 {
		var list []string
		for _, o := range r.origins {
			list = append(list, fmt.Sprintf("%s (%d)", o.name, o.count))
		}
		if len(list) > 5 {
			list = append(list[:5], fmt.Sprintf("%d others", len(list)-5))
		}
		return field.Errorf("request-origin", "%s holds requests to %d servers: %s. A load measures one; choose it with --request-origin %s", r.name, len(r.origins), strings.Join(list, ", "), r.origins[0].name)
	}
	if len(r.origins) == 1 {
		s.Origin = r.origins[0].name
	}
	if len(s.Requests) == 0 {
		why := ""
		for i, l := range s.Left {
			if why += map[bool]string{true: ": ", false: ", "}[i == 0]; i == 5 {
				why += "…"
				break
			}
			why += fmt.Sprintf("%d %s", l.Count, l.Why)
		}
		if why != "" {
			why = "; left out were " + why[2:]
		}
		return field.Errorf(fileField, "%s holds no request%s", r.name, why)
	}
	if s.Turns() > MaxTurns {
		return field.Errorf(fileField, "%s: the weights of its requests add up to more than %d; write smaller ones", r.name, MaxTurns)
	}
	if r.Format == HAR || r.Format == Log {
		first := s.Requests[0].At
		for _, q := range s.Requests {
			first = min(first, q.At)
		}
		for i := range s.Requests {
			s.Requests[i].At -= first
		}
		s.Recorded = true
	}
	if err := r.checkColumns(); err != nil {
		return err
	}
	s.Sum = hex.EncodeToString(r.sum.Sum(nil))
	if r.Sum != "" && r.Sum != s.Sum {
		return field.Errorf(fileField, "%s is another than it was: its SHA-256 is %.12s… and not %.12s…; bring the old file back, or name the new one", r.name, s.Sum, r.Sum)
	}
	return nil
}

// checkColumns refuses values that no header can carry.
func (r *reader) checkColumns() error {
	var headers []Header
	for _, q := range r.set.Requests {
		headers = append(append(headers, q.Header...), Header{"Host", q.Host})
	}
	return r.CheckHeaders(r.set.Columns, headers)
}

// CheckHeaders refuses values of the table that the headers are filled with and no header can
// carry: a line break would make another request of it. It may have no columns.
func (f File) CheckHeaders(columns *pattern.Columns, headers []Header) error {
	checked := make(map[int]bool)
	for _, h := range headers {
		for _, c := range h.Value.Raw() {
			if checked[c] {
				continue
			}
			checked[c] = true
			if row := columns.Breaks(c); row > 0 {
				return field.Errorf("csv", "%s: row %d of column %s holds a line break, which the header %s cannot carry; write {url:%s}, or another value",
					filepath.Base(f.Table), row, columns.Names[c], h.Name, columns.Names[c])
			}
		}
	}
	return nil
}

// refuse is the error at the present line.
func (r *reader) refuse(format string, args ...any) error {
	return field.Errorf(fileField, "%s, line %d: %s", r.name, r.line, fmt.Sprintf(format, args...))
}

// readError is the error of a read that failed.
func (r *reader) readError(err error) error {
	var wrong *field.Error
	if errors.As(err, &wrong) {
		return field.Errorf(fileField, "%s: %s", r.name, wrong.Sentence)
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return r.refuse("the file ends in the middle of a request; write it to its end")
	}
	return field.Errorf(fileField, "%s cannot be read: %v", r.name, err)
}

// limited refuses a file without end.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, field.Errorf(fileField, "it is larger than %d GiB; write a part of it into a file of its own", maxFile>>30)
	}
	return n, err
}

// cleanOrigin reads an origin as people type it.
func cleanOrigin(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return "", field.Errorf("request-origin", "%q is not a server; write scheme, host and port, as in https://example.org", s)
	}
	return originOf(u), nil
}

// originOf is scheme, host and port of a URL, without the port that its scheme has
// anyway (RFC 6454, 6.2).
func originOf(u *url.URL) string {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return u.Scheme + "://" + host
}
