package form

import (
	"errors"
	"io"
	"mime/multipart"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func TestForm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	var parts []Part
	for _, s := range []string{"user=me=you;x", "file=@" + path, "other=@" + path + ";type=image/png;filename=b\".png", "text=<" + path} {
		p, err := Parse(s)
		if err != nil {
			t.Fatalf("Parse(%q): %v", s, err)
		}
		parts = append(parts, p)
	}
	body, kind, err := Write(parts)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, _ := Write(parts); again != body {
		t.Error("the same parts made another form")
	}
	in := multipart.NewReader(strings.NewReader(body), strings.TrimPrefix(kind, "multipart/form-data; boundary="))
	for _, want := range []Part{
		{"user", "", "", "me=you;x"}, {"file", "a.txt", "text/plain; charset=utf-8", "hello"}, {"other", "b%22.png", "image/png", "hello"}, {"text", "", "", "hello"},
	} {
		p, err := in.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		content, _ := io.ReadAll(p)
		if got := (Part{p.FormName(), p.FileName(), p.Header.Get("Content-Type"), string(content)}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if _, err := in.NextPart(); err != io.EOF {
		t.Errorf("after the last part: %v", err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "a", "=b", "a=@missing", "a=@/", "a=@/dev/zero", "a=@form.go;size=3", "a=<"} {
		var wrong *field.Error
		if _, err := Parse(s); !errors.As(err, &wrong) || wrong.Field != "form" {
			t.Errorf("Parse(%q): got %v, want a *field.Error of form", s, err)
		}
	}
}
