package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"

	"perihelion/assets/field"
	"perihelion/bench/file"
)

// Suffix ends the names of files with a plan or a run that a desktop
// opens with this program. The content is JSON, and a name that ends in
// .json is read as well.
const Suffix = ".perihelion"

// Document is the content of a file of the program: a plan, or a run and its plan.
type Document struct {
	Plan Plan
	Run  *Results // nil: a plan on its own
}

// ReadFile reads a plan or a run, or the run within a page of package report. Its content decides which of them it is, never
// its name. The error is a *field.Error "file", or that of ReadPlan or
// ReadResults; nothing is validated.
func ReadFile(path string) (Document, error) {
	text, err := file.Read(path, longestRun)
	var denied *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Document{}, field.Errorf("file", "there is no file %s", path)
	case errors.As(err, &denied):
		return Document{}, field.Errorf("file", "%s cannot be read: %v", path, denied.Err)
	case err != nil:
		return Document{}, field.Errorf("file", "%v; open a plan, or a run that bench --json or the window has written", err)
	}
	text = withinPage(withoutMark(text))
	var head struct {
		Format json.RawMessage `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return Document{}, field.Errorf("file", "%s holds neither a plan nor a run: it is not a JSON object (%v); open a file that bench --json or the window has written", path, err)
	}
	var format string
	_ = json.Unmarshal(head.Format, &format) // no text is no format that is known
	switch format {
	case PlanFormat:
		plan, err := ReadPlan(bytes.NewReader(text))
		return Document{Plan: plan}, err
	case Format:
		run, err := ReadResults(bytes.NewReader(text))
		return Document{Plan: run.Plan, Run: &run}, err
	}
	return Document{}, field.Errorf("file", "the format of %s is %s, and this version opens only %q and %q; open it with the version of the program that wrote it", path, orNone(head.Format), PlanFormat, Format)
}
