// Package requestlog writes every request of a load, or a sample of them, to a file: CSV,
// or JSON lines where its name ends in .jsonl.
//
// The hot path only copies an Entry into a block of memory; one goroutine turns full
// blocks into text. A disk that is slow makes it fall behind, up to 32 MiB; entries beyond
// that are missing, and counted. A disk that is full ends the log and not the load.
package requestlog

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"perihelion/assets/field"
)

// Options describe a log. The zero value is none.
type Options struct {
	Path  string  `json:"path,omitempty"`  // .csv, or .jsonl for JSON lines
	Share float64 `json:"share,omitempty"` // of the requests, drawn at random, 0 to 1; 0: all
	Every int64   `json:"every,omitempty"` // one of so many; 0: all
}

// Validate returns nil, or a *field.Error of the field log or log-sample.
func (o Options) Validate() error {
	switch {
	case o == Options{}:
		return nil
	case o.Path == "":
		return field.Errorf("log-sample", "a share of the requests was given, and no file to log them in; add --log FILE.csv")
	case !strings.HasSuffix(o.Path, ".csv") && !o.lines():
		return field.Errorf("log", "%s ends in none of the formats of a log; write a name such as requests.csv, or requests.jsonl for JSON lines", o.Path)
	case !(o.Share >= 0 && o.Share <= 1) || o.Every < 0 || o.Share > 0 && o.Every > 0:
		return field.Errorf("log-sample", "such a share of the requests cannot be logged; write one such as 1%%, or a whole number such as 100 for every 100th")
	}
	return nil
}

func (o Options) lines() bool { return strings.HasSuffix(o.Path, ".jsonl") }

// Entry is one request. Instants are nanoseconds after the begin of the load; those that
// did not come are negative.
type Entry struct {
	Due, Sent, First, Done int64
	In, Out                int64 // bytes on the wire
	Request                int32 // its place in the list, from 0
	Connection             int32 // of the load, from 0
	Status                 uint16
	Class                  uint8 // index of Head.Classes
	Good                   bool  // it was answered as expected
}

// Head describes a log.
type Head struct {
	Started time.Time
	Classes []string
	Seed    uint64 // of the sample
}

const (
	blockEntries = 1024
	maxBlocks    = 512 // of 64 KiB
)

type block []Entry

// Log is a log that is being written.
type Log struct {
	options Options
	head    Head
	file    io.WriteCloser
	full    chan block
	free    chan block
	blocks  atomic.Int32 // that exist
	lost    atomic.Int64
	done    chan struct{}
	written int64 // whole lines in the file but for the head, by the goroutine, read after done
	err     error // likewise
	text    []byte
	below   uint64 // numbers below are in the sample
}

// Create begins a log. The error is of the file.
func Create(o Options, h Head) (*Log, error) {
	f, err := os.Create(o.Path)
	if err != nil {
		return nil, err
	}
	return begin(f, o, h), nil
}

func begin(f io.WriteCloser, o Options, h Head) *Log {
	l := &Log{options: o, head: h, file: f, full: make(chan block, maxBlocks), free: make(chan block, maxBlocks), done: make(chan struct{})}
	if o.Share > 0 && o.Share < 1 {
		l.below = uint64(o.Share * (1 << 63) * 2)
	}
	go l.write()
	return l
}

// Buffer takes the entries of some connections, one goroutine at a time.
type Buffer struct {
	log   *Log
	block block
	seen  uint64
}

// Buffer is a new one; number sets it apart from the others.
func (l *Log) Buffer(number int) *Buffer {
	return &Buffer{log: l, seen: uint64(number) << 48}
}

// Wants reports whether the next request is in the sample. It is called once for each.
func (b *Buffer) Wants() bool {
	b.seen++
	switch l := b.log; {
	case l.below > 0:
		return mix(l.head.Seed^b.seen) < l.below
	case l.options.Every > 1:
		return b.seen<<16>>16%uint64(l.options.Every) == 0
	}
	return true
}

