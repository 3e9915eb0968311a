package requests

import (
	"bytes"
	"io"
)

// Format is how a file holds its requests.
type Format string

// The formats.
const (
	Auto Format = ""
	HTTP Format = "http" // vegeta's targets: a line with method and URL, headers below, @file for a body
	JSON Format = "json" // vegeta's targets in JSON, an object each
	HAR  Format = "har"  // HTTP Archive 1.2
	Log  Format = "log"  // access log, common or combined
)

// detect finds the format by the first bytes of the file.
func (r *reader) detect() (Format, error) {
	head, err := r.in.Peek(4 << 10)
	if err != nil && err != io.EOF {
		r.line = 1
		return "", r.readError(err)
	}
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	switch head = bytes.TrimLeft(head, " \t\r\n"); {
	case len(head) == 0:
		return HTTP, nil // which finds no request
	case head[0] == '{':
		rest := bytes.TrimLeft(head[1:], " \t\r\n")
		if bytes.HasPrefix(rest, []byte(`"log"`)) {
			return HAR, nil
		}
		return JSON, nil
	}
	for line := range bytes.Lines(head) {
		if line = bytes.TrimSpace(line); len(line) == 0 || line[0] == '#' {
			continue
		}
		if _, _, ok := requestLine(string(line)); ok {
			return HTTP, nil
		}
		if bytes.Contains(line, []byte(`] "`)) {
			return Log, nil
		}
		break
	}
	r.line = 1
	return "", r.refuse("this is no format of requests that is known; write targets as in GET http://127.0.0.1:8080/, JSON, a HAR or an access log, or name the format")
}
