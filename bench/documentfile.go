package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"perihelion/assets/field"
	"perihelion/bench/file"
	"perihelion/bench/picture"
)

// Suffix ends the names of files with a plan or a run that a desktop
// opens with this program. The content is JSON, and a name that ends in
// .json is read as well.
const Suffix = ".perihelion"

// Document is the content of a file of the program: a plan, or a run and its plan.
type Document struct {
	Plan  Plan
	Run   *Results // nil: a plan on its own
	Other []byte   // the text of a document of another format that was asked for, in place of both
}

// ReadFile reads a plan or a run, also the run within a page of package report or within
// a picture that the program has saved. Its content decides which of them it is, never
// its name. The error is a *field.Error "file", or that of ReadPlan or
// ReadResults; nothing is validated. The caller reads documents of other formats itself, which
// it names.
func ReadFile(path string, others ...string) (Document, error) {
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
	if picture.Is(text) {
		if text, err = withinPicture(text, others); err != nil {
			return Document{}, field.Errorf("file", "%s %v", path, err)
		}
	}
	text = withinPage(withoutMark(text))
	if crowded(text) {
		return Document{}, field.Errorf("file", "%s has more parts than any run; choose a file that bench --json or the window has written", path)
	}
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
	if slices.Contains(others, format) {
		return Document{Other: text}, nil
	}
	return Document{}, field.Errorf("file", "the format of %s is %s, and this version opens only %q and %q; open it with the version of the program that wrote it", path, orNone(head.Format), PlanFormat, Format)
}

// withinPicture returns the run that a picture carries, or the document of another format.
func withinPicture(file []byte, others []string) ([]byte, error) {
	note, err := picture.Read(file, "perihelion/")
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w; open a picture that the window or perihelion report has saved", err)
	case note.Keyword != Format && !slices.Contains(others, note.Keyword):
		return nil, fmt.Errorf("holds %q, and a run here is %q; open it in the window, perihelion FILE", note.Keyword, Format)
	}
	return []byte(note.Text), nil
}