// mix is a hash of a number (the finalizer of splitmix64).
func mix(x uint64) uint64 {
	x = bits.RotateLeft64(x*0x9e3779b97f4a7c15, 31)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Add logs a request. It never waits.
func (b *Buffer) Add(e Entry) {
	if len(b.block) == cap(b.block) && !b.renew() {
		b.log.lost.Add(1)
		return
	}
	b.block = append(b.block, e)
}

// renew hands the full block over and takes an empty one.
func (b *Buffer) renew() bool {
	l := b.log
	var next block
	select {
	case next = <-l.free:
	default:
		if l.blocks.Add(1) > maxBlocks {
			l.blocks.Add(-1)
			return false
		}
		next = make(block, 0, blockEntries)
	}
	if len(b.block) > 0 {
		l.full <- b.block // has room for all blocks that there are
	}
	b.block = next[:0]
	return true
}

// Flush hands over the last entries; the buffer takes no more.
func (b *Buffer) Flush() {
	if len(b.block) > 0 {
		b.log.full <- b.block
	}
	b.block = nil
}

// Result is what became of a log.
type Result struct {
	Written int64 // requests that are in the file
	Lost    int64 // requests that are not, because the disk was slower than the load, or full
	Err     error // that ended it
}

// Close writes what is left, after all buffers were flushed, and closes the file.
func (l *Log) Close() Result {
	close(l.full)
	<-l.done
	return Result{l.written, l.lost.Load(), l.err}
}

// lineCounter counts the lines that have reached a file.
type lineCounter struct {
	to    io.Writer
	lines int64
	bytes int64
	whole int64 // bytes up to the end of the last line
}

func (c *lineCounter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.lines += int64(bytes.Count(b[:n], []byte{'\n'}))
	if end := bytes.LastIndexByte(b[:n], '\n'); end >= 0 {
		c.whole = c.bytes + int64(end) + 1
	}
	c.bytes += int64(n)
	return n, err
}

// write writes blocks until there are no more. After an error it only takes them, and
// the file ends with the last whole line.
func (l *Log) write() {
	defer close(l.done)
	file := &lineCounter{to: l.file}
	out := bufio.NewWriterSize(file, 256<<10)
	head := l.writeHead(out)
	taken := int64(0)
	for b := range l.full {
		taken += int64(len(b))
		if l.err == nil {
			l.err = l.writeBlock(out, b)
		}
		select {
		case l.free <- b[:0]:
		default:
		}
	}
	if l.err == nil {
		l.err = out.Flush()
	}
	if f, ok := l.file.(interface{ Truncate(int64) error }); ok && file.whole < file.bytes {
		l.err = errors.Join(l.err, f.Truncate(file.whole))
	}
	l.err = errors.Join(l.err, l.file.Close())
	l.written = max(0, file.lines-head)
	l.lost.Add(taken - l.written)
}

// writeHead writes the lines before the requests and returns how many they are.
func (l *Log) writeHead(out *bufio.Writer) (lines int64) {
	started := l.head.Started.UTC().Format(time.RFC3339Nano)
	if l.options.lines() {
		fmt.Fprintf(out, `{"format":"perihelion/requests/1","started":%q,"sample":%q}`+"\n", started, l.options.sample())
		return 1
	}
	fmt.Fprintf(out, "# perihelion/requests/1 started=%s sample=%s\n", started, l.options.sample())
	fmt.Fprintln(out, "due_ns,sent_ns,first_byte_ns,done_ns,class,ok,status,bytes_in,bytes_out,connection,request")
	return 2
}

// sample describes it: all, 1%, 1/100.
func (o Options) sample() string {
	switch {
	case o.Share > 0 && o.Share < 1:
		return strconv.FormatFloat(100*o.Share, 'g', -1, 64) + "%"
	case o.Every > 1:
		return "1/" + strconv.FormatInt(o.Every, 10)
	}
	return "all"
}

func (l *Log) writeBlock(out *bufio.Writer, b block) error {
	for i := range b {
		e := &b[i]
		if l.options.lines() {
			l.text = l.appendJSON(l.text[:0], e)
		} else {
			l.text = l.appendCSV(l.text[:0], e)
		}
		if _, err := out.Write(l.text); err != nil {
			return err
		}
	}
	return nil
}

func (l *Log) appendCSV(s []byte, e *Entry) []byte {
	instant := func(ns int64) {
		if ns >= 0 {
			s = strconv.AppendInt(s, ns, 10)
		}
		s = append(s, ',')
	}
	instant(e.Due)
	instant(e.Sent)
	instant(e.First)
	instant(e.Done)
	s = append(append(s, l.head.Classes[e.Class]...), ',')
	s = append(strconv.AppendBool(s, e.Good), ',')
	if e.Status > 0 {
		s = strconv.AppendInt(s, int64(e.Status), 10)
	}
	for _, n := range [...]int64{e.In, e.Out, int64(e.Connection), int64(e.Request)} {
		s = strconv.AppendInt(append(s, ','), n, 10)
	}
	return append(s, '\n')
}

func (l *Log) appendJSON(s []byte, e *Entry) []byte {
	number := func(name string, n int64) {
		s = strconv.AppendInt(append(s, name...), n, 10)
	}
	number(`{"due":`, e.Due)
	if e.Sent >= 0 {
		number(`,"sent":`, e.Sent)
	}
	if e.First >= 0 {
		number(`,"firstByte":`, e.First)
	}
	number(`,"done":`, e.Done)
	s = append(append(append(s, `,"class":"`...), l.head.Classes[e.Class]...), `","ok":`...)
	s = strconv.AppendBool(s, e.Good)
	if e.Status > 0 {
		number(`,"status":`, int64(e.Status))
	}
	number(`,"bytesIn":`, e.In)
	number(`,"bytesOut":`, e.Out)
	number(`,"connection":`, int64(e.Connection))
	number(`,"request":`, int64(e.Request))
	return append(s, "}\n"...)
}
