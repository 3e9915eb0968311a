package sky

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
	"time"
)

// peer is the table of an independent program, in CSV; lines that begin with # name it.
type peer struct {
	*testing.T
	rows [][]string // without heads
}

func readPeer(t *testing.T, path string) peer {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s has %d rows: %v", path, len(rows), err)
	}
	return peer{t, rows[1:]}
}

func (p peer) number(cell string) float64 {
	p.Helper()
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		p.Fatal(err)
	}
	return x
}

// time is zero for an empty cell.
func (p peer) time(cell string) (at time.Time) {
	p.Helper()
	if cell == "" {
		return at
	}
	at, err := time.Parse(time.RFC3339, cell)
	if err != nil {
		p.Fatal(err)
	}
	return at
}
