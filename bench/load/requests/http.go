package requests

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// readHTTP reads vegeta's http format: a line with method and URL, lines with headers,
// and @ with the path of a file that holds the body. An empty line, or the next request,
// ends a request; lines that begin with # are comments.
func (r *reader) readHTTP() error {
	var q *raw
	begun := 0
	end := func() error {
		if q == nil {
			return nil
		}
		here := r.line
		r.line = begun
		err := r.add(*q)
		q, r.line = nil, here
		return err
	}
	for {
		line, err := r.nextLine()
		if err == io.EOF {
			return end()
		} else if err != nil {
			return err
		}
		method, target, isRequest := requestLine(line)
		switch {
		case isRequest:
			if err := end(); err != nil {
				return err
			}
			q, begun = &raw{method: method, target: target}, r.line
		case line == "":
			if err := end(); err != nil {
				return err
			}
		case line[0] == '#':
		case q == nil:
			return r.refuse("%.60q is not a request; write a method, a space and a URL, such as GET http://127.0.0.1:8080/", line)
		case line[0] == '@':
			if q.body, err = r.bodyFile(line[1:]); err != nil {
				return err
			}
			q.hasBody, q.fromFile = true, true
		default:
			name, value, ok := strings.Cut(line, ":")
			if !ok {
				return r.refuse("%.60q is not a header; write a name, a colon and a value, such as Accept: text/html", line)
			}
			q.header = append(q.header, rawHeader{strings.TrimSpace(name), value})
		}
	}
}

// requestLine reads "METHOD URL"; no header looks like one, since no name holds a space.
func requestLine(line string) (method, target string, ok bool) {
	method, target, ok = strings.Cut(line, " ")
	target = strings.TrimSpace(target)
	if !ok || method == "" || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" || target == "" {
		return "", "", false
	}
	return method, target, true
}

// nextLine returns the next line without the blanks around it, or io.EOF.
func (r *reader) nextLine() (string, error) {
	var long []byte
	for {
		part, err := r.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if long = append(long, part...); len(long) > maxLine {
				r.line++
				return "", r.refuse("the line is longer than %d MiB; write a file of requests", maxLine>>20)
			}
			continue
		}
		if err != nil && err != io.EOF {
			return "", r.readError(err)
		}
		if len(part) == 0 && len(long) == 0 {
			return "", io.EOF
		}
		if r.line++; r.line == 1 {
			part = trimMark(part)
		}
		if long != nil {
			part = append(long, part...)
		}
		return strings.TrimSpace(string(part)), nil
	}
}

// trimMark removes the mark of the order of bytes.
func trimMark(b []byte) []byte {
	const mark = "\ufeff"
	if len(b) >= len(mark) && string(b[:len(mark)]) == mark {
		return b[len(mark):]
	}
	return b
}
