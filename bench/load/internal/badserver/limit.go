package badserver

import (
	"fmt"
	"strings"
	"time"
)

// manyFields is a head of n lines.
func manyFields(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+"\r\n", i)
	}
	return b.String()
}

// limits are large heads on both sides of 256 KiB.
func limits() []Server {
	const (
		under = "a head under 256 KiB"
		over  = "a head over 256 KiB"
	)
	x := func(n int) string { return strings.Repeat("x", n) }
	return []Server{
		good("value of 200 kib", each(ok+"X: "+x(200<<10)+"\r\n"+hello), under),
		good("field name of 100 kib", each(ok+x(100<<10)+": y\r\n"+hello), under),
		good("20,000 short headers", each(ok+strings.Repeat("X: y\r\n", 20_000)+hello), under),
		good("5,000 different headers", each(ok+manyFields(5_000, "X-Header-%d: some value")+hello), under),
		good("1,000 cookies", each(ok+manyFields(1_000, "Set-Cookie: id%d=0123456789abcdef; Path=/")+hello), under),
		good("5,000 folds", each(ok+"X: y"+strings.Repeat("\r\n z", 5_000)+"\r\n"+hello), under),
		bad("value of 400 kib", held(ok+"X: "+x(400<<10)+"\r\n"+hello), over),
		bad("field name of 400 kib", held(ok+x(400<<10)+": y\r\n"+hello), over),
		bad("20,000 long headers", held(ok+manyFields(20_000, "X-Header-%05d: some value")+hello), over),
		bad("reason of 400 kib", held("HTTP/1.1 200 "+x(400<<10)+"\r\n"+hello), over),
		bad("one mib of folds", held(ok+"X: y"+strings.Repeat("\r\n z", 1<<18)+"\r\n"+hello), over),
		bad("endless status line", endless(0, "HTTP/1.1 200 ", filler), over),
		bad("endless value", endless(0, ok+"X: ", filler), over),
		bad("endless field name", endless(0, ok, filler), over),
		bad("endless headers", endless(0, ok, strings.Repeat("X: y\r\n", 2_000)), over),
		bad("endless head, then a close", once(ok+strings.Repeat("X: y\r\n", 100_000)), over+" comes before the close"),
		as("timeout", "endless headers, slowly", endless(5*time.Millisecond, ok, "X: y\r\n"), "the head never ends"),
		as("timeout", "endless value, slowly", endless(5*time.Millisecond, ok+"X: ", "y"), "the head never ends"),
	}
}
