package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"perihelion/bench/picture"
	"perihelion/bench/warning"
)

// mostCarried is the largest size of a run in a picture, in bytes of JSON before it is
// compressed: pictures are sent by mail and put into documents.
const mostCarried = 8 << 20

// Note is the run as a picture of it carries it, whole as a rule: ReadFile returns the
// same run. Of one that is too large it leaves out the logs of the servers, then the
// seconds of each repeat, then the histograms, and adds a warning to it. The error is
// that even then it is too large.
func (r Results) Note() (picture.Note, error) { return r.noteOf(mostCarried) }

func (r Results) noteOf(most int) (picture.Note, error) {
	left := ""
	for _, leave := range []struct {
		what string
		out  func(*Result)
	}{
		{"", func(*Result) {}},
		{"the logs of the servers", func(r *Result) { r.Log = nil }},
		{"the logs of the servers and the seconds of each repeat", func(r *Result) {
			for i := range r.Repeats {
				r.Repeats[i].Timeline = nil
			}
		}},
		{"the logs of the servers, the seconds of each repeat and the histograms of its latencies", func(r *Result) {
			for i := range r.Repeats {
				r.Repeats[i].Histogram = ""
			}
		}},
	} {
		left = leave.what
		r.Results = slices.Clone(r.Results)
		for i := range r.Results {
			r.Results[i].Repeats = slices.Clone(r.Results[i].Repeats)
			leave.out(&r.Results[i])
		}
		text, err := r.lessWith(left).compact()
		if err != nil || len(text) <= most {
			return picture.Note{Keyword: Format, Text: string(text)}, err
		}
	}
	return picture.Note{}, errors.New("the run is too large for its picture; save the chart as SVG or PDF, and the run as JSON")
}

// lessWith adds the warning that a part of the run is left out.
func (r Results) lessWith(left string) Results {
	if left != "" {
		r.Warnings = append(slices.Clip(slices.Clone(r.Warnings)), warning.Warning{
			Code: "left-out", Severity: warning.Note,
			Cause:  fmt.Sprintf("this run was opened from a picture, which had no room for %s", left),
			Remedy: "Open the file of the run instead, if it was saved",
		})
	}
	return r
}

// compact is the run as JSON without spaces.
func (r Results) compact() ([]byte, error) {
	text, err := encoded(r)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Compact(&out, text)
	return out.Bytes(), err
}
