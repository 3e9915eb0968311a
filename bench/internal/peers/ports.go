package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// Without keep-alive each request takes a port of the client, which stays taken
// for a minute after the connection has ended (TIME_WAIT): of the usual 28,232
// ports, a tool that opens 20,000 connections a second has used up all in less
// than two seconds, and every generator would then measure the lack of them.
//
// Linux gives such a port out again when the new connection is to the same place
// and a second has passed (tcp_tw_reuse, for the loopback the default since
// 4.19), and it does not count ports that the server keeps because it closed
// first. So a load takes at most two thirds of the ports, and between two loads
// there is a pause of somewhat more than a second. Where ports are not given out
// again, the pause lasts until enough of them are free.
const (
	reusePause = 1100 * time.Millisecond
	portShare  = 2. / 3
)

// ports holds the system's figures of its ports. The zero value is of a system without
// such figures.
type ports struct {
	count int  // 0 if unknown
	reuse bool // a second after their connection has ended
}

func readPorts() ports {
	var first, last, reuse, stamps int
	setting("ip_local_port_range", &first, &last)
	setting("tcp_tw_reuse", &reuse)
	setting("tcp_timestamps", &stamps)
	if first == 0 {
		return ports{}
	}
	return ports{last - first + 1, reuse != 0 && stamps != 0}
}

// setting reads numbers from one of the kernel's settings, which exists on Linux
// only; elsewhere the numbers stay 0.
func setting(name string, numbers ...any) {
	text, _ := os.ReadFile("/proc/sys/net/ipv4/" + name)
	_, _ = fmt.Sscan(string(text), numbers...)
}

// most is how many requests a load may have without keep-alive.
func (p ports) most() int {
	if p.count == 0 {
		return 10_000 // macOS and Windows have 16,384 ports
	}
	return int(portShare * float64(p.count))
}

// settle waits until a load without keep-alive finds its ports.
func (p ports) settle(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(reusePause):
		}
		sockets, err := os.ReadFile("/proc/net/sockstat")
		if err != nil || p.reuse || p.count-timeWait(string(sockets)) >= p.most() {
			return nil
		}
	}
}

// timeWait finds the number of sockets in TIME_WAIT in /proc/net/sockstat, which counts
// the sockets that /proc/net/tcp lists line by line.
func timeWait(sockstat string) int {
	for line := range strings.Lines(sockstat) {
		var n, orphans, waiting int
		if k, _ := fmt.Sscanf(line, "TCP: inuse %d orphan %d tw %d", &n, &orphans, &waiting); k == 3 {
			return waiting
		}
	}
	return 0
}
