package requests

import (
	"io"
	"strconv"
	"strings"
	"time"
)

// readLog reads access logs in the common and the combined format of nginx and Apache,
// also with a virtual host in front and with more fields behind. Only method and path
// are known: requests with a body, which no log has, are left out, and so is what was no
// request.
func (r *reader) readLog() error {
	for {
		line, err := r.nextLine()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if line == "" || line[0] == '#' {
			continue
		}
		at, request, ok := logLine(line)
		if !ok {
			return r.refuse("%.80q is not a line of an access log; write the combined format, with the time in [] and the request in quotes", line)
		}
		q := raw{at: at, literal: true}
		var target, protocol string
		fields := strings.Split(request, " ")
		if n := len(fields); n >= 3 {
			q.method, target, protocol = fields[0], strings.Join(fields[1:n-1], "%20"), fields[n-1]
		}
		switch {
		case !strings.HasPrefix(protocol, "HTTP/") || q.method == "" || strings.Trim(q.method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
			r.set.leave("that are no request")
			continue
		case q.method != "GET" && q.method != "HEAD" && q.method != "OPTIONS" && q.method != "DELETE":
			r.set.leave("with %.10s, whose bodies a log does not hold", q.method)
			continue
		}
		if q.target = pathOf(target); q.target == "" {
			r.set.leave("without a path")
			continue
		}
		if err := r.add(q); err != nil {
			return err
		}
	}
}

// pathOf is the path and query of a request's target: a proxy's target has a scheme and
// a host before (RFC 9112, 3.2).
func pathOf(target string) string {
	if strings.HasPrefix(target, "/") {
		return target
	}
	if server, rest := cutServer(target); strings.Contains(server, "://") {
		return rest
	}
	return ""
}

// logLine finds the time, since 1970, and the request of a line. An address of IPv6 may
// stand in brackets before the time.
func logLine(line string) (at time.Duration, request string, ok bool) {
	for rest := line; ; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			return 0, "", false
		}
		rest = rest[open+1:]
		inside, after, closed := strings.Cut(rest, "]")
		if !closed {
			return 0, "", false
		}
		t, isTime := logTime(inside)
		if !isTime {
			continue
		}
		quote := strings.IndexByte(after, '"')
		if quote < 0 {
			return 0, "", false
		}
		request, ok = quoted(after[quote+1:])
		return t, request, ok
	}
}

// logTime reads the time of a log: as in 29/Nov/2026:13:55:00 +0100, perhaps with a
// fraction of the second, or RFC 3339.
func logTime(s string) (time.Duration, bool) {
	for _, layout := range []string{"02/Jan/2006:15:04:05 -0700", time.RFC3339Nano} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Duration(t.UnixNano()), true
		}
	}
	return 0, false
}

// quoted reads up to the quote that ends a text, and undoes the escapes: \" \\ \n \t of
// Apache, \xHH of both. What a request line cannot carry is percent-encoded later.
func quoted(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), true
		case c != '\\' || i+1 == len(s):
			b.WriteByte(c)
		case s[i+1] == 'x' && i+3 < len(s):
			n, err := strconv.ParseUint(s[i+2:i+4], 16, 8)
			if err != nil {
				b.WriteByte(c)
				continue
			}
			b.WriteByte(byte(n))
			i += 3
		default:
			i++
			switch s[i] {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			case 'r':
				b.WriteByte('\r')
			default:
				b.WriteByte(s[i])
			}
		}
	}
	return "", false
}
