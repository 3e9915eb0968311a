package requests

import (
	"encoding/base64"
	"io"
	"net/url"
	"strings"
	"time"

	"perihelion/bench/load/form"
)

// readHAR reads an HTTP Archive 1.2, which browsers save
// (http://www.softwareishard.com/blog/har-12-spec/). Requests of other protocols, such
// as data: and wss:, are left out. A postData that has no text has its params.
func (r *reader) readHAR() error {
	r.line = 1
	head, _ := r.in.Peek(3)
	r.in.Discard(len(head) - len(trimMark(head)))
	err := r.object(func(key string) error {
		if key != "log" {
			return r.skip()
		}
		return r.object(func(key string) error {
			if key != "entries" {
				return r.skip()
			}
			return r.array(r.harEntry)
		})
	})
	if err != nil {
		return err
	}
	if c, err := r.peek(); err != io.EOF {
		return r.refuse("%q follows the end of the archive; write one archive into one file", c)
	}
	return nil
}

// harPost is a postData.
type harPost struct {
	mime, text, encoding string
	params               []harParam
}

type harParam struct{ name, value, fileName, contentType string }

// parts are the params as the fields of a form.
func (p *harPost) parts() (parts []form.Part) {
	for _, one := range p.params {
		parts = append(parts, form.Part{Name: one.name, Value: one.value, FileName: one.fileName, ContentType: one.contentType})
	}
	return parts
}

// harEntry reads a request with its answer.
func (r *reader) harEntry() error {
	q := raw{literal: true}
	var post *harPost
	var started string
	begun := r.line
	err := r.object(func(key string) (err error) {
		switch {
		case key == "startedDateTime":
			started, err = r.textOr(200)
			return err
		case key != "request" || !r.isNext('{'):
			return r.skip()
		}
		return r.object(func(key string) (err error) {
			switch {
			case key == "method":
				q.method, err = r.str(100)
			case key == "url":
				q.target, err = r.str(8 << 20) // of data: they are long
			case key == "headers" && r.isNext('['):
				err = r.array(func() error {
					h, err := r.harNamed()
					q.header = append(q.header, rawHeader{h.name, h.value})
					return err
				})
			case key == "postData" && r.isNext('{'):
				post, err = r.harPost()
			default:
				err = r.skip()
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	here := r.line
	r.line = begun
	defer func() { r.line = here }()
	scheme, _, _ := strings.Cut(q.target, ":")
	if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
		r.set.leave("of %.20s:", scheme)
		return nil
	}
	if at, err := time.Parse(time.RFC3339Nano, started); err == nil {
		q.at = time.Duration(at.UnixNano())
	} else {
		return r.refuse("the entry has no startedDateTime, or %.40q, which is no time; write it as in 2026-11-29T13:55:00.250Z", started)
	}
	if q.target, _, _ = strings.Cut(q.target, "#"); post != nil {
		if err := r.harBody(&q, post); err != nil {
			return err
		}
	}
	return r.add(q)
}

// harNamed reads an object with name and value, and perhaps the name of a file.
func (r *reader) harNamed() (p harParam, err error) {
	err = r.object(func(key string) (err error) {
		switch key {
		case "name":
			p.name, err = r.str(maxLine)
		case "value":
			p.value, err = r.textOr(maxBody)
		case "fileName":
			p.fileName, err = r.textOr(4 << 10)
		case "contentType":
			p.contentType, err = r.textOr(1 << 10)
		default:
			err = r.skip()
		}
		return err
	})
	return p, err
}

func (r *reader) harPost() (*harPost, error) {
	p := new(harPost)
	err := r.object(func(key string) (err error) {
		switch {
		case key == "mimeType":
			p.mime, err = r.textOr(1 << 10)
		case key == "text":
			p.text, err = r.textOr(maxBody * 4 / 3)
		case key == "encoding":
			p.encoding, err = r.textOr(100)
		case key == "params" && r.isNext('['):
			err = r.array(func() error {
				one, err := r.harNamed()
				p.params = append(p.params, one)
				return err
			})
		default:
			err = r.skip()
		}
		return err
	})
	return p, err
}

// harBody makes the body of a postData.
func (r *reader) harBody(q *raw, p *harPost) error {
	switch mime := strings.ToLower(p.mime); {
	case p.text != "" && p.encoding == "base64":
		b, err := base64.StdEncoding.DecodeString(p.text)
		if err != nil {
			return r.refuse("the text of the postData is not base64, as its encoding has it; correct either")
		}
		q.body = string(b)
	case p.text != "" || len(p.params) == 0:
		q.body = p.text
	case strings.HasPrefix(mime, "multipart/form-data"):
		body, kind, err := form.Write(p.parts())
		if err != nil {
			return r.refuse("the params of the postData make no form (%v)", err)
		}
		q.body = body
		q.header = append(withoutHeader(q.header, "content-type"), rawHeader{"Content-Type", kind})
	default:
		var pairs []string
		for _, one := range p.params {
			pairs = append(pairs, encodedOnce(one.name)+"="+encodedOnce(one.value))
		}
		q.body = strings.Join(pairs, "&")
	}
	q.hasBody = true
	if p.mime != "" && !hasHeader(q.header, "content-type") {
		q.header = append(q.header, rawHeader{"Content-Type", p.mime})
	}
	return nil
}

// encodedOnce encodes a value of a form. Browsers differ in whether params are encoded.
func encodedOnce(s string) string {
	if plain, err := url.QueryUnescape(s); err == nil && plain != s {
		return s
	}
	return url.QueryEscape(s)
}

func hasHeader(header []rawHeader, name string) bool {
	for _, h := range header {
		if strings.EqualFold(h.name, name) {
			return true
		}
	}
	return false
}

func withoutHeader(header []rawHeader, name string) (rest []rawHeader) {
	for _, h := range header {
		if !strings.EqualFold(h.name, name) {
			rest = append(rest, h)
		}
	}
	return rest
}
