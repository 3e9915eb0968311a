package check

import (
	"strings"
	"testing"

	"github.com/tidwall/gjson"
)

func TestNestedJSON(t *testing.T) {
	c := checker(t, Options{JSON: []string{"a.#=1"}})
	around := func(n int) string {
		return `{"s":"` + strings.Repeat("[", 5000) + `\"[","a":[` + strings.Repeat("[", n) + strings.Repeat("]", n) + `]}`
	}
	if err := c.Body([]byte(around(maxDepth-2)), nil); err != nil {
		t.Errorf("as deep as can be: %v", err)
	}
	if err := c.Body([]byte(around(maxDepth-1)), nil); err == nil || !strings.Contains(err.Error(), "too deep to be checked") {
		t.Errorf("one deeper: %v", err)
	}
}

// The depth that is measured before a document is read is never less than the depth of
// reading it; a document's meaning does not change by it.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":{"b":1}}`, `[[["]"]]]`, `"\\"[`, `{"a":"\"[["}`, "[[[[", "", "1e9"} {
		f.Add([]byte(s), "a.b")
	}
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		c, err := New(Options{JSON: []string{path}})
		if err != nil {
			return
		}
		before := string(body)
		_ = c.Body(body, nil)
		if string(body) != before {
			t.Fatalf("the body %q was changed", before)
		}
		if len(body) > 0 && gjson.ValidBytes(body) && depth(gjson.ParseBytes(body)) > 20 && !deeper(body, 20) {
			t.Errorf("%q is deeper than it seems", body)
		}
	})
}

func depth(r gjson.Result) (most int) {
	if !r.IsArray() && !r.IsObject() {
		return 0
	}
	r.ForEach(func(_, v gjson.Result) bool {
		most = max(most, depth(v))
		return true
	})
	return most + 1
}

// A first body that is too much to keep is known by its hash.
func TestReferencesAreBounded(t *testing.T) {
	c := checker(t, Options{Same: true})
	half := make([]byte, maxReferred/2+1)
	for i, kept := range []bool{true, false, false} {
		r := c.Refer(half)
		if (r.body != nil) != kept {
			t.Errorf("body %d: kept %v", i, r.body != nil)
		}
		if err := c.Body(half, r); err != nil {
			t.Errorf("body %d: %v", i, err)
		}
		half[5] ^= 1
		if err := c.Body(half, r); err == nil || !strings.Contains(err.Error(), "differs from the first") {
			t.Errorf("body %d, changed: %v", i, err)
		}
		if err := c.Body(half[1:], r); err == nil {
			t.Errorf("body %d, shorter: %v", i, err)
		}
		half[5] ^= 1
	}
}
