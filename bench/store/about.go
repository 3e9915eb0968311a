package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"perihelion/assets/field"
	"perihelion/bench"
)

// About is what a user notes about a run, beside the run.
type About struct {
	Name    string   `json:"name,omitempty"` // one line, at most 100 characters
	Note    string   `json:"note,omitempty"` // at most 10,000 characters
	Tags    []string `json:"tags,omitempty"` // in lower case, sorted, each once; at most 20 of 40 characters
	Starred bool     `json:"starred,omitempty"`
}

// The bounds of About, in characters.
const (
	mostName  = 100
	mostNote  = 10_000
	mostTag   = 40
	mostTags  = 20
	mostAbout = 1 << 20 // bytes of the file
)

const aboutFormat = "perihelion/about/1"

// aboutDocument is About in its file.
type aboutDocument struct {
	Format string `json:"format"`
	About
}

// Edit replaces the name, the note, the tags and the star of a run. The error is a
// *field.Error "name", "note", "tag" or "run", or of the disk.
func (s *Store) Edit(id int, a About) error {
	a, err := a.tidy()
	if err != nil {
		return err
	}
	folder := s.RunFolder(id)
	if !s.has(folder) {
		return errNone(id)
	}
	err = s.disk.Replace(filepath.Join(folder, aboutName), func(w io.Writer) error {
		return bench.WriteDocument(w, aboutDocument{aboutFormat, a})
	})
	if err != nil {
		return s.sentence(fmt.Sprintf("run #%d cannot be changed", id), err)
	}
	return nil
}

// tidy brings a user's input into the form that is kept.
func (a About) tidy() (About, error) {
	a.Name, a.Note = strings.Join(strings.Fields(a.Name), " "), strings.TrimSpace(a.Note)
	if n := utf8.RuneCountInString(a.Name); n > mostName {
		return a, field.Errorf("name", "the name has %d characters; write %d at most, and the rest into the note", n, mostName)
	}
	if n := utf8.RuneCountInString(a.Note); n > mostNote {
		return a, field.Errorf("note", "the note has %d characters; write %d at most", n, mostNote)
	}
	var tags []string
	for _, tag := range a.Tags {
		tag = strings.ToLower(strings.Join(strings.Fields(strings.TrimPrefix(tag, "#")), " "))
		if n := utf8.RuneCountInString(tag); n > mostTag {
			return a, field.Errorf("tag", "the tag %.20q… has %d characters; write %d at most", tag, n, mostTag)
		}
		if tag != "" {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	a.Tags = slices.Compact(tags)
	if len(a.Tags) > mostTags {
		return a, field.Errorf("tag", "the run has %d tags; give it %d at most", len(a.Tags), mostTags)
	}
	return a, nil
}

// about reads the file of Edit; a run without one has none of it.
func (s *Store) about(folder string) (About, error) {
	text, err := s.disk.Read(filepath.Join(folder, aboutName), mostAbout)
	if errors.Is(err, fs.ErrNotExist) {
		return About{}, nil
	}
	var d aboutDocument
	if err == nil {
		err = json.Unmarshal(text, &d)
	}
	if err == nil && d.Format != aboutFormat {
		err = fmt.Errorf("their format is %.40q, and this version reads only %q", d.Format, aboutFormat)
	}
	if err != nil {
		return About{}, err
	}
	return d.About.tidy()
}
