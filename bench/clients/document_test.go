package clients

import (
	"bytes"
	"strings"
	"testing"
)

// A document that was read is written again as it was, and its picture carries the same text.
func TestClientsAreReadAgain(t *testing.T) {
	var first, again bytes.Buffer
	sample := clientSample()
	if err := sample.WriteJSON(&first); err != nil {
		t.Fatal(err)
	}
	r, err := ReadJSON(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := r.WriteJSON(&again); err != nil || first.String() != again.String() {
		t.Errorf("%v; the document read again differs:\n%s", err, again.String())
	}
	if n, err := r.Note(); err != nil || n.Keyword != Format || n.Text != first.String() {
		t.Errorf("the note of a picture is %q, %v", n.Keyword, err)
	}
	if r.Plan.Delay != sample.Plan.Delay || r.Plan.Timeout != sample.Plan.Timeout || r.Plan.URL != "" {
		t.Errorf("the plan is read as %+v, want %+v", r.Plan, sample.Plan)
	}
}

func TestOtherDocumentsAreNoClients(t *testing.T) {
	var text bytes.Buffer
	if err := clientSample().WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{
		"another format":     {Format, "perihelion/clients/2"},
		"a delay of words":   {`"delay": "100ms"`, `"delay": "long"`},
		"too many requests":  {`"n": 100`, `"n": 100000000`},
		"no repeat":          {`"repeats": 3`, `"repeats": 0`},
		"clients of no name": {`"client": "`, `"client": "", "x": "`},
	} {
		changed := strings.ReplaceAll(text.String(), change[0], change[1])
		if changed == text.String() {
			t.Errorf("%s: nothing was changed", what)
		}
		if _, err := ReadJSON([]byte(changed)); err == nil {
			t.Errorf("%s is read as a run of clients", what)
		}
	}
	for _, bad := range []string{"", "[]", "{}", `{"format":"` + Format + `"}`, `{"format":"` + Format + `","delay":"0s","timeout":"10s","n":1,"repeats":1}`} {
		if _, err := ReadJSON([]byte(bad)); err == nil {
			t.Errorf("%q is read as a run of clients", bad)
		}
	}
}
