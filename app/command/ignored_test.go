package command

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// What a command would ignore is refused before anything is sent.
func TestWhatWouldBeIgnoredIsRefused(t *testing.T) {
	url, a := tallyingServer(t)
	log := writeFile(t, "access.log", `127.0.0.1 - - [29/Nov/2026:13:55:00 +0000] "GET /a HTTP/1.1" 200 5`+"\n")
	bench := "bench -q --no-keep -n 20 -c 1 --repeats 1 --url " + url
	for args, want := range map[string]string{
		"load --request-file " + log + " --replay --poisson " + url:       "leave out the rate, the random instants",
		bench + " --gomaxprocs 2":                                         "servers in Go, and the plan has none",
		"bench --config flask-dev --gomaxprocs 2":                         "servers in Go, and the plan has none",
		"load --seed 0 " + url:                                            "--seed 0: write a seed, 1 or more",
		bench + " --seed 0":                                               "--seed 0: write a seed, 1 or more",
		"load --expect-same --check-share 0 " + url:                       "--check-share 0: write a share above 0",
		bench + " --expect-same --check-share 0":                          "--check-share 0: write a share above 0",
		"load --generators 0 " + url:                                      "--generators 0: write a number of processes, 1 to 64",
		"load -k --http2 --streams 0 " + url:                              "--streams 0: write a number of requests, 1 to 1000",
		bench + " -k --http2 --streams 0":                                 "--streams 0: write a number of requests, 1 to 1000",
		"load --once --max-p99 1ms " + url:                                "leave out --max-p99",
		"load --once --limit p95<1ms " + url:                              "leave out --limit",
		"load --once --log x.csv " + url:                                  "leave out --log",
		"load --once --follow 1 " + url:                                   "leave out --follow",
		bench + " --python python3":                                       "the plan has none",
		bench + " --k6 /none":                                             "write --engine k6",
		"load --shuffle " + url:                                           "and there is one",
		bench + " --shuffle":                                              "and there is one",
		"load --limit rate " + url:                                        "there is none; write a rate",
		bench + " --limit rate":                                           "there is none; write a rate",
		"load --limit checks<1% " + url:                                   "as in --expect-text",
		"load --expect-status 200 --limit checks<1% " + url:               "as in --expect-text",
		bench + " --limit checks<1%":                                      "as in --expect-text",
		"bench --config goroutines --path / --limit checks<1% -c 1 -n 10": "as in --expect-text",
	} {
		code, stdout, stderr := call(t, strings.Fields(args)...)
		if code != Misused || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("%s: code %d, %q, %q; want a sentence with %q", args, code, stdout, stderr, want)
		}
	}
	if got := a.take(); len(got) > 0 {
		t.Errorf("the server was asked %v", got)
	}
	for _, args := range []string{
		"load -n 4 -r 20 --limit rate " + url,
		"load -n 4 --expect-same --limit checks<1% " + url,
		"load --once --seed 1 -q " + url,
		"load --once -k -c 5 -r 5 -d 1s " + url,
		bench + " --expect-same --limit checks<1%",
	} {
		if code, _, stderr := call(t, strings.Fields(args)...); code != Done {
			t.Errorf("%s: code %d, %s", args, code, stderr)
		}
	}
}

// The sentence about a wrong table begins with its place, and nothing is sent.
func TestTableIsReadFirst(t *testing.T) {
	url, a := tallyingServer(t)
	for text, want := range map[string]string{
		"name,age\nann,4\nbob\n":   "line 3 of the table has another number of columns",
		"name,age\nan\"n,4\n":      "line 2 of the table is not CSV",
		"name,age\n\"a\nb\",4\n":   "row 1 of column name holds a line break, which the header X cannot carry",
		"name,age\n":               "the table has names of columns and no rows",
		"":                         "the table is empty",
		"name,name\na,b\n":         "two columns name",
		"name,age\nann,4\n\"bob,5": "of the table is not CSV",
	} {
		path := writeFile(t, "u.csv", text)
		for _, command := range []string{"load -n 4 -H X:{col:name} --body {col:name} --csv ", "load --once -H X:{col:name} --body {col:name} --csv ", "bench -q --no-keep -n 20 -c 1 --repeats 1 -H X:{col:name} --body {col:name} --csv "} {
			args := command + path + " " + url
			if strings.HasPrefix(command, "bench") {
				args = command + path + " --url " + url
			}
			code, stdout, stderr := call(t, strings.Fields(args)...)
			if code != Misused || stdout != "" || !strings.HasPrefix(stderr, "perihelion: u.csv: ") || !strings.Contains(stderr, want) {
				t.Errorf("%s with %q: code %d, %q, %q; want a sentence with %q", command, text, code, stdout, stderr, want)
			}
		}
	}
	if got := a.take(); len(got) > 0 {
		t.Errorf("the server was asked %v", got)
	}
}

// A server whose address cannot be written ends: nobody could find it.
func TestServeWithoutAReader(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var stderr bytes.Buffer
	if code := Run(ctx, []string{"serve"}, failing{errors.New("no space left on device")}, &stderr, Window{}); code != Failed || ctx.Err() != nil || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("exit code %d, %s, %v", code, stderr.String(), ctx.Err())
	}
}
