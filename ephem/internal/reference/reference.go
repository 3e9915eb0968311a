// Package reference reads the tables of independent programs with which tests compare.
package reference

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
)

// Rows returns the rows of a table in CSV, with its heads if it has them. Lines that begin
// with # name its program and are left out. A table of fewer than two rows fails the test.
func Rows(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s has %d rows: %v", path, len(rows), err)
	}
	return rows
}

// Number reads a cell.
func Number(t testing.TB, cell string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
