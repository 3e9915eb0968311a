package load

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"perihelion/assets/field"
	"perihelion/bench/file"
	"perihelion/bench/internal/wine"
)

func TestABodyIsATextInJSONWhereItCanBe(t *testing.T) {
	for body, want := range map[string]string{
		"":                  `{}`,
		`{"name":"Mars"}`:   `{"body":"{\"name\":\"Mars\"}"}`,
		"tab\tand\r\n":      `{"body":"tab\tand\r\n"}`,
		"\x00\x01":          `{"body":{"base64":"AAE="}}`,
		"\xff is no letter": `{"body":{"base64":"/yBpcyBubyBsZXR0ZXI="}}`,
	} {
		text, err := json.Marshal(Request{Body: Body(body)})
		if err != nil || string(text) != want {
			t.Errorf("%q: %s, %v; want %s", body, text, err, want)
		}
		var back Request
		if err := json.Unmarshal(text, &back); err != nil || string(back.Body) != body {
			t.Errorf("%s read back: %q, %v", text, back.Body, err)
		}
	}
}

func TestOptionsHaveTheKeysOfTheirRequest(t *testing.T) {
	text, err := json.Marshal(Options{URL: "http://a/", Request: Request{Method: "PUT", Streams: 2}})
	if want := `{"url":"http://a/","method":"PUT","streams":2,"connections":0,"keepAlive":false}`; err != nil || string(text) != want {
		t.Errorf("%s, %v; want %s", text, err, want)
	}
}

func TestHeadersThatMayBeSecretsAreNotShown(t *testing.T) {
	r := Request{Header: []string{"Accept: text/html", "Authorization: Bearer t", "x-api-key:k", "Cookie: a=b"}}
	want := []string{"Accept: text/html", "Authorization: …", "x-api-key: …", "Cookie: …"}
	shown := r.Shown()
	if !reflect.DeepEqual(shown.Header, want) || r.Header[1] != "Authorization: Bearer t" {
		t.Errorf("shown %q, then %q; want %q", shown.Header, r.Header, want)
	}
	var wrong *field.Error
	if err := shown.Validate(); !errors.As(err, &wrong) || wrong.Field != "header" || !strings.Contains(wrong.Sentence, "the value of Authorization was left out") {
		t.Errorf("Validate of a shown request: %v", err)
	}
	shown.Fill([]string{"authorization: Bearer u", "X-API-Key: l", "cookie: c", "X-New: 1"})
	want = []string{"Accept: text/html", "authorization: Bearer u", "X-API-Key: l", "cookie: c", "X-New: 1"}
	if err := shown.Validate(); err != nil || !reflect.DeepEqual(shown.Header, want) {
		t.Errorf("filled: %q, %v; want %q", shown.Header, err, want)
	}
}

func TestABodyComesFromItsFile(t *testing.T) {
	path := filepath.Join(wine.TempDir(t), "body")
	if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	pinned, _, err := file.Pin(path, MaxBody)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(echo)
	defer s.Close()
	o := Options{URL: s.URL + "/", Request: Request{BodyFile: pinned}}
	if x, err := Once(t.Context(), o, 100); err != nil || string(x.Body) != "POST /  hello" {
		t.Errorf("%q, %v", x.Body, err)
	}
	if err := os.WriteFile(path, []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	var wrong *field.Error
	if _, err := Once(t.Context(), o, 100); !errors.As(err, &wrong) || wrong.Field != "body" {
		t.Errorf("of a file that has changed: %v", err)
	}
	o.BodyFile.Path = filepath.Dir(path)
	if err := o.Request.Validate(); !errors.As(err, &wrong) || wrong.Field != "body" {
		t.Errorf("of a folder: %v", err)
	}
	o.BodyFile, o.Body = pinned, Body("x")
	if err := o.Request.Validate(); !errors.As(err, &wrong) || wrong.Field != "body" {
		t.Errorf("of two bodies: %v", err)
	}
}
