package requests

import (
	"encoding/base64"
	"io"
	"strconv"
)

// readJSON reads vegeta's targets in JSON: an object for each request, with method, url,
// header (names with lists of values) and body (base64). A weight, a whole number, is
// this program's own.
func (r *reader) readJSON() error {
	r.line = 1
	for {
		if _, err := r.peek(); err == io.EOF {
			return nil
		}
		q := raw{method: "GET"}
		begun := r.line
		err := r.object(func(key string) (err error) {
			switch key {
			case "method":
				q.method, err = r.str(100)
			case "url":
				q.target, err = r.str(maxLine)
			case "header":
				err = r.jsonHeader(&q)
			case "body":
				q.body, err = r.base64()
				q.hasBody = q.body != ""
			case "weight":
				q.weight, err = r.weight()
			default:
				err = r.skip()
			}
			return err
		})
		if err != nil {
			return err
		}
		here := r.line
		r.line = begun
		if q.target == "" {
			return r.refuse(`the request has no url; write {"method": "GET", "url": "http://127.0.0.1:8080/"}`)
		}
		if err := r.add(q); err != nil {
			return err
		}
		r.line = here
	}
}

// jsonHeader reads {"Name": ["value", …]}, or a value alone.
func (r *reader) jsonHeader(q *raw) error {
	if !r.isNext('{') {
		return r.skip() // null
	}
	return r.object(func(name string) error {
		one := func() error {
			value, err := r.str(maxLine)
			q.header = append(q.header, rawHeader{name, value})
			return err
		}
		if r.isNext('[') {
			return r.array(one)
		}
		return one()
	})
}

func (r *reader) base64() (string, error) {
	s, err := r.textOr(maxBody * 4 / 3)
	if err != nil {
		return "", err
	}
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", r.refuse("the body is not base64; write it in base64, as vegeta does")
	}
	return string(b), nil
}

func (r *reader) weight() (int, error) {
	s, err := r.word()
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > MaxWeight {
		return 0, r.refuse("%.20s is not a weight; write a whole number from 1 to %d", s, MaxWeight)
	}
	return n, nil
}
