package crash

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"perihelion/bench/file"
)

// Report is a crash as it was recorded.
type Report struct {
	Path string // of the file that it is kept in
	Text string
}

// longestReport bounds a report, in bytes: a stack that overflowed is
// cut by the runtime far below it.
const longestReport = 1 << 20

// kept is how many reports stay in the folder; older ones are removed.
const kept = 10

// Collect returns the crashes since the last call, the newest last, each kept in a
// file of the folder from now on. Files of processes that ended without a crash, as
// by a power failure, are removed.
func Collect(folder string) ([]Report, error) {
	var reports []Report
	for _, path := range Abandoned(folder, sessionName) {
		text, at, err := read(path)
		if err != nil {
			return reports, fmt.Errorf("a report of a crash cannot be read: %w", err)
		}
		if before, trace, _ := strings.Cut(text, marker); strings.TrimSpace(trace) != "" {
			r := Report{Path: unused(folder, at), Text: strings.TrimSpace(before) + "\n\nEnded: " + at.UTC().Format(time.RFC3339) + "\n" + marker + redact(trace) + "\n"}
			if err := r.write(); err != nil {
				return reports, fmt.Errorf("a report of a crash cannot be kept: %w", err)
			}
			reports = append(reports, r)
		}
		os.Remove(path) // else it is reported again
	}
	removeOld(folder)
	return reports, nil
}

// Remove deletes the report.
func (r Report) Remove() error { return os.Remove(r.Path) }

func (r Report) write() error {
	return file.Replace(r.Path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, r.Text)
		return err
	})
}

func read(path string) (text string, at time.Time, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", at, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", at, err
	}
	all, err := io.ReadAll(io.LimitReader(f, longestReport))
	return string(all), info.ModTime(), err
}

// reportName is that of reports; names in the order of their times sort by them.
const reportName = "crash-20060102-150405"

func unused(folder string, at time.Time) string {
	for {
		path := filepath.Join(folder, at.Format(reportName)+".txt")
		if _, err := os.Lstat(path); os.IsNotExist(err) {
			return path
		}
		at = at.Add(time.Second)
	}
}

func removeOld(folder string) {
	paths, _ := filepath.Glob(filepath.Join(folder, "crash-*.txt")) // only a wrong pattern fails
	slices.Sort(paths)
	for _, path := range paths[:max(0, len(paths)-kept)] {
		os.Remove(path)
	}
}
