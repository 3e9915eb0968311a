// Package form writes forms as browsers and curl send them: multipart/form-data (RFC 7578).
package form

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"

	"perihelion/assets/field"
)

// Part is one field of a form.
type Part struct {
	Name, FileName, ContentType string // the last two may be ""
	Value                       string
}

// Write returns the form and its Content-Type. The same parts make the same bytes.
func Write(parts []Part) (body, contentType string, err error) {
	var b strings.Builder
	w := multipart.NewWriter(&b)
	sum := sha256.New()
	for _, p := range parts {
		io.WriteString(sum, p.Name+"\x00"+p.Value+"\x00") // never fails
	}
	err = w.SetBoundary("perihelion-" + hex.EncodeToString(sum.Sum(nil)[:16]))
	for _, p := range parts {
		disposition := `form-data; name="` + quoted(p.Name) + `"`
		if p.FileName != "" {
			disposition += `; filename="` + quoted(p.FileName) + `"`
		}
		h := textproto.MIMEHeader{"Content-Disposition": {disposition}}
		if p.ContentType != "" {
			h.Set("Content-Type", p.ContentType)
		}
		part, e := w.CreatePart(h)
		if err = errors.Join(err, e); e == nil {
			_, e = io.WriteString(part, p.Value)
			err = errors.Join(err, e)
		}
	}
	err = errors.Join(err, w.Close())
	return b.String(), w.FormDataContentType(), err
}

// quoted escapes what would end the text or the line, as browsers do.
func quoted(s string) string {
	return strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace(s)
}

// MaxFile bounds each file of a form, in bytes.
const MaxFile = 64 << 20

// Parse reads a field as curl's -F has it: name=value, name=@file with the name of the
// file, or name=<file with its content alone; ;type= and ;filename= may follow a file.
// Errors are *field.Error of the field form.
func Parse(s string) (Part, error) {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" {
		return Part{}, field.Errorf("form", "%.60q is not a field of a form; write name=value, or name=@file", s)
	}
	p := Part{Name: name, Value: value}
	if !strings.HasPrefix(value, "@") && !strings.HasPrefix(value, "<") {
		return p, nil
	}
	path, rest, _ := strings.Cut(value[1:], ";")
	if value[0] == '@' {
		p.FileName = filepath.Base(path)
		p.ContentType = mime.TypeByExtension(filepath.Ext(path))
		if p.ContentType == "" {
			p.ContentType = "application/octet-stream"
		}
	}
	for option := range strings.SplitSeq(rest, ";") {
		switch key, v, _ := strings.Cut(strings.TrimSpace(option), "="); key {
		case "":
		case "type":
			p.ContentType = v
		case "filename":
			p.FileName = v
		default:
			return p, field.Errorf("form", "%.40q in the field %s is unknown; write ;type=text/plain or ;filename=name after the path", option, name)
		}
	}
	if strings.ContainsAny(p.ContentType, "\r\n") {
		return p, field.Errorf("form", "the type of the field %s has a line break; write one such as text/plain", name)
	}
	content, err := read(path)
	if err != nil {
		return p, field.Errorf("form", "%s: %v; write name=@ and the path of a file", path, err)
	}
	p.Value = content
	return p, nil
}

func read(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", errors.Unwrap(err)
	case !info.Mode().IsRegular():
		return "", errors.New("it is not a file")
	case info.Size() > MaxFile:
		return "", errors.New("it is larger than 64 MiB")
	}
	b, err := os.ReadFile(path)
	return string(b), err
}
