package main

import (
	_ "embed"
	"fmt"
	"strconv"

	"perihelion/assets"
)

// ours is the name of this project in the tables.
const ours = assets.Name

// rivals are the contestants that a verdict compares ours with.
var rivals = [...]string{"wrk", "ab"}

// debian is how a package of Debian is installed.
func debian(name string) string { return "apt-get install " + name + ", or make load-peers" }

// contestants lists everybody, this project first. Each sends from one thread.
func contestants(perihelion, k6Script string) []contestant {
	return []contestant{
		{ours, perihelion, "make build", []string{"--version"}, func(l load) []string {
			a := []string{"load", "-c", strconv.Itoa(l.connections), "-n", strconv.Itoa(l.requests), "--format", "json"}
			if l.keepAlive {
				a = append(a, "-k")
			}
			return append(a, l.url)
		}, parseOurs},
		{"wrk", "wrk", debian("wrk"), []string{"-v"}, func(l load) []string {
			a := []string{"-t1", "-c", strconv.Itoa(l.connections), "-d", fmt.Sprint(l.seconds, "s"), "--latency"}
			return append(l.orClose(a), l.url)
		}, parseWrk},
		{"ab", "ab", debian("apache2-utils"), []string{"-V"}, func(l load) []string {
			a := []string{"-q", "-c", strconv.Itoa(l.connections), "-n", strconv.Itoa(l.requests)}
			if l.keepAlive {
				a = append(a, "-k")
			}
			return append(a, l.url)
		}, parseAB},
		{"h2load", "h2load", debian("nghttp2-client"), []string{"--version"}, func(l load) []string {
			a := []string{"--h1", "-t1", "-c", strconv.Itoa(l.connections), "-n", strconv.Itoa(l.requests)}
			return append(l.orClose(a), l.url)
		}, parseH2load},
		{"hey", "hey", debian("hey"), nil, func(l load) []string {
			a := []string{"-cpus", "1", "-c", strconv.Itoa(l.connections), "-n", strconv.Itoa(l.requests)}
			if !l.keepAlive {
				a = append(a, "-disable-keepalive")
			}
			return append(a, l.url)
		}, parseHey},
		{"k6", "k6", "go install go.k6.io/k6@v1.8.1, with its folder on PATH", []string{"version"}, func(l load) []string {
			return []string{"run", "--quiet", "--no-usage-report", "-e", "TARGET=" + l.url, "-e", fmt.Sprint("CONNECTIONS=", l.connections),
				"-e", fmt.Sprint("REQUESTS=", l.requests), "-e", fmt.Sprint("KEEP=", l.keepAlive), k6Script}
		}, parseK6},
	}
}

// orClose adds the header with which a client asks for one answer only to the
// arguments of tools that have no word of their own for that.
func (l load) orClose(arguments []string) []string {
	if l.keepAlive {
		return arguments
	}
	return append(arguments, "-H", "Connection: close")
}

// k6Source is the script that k6 runs; it writes its summary as JSON.
//
//go:embed k6.js
var k6Source []byte
