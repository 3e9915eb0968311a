package command

import (
	"context"
	"fmt"
	"io"
	"os"

	"perihelion/assets/field"
	"perihelion/bench/file"
)

// outputFile is a file that a flag names for results; without a path it is not
// wanted.
type outputFile struct{ flag, path string }

// checkOutputs makes sure before a run that its files can be written, and that
// none of them would replace another or the file that standard output is sent to.
func checkOutputs(stdout io.Writer, files ...outputFile) error {
	for i, f := range files {
		if f.path == "" {
			continue
		}
		for _, other := range files[:i] {
			if other.path != "" && file.Same(other.path, f.path) {
				return field.Errorf(f.flag, "--%s and --%s name the same file, %s, and one would replace the other; give each its own", other.flag, f.flag, f.path)
			}
		}
		if stream, ok := stdout.(*output); ok && stream.leadsTo(f.path) {
			return field.Errorf(f.flag, "--%s names %s, to which standard output is sent, and it would replace the output; give it another name", f.flag, f.path)
		}
		if err := file.Writable(f.path); err != nil {
			return misuse{fmt.Errorf("--%s: the file cannot be written: %w", f.flag, err)}
		}
	}
	return nil
}

// save writes a file of results; without a path it does nothing. It does not wait
// for the reader of a pipe when the program is to end.
func (f outputFile) save(ctx context.Context, write func(path string) error) error {
	if f.path == "" {
		return nil
	}
	if info, err := os.Stat(f.path); err != nil || info.Mode().IsRegular() {
		return write(f.path)
	}
	_, err := within(ctx, lastWord, "a reader of "+f.path, func() (struct{}, error) { return struct{}{}, write(f.path) })
	return err
}

// replace returns a function that save can call: it writes a document in place of a
// file.
func replace(write func(io.Writer) error) func(path string) error {
	return func(path string) error { return file.Replace(path, 0o666, write) }
}

// leadsTo reports whether the stream is sent to the regular file of that path.
func (o *output) leadsTo(path string) bool {
	stream, ok := o.to.(*os.File)
	if !ok {
		return false
	}
	to, err := stream.Stat()
	if err != nil || !to.Mode().IsRegular() {
		return false
	}
	is, err := os.Stat(path)
	return err == nil && os.SameFile(to, is)
}
