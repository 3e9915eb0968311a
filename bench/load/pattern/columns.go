package pattern

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"perihelion/assets/field"
)

// Bounds of a table, which is kept in memory.
const (
	maxRows      = 1_000_000
	maxTable     = 64 << 20 // bytes of its file
	maxTableLine = 1 << 20
)

// Columns is a table of values: its first line has the names.
type Columns struct {
	Names []string
	cells []byte
	ends  []uint32 // of each cell, row by row
}

// ReadColumns reads a table in CSV (RFC 4180). Errors are *field.Error of the field csv.
func ReadColumns(r io.Reader) (*Columns, error) {
	refuse := func(format string, args ...any) error { return field.Errorf("csv", format, args...) }
	in := csv.NewReader(&bounded{r: r, left: maxTable})
	in.ReuseRecord = true
	c := new(Columns)
	if err := c.readNames(in); err != nil {
		return nil, err
	}
	for {
		row, err := in.Read()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, tableError(err)
		}
		if len(c.ends) >= maxRows*len(c.Names) {
			return nil, refuse("the table has more than %d rows; write fewer, or a smaller table", maxRows)
		}
		for _, cell := range row {
			c.cells = append(c.cells, cell...)
			c.ends = append(c.ends, uint32(len(c.cells)))
		}
	}
	if len(c.ends) == 0 {
		return nil, refuse("the table has names of columns and no rows; write the values below the names")
	}
	return c, nil
}

// ReadNames reads the first line of a table: the names of its columns.
func ReadNames(r io.Reader) ([]string, error) {
	c := new(Columns)
	err := c.readNames(csv.NewReader(&bounded{r: r, left: maxTable}))
	return c.Names, err
}

func (c *Columns) readNames(in *csv.Reader) error {
	head, err := in.Read()
	switch {
	case err == io.EOF:
		return field.Errorf("csv", "the table is empty; write a line with the names of its columns, and the values below")
	case err != nil:
		return tableError(err)
	}
	for i, name := range head {
		if name = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")); name == "" || strings.ContainsAny(name, "{}\"\n") {
			return field.Errorf("csv", "the name of column %d is %q; write a name without braces and quotes into the first line", i+1, name)
		}
		if slices.Contains(c.Names, name) {
			return field.Errorf("csv", "the table has two columns %s; write each name once", name)
		}
		c.Names = append(c.Names, name)
	}
	return nil
}

// Rows is how many there are, 1 or more.
func (c *Columns) Rows() int { return len(c.ends) / len(c.Names) }

// Cell is the value of a column in a row, both from 0.
func (c *Columns) Cell(row, column int) []byte {
	i := row*len(c.Names) + column
	if i == 0 {
		return c.cells[:c.ends[0]]
	}
	return c.cells[c.ends[i-1]:c.ends[i]]
}

// Breaks returns the first row, from 1, in which a column holds a line break or another
// control character, which no header can carry; 0: there is none.
func (c *Columns) Breaks(column int) int {
	for row := range c.Rows() {
		if bytes.ContainsFunc(c.Cell(row, column), func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			return row + 1
		}
	}
	return 0
}

func tableError(err error) error {
	var wrong *field.Error
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &wrong):
		return wrong
	case errors.As(err, &syntax) && errors.Is(syntax.Err, csv.ErrFieldCount):
		return field.Errorf("csv", "line %d of the table has another number of columns than its first line; write as many values, with commas between", syntax.StartLine)
	case errors.As(err, &syntax):
		return field.Errorf("csv", "line %d of the table is not CSV (%v); write values with commas between, and those with commas or quotes in double quotes", syntax.StartLine, syntax.Err)
	}
	return field.Errorf("csv", "the table cannot be read: %v", err)
}

// bounded refuses a file without end, or without ends of lines.
type bounded struct {
	r          io.Reader
	left, line int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if last := bytes.LastIndexByte(p[:n], '\n'); last >= 0 {
		b.line = n - last - 1
	} else {
		b.line += n
	}
	b.left -= n
	switch {
	case b.line > maxTableLine:
		return 0, field.Errorf("csv", "a line of the table is longer than %d MiB; write a file of CSV", maxTableLine>>20)
	case b.left < 0:
		return 0, field.Errorf("csv", "the table is larger than %d MiB; write a smaller one", maxTable>>20)
	}
	return n, err
}
