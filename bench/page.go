package bench

import "bytes"

// RunElement is the start tag of the element of a page in which a run is stored. It has
// the run as JSON without a "<", so that the next one ends it.
const RunElement = `<script type="application/json" id="perihelion-run">`

// withinPage returns the run that a page of the program holds, or else the text as it is.
func withinPage(text []byte) []byte {
	if !bytes.HasPrefix(bytes.ToLower(text[:min(len(text), 15)]), []byte("<!doctype html>")) {
		return text
	}
	_, rest, found := bytes.Cut(text, []byte(RunElement))
	run, _, ended := bytes.Cut(rest, []byte("<"))
	if !found || !ended {
		return text
	}
	return run
}
