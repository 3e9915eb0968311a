package command

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench"
	"perihelion/bench/experiment"
)

// summaryFlags name the file for the summary of aiohttp and Flask.
type summaryFlags struct{ file string }

// check refuses, before the run, a plan that can give no summary and a file that cannot hold
// one.
func (s summaryFlags) check(plan bench.Plan, format string) error {
	if s.file != "" && summaryWriter(s.file) == nil {
		return field.Errorf("summary", "--summary %s: the summary is text, Markdown or CSV; write a name that ends in .txt, .md or .csv", s.file)
	}
	if s.wanted(format) && !experiment.Possible(plan) {
		return field.Errorf("config", "the summary compares aiohttp with Flask, or either with its development server, and these configurations make no such pair; choose two that do, as in --config aiohttp-dev,flask-dev")
	}
	return nil
}

// wanted reports whether anything of the summary is asked for.
func (s summaryFlags) wanted(format string) bool {
	return s.file != "" || format == summaryFormat
}

// summaryFormat is the word for --format.
const summaryFormat = "summary"

// save writes the file that was asked for.
func (s summaryFlags) save(ctx context.Context, results bench.Results) error {
	document := func(w io.Writer) error {
		summary, _ := experiment.Summarise(results)
		return summaryWriter(s.file)(summary, w)
	}
	return outputFile{"summary", s.file}.save(ctx, replace(document))
}

// demanded is the error of a run with an empty summary, though it was asked for.
func (s summaryFlags) demanded(results bench.Results, format string) error {
	if !s.wanted(format) {
		return nil
	}
	if _, ok := experiment.Summarise(results); !ok {
		return errors.New("the summary has nothing to compare; its warnings and the run's have the reason")
	}
	return nil
}

// summaryWriter is how the summary is written into a file of that name, by its
// extension; nil where that names no form that there is.
func summaryWriter(path string) func(experiment.Summary, io.Writer) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt":
		return experiment.Summary.WriteText
	case ".md":
		return experiment.Summary.WriteMarkdown
	case ".csv":
		return experiment.Summary.WriteCSV
	}
	return nil
}
