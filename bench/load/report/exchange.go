package report

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"perihelion/bench/figure"
	"perihelion/bench/load"
)

// Exchange writes a single request with its answer for a person: status, protocol and TLS, the
// instants, the headers and the body as far as it was kept.
func Exchange(w io.Writer, x load.Exchange) error {
	b := bufio.NewWriter(w)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(b, "%-14s "+format+"\n", append([]any{name}, args...)...)
	}
	row("Request", "%s", x.Request)
	row("Answer", "%s", strings.TrimSpace(fmt.Sprintf("%d %s", x.Status, x.Reason))+", "+x.Protocol)
	if x.Wrong != nil {
		row("Expected", "no: %v", x.Wrong)
	} else {
		row("Expected", "yes")
	}
	row("Times", "%s", strings.Join(instants(x), ", "))
	if s := x.TLS; s != nil {
		row("TLS", "%s, %s%s", s.Version, s.Cipher, prefixed(", ", s.KeyExchange))
		row("Certificate", "for %s, by %s, until %s", figure.List(x.Names, "and"), x.Issuer, x.Expiry.UTC().Format(time.DateOnly))
	}
	fmt.Fprintln(b)
	for _, name := range slices.Sorted(maps.Keys(x.Header)) {
		for _, value := range x.Header[name] {
			fmt.Fprintf(b, "%s: %s\n", name, value)
		}
	}
	fmt.Fprintf(b, "\n%s\n", body(x))
	return b.Flush()
}

// instants are the times from one step to the next, and the whole.
func instants(x load.Exchange) []string {
	var all []string
	from := x.Found
	for _, step := range []struct {
		name string
		at   float64
	}{{"connected after", x.Connected}, {"TLS", x.Secured}, {"first byte", x.FirstByte}, {"body", x.Done}} {
		if step.at > 0 {
			all = append(all, step.name+" "+figure.Span(step.at-from))
			from = step.at
		}
	}
	return append(all, "together "+figure.Span(x.Done))
}

func prefixed(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

// body is the body as text, or its length where it is none.
func body(x load.Exchange) string {
	switch part := int64(len(x.Body)) < x.Length; {
	case x.Length == 0:
		return "(no body)"
	case !utf8.Valid(x.Decoded) && !part:
		return fmt.Sprintf("(%s that are no text)", figure.Bytes(x.Length))
	case part:
		return strings.ToValidUTF8(string(x.Decoded), "�") + fmt.Sprintf("\n(the first %s of %s)", figure.Bytes(int64(len(x.Body))), figure.Bytes(x.Length))
	}
	return string(x.Decoded)
}
