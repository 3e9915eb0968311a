package chart

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/bench/picture"
)

func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chart.png")
	p := drawn(t, three(), Print())
	for range 2 { // the second time it replaces the first
		if err := Save(path, p, PNG, Size{160, 100, 2}); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(t, data).Bounds().Size(); got.X != 320 || got.Y != 200 {
			t.Errorf("the saved picture has %v pixels, want 320 × 200", got)
		}
		alone(t, path)
	}
}

// alone demands that nothing but the picture is in its folder.
func alone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(path) {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestSaveNamesTheFault(t *testing.T) {
	p := drawn(t, three(), Print())
	dir := t.TempDir()
	nowhere := filepath.Join(dir, "no", "chart.png")
	if err := Save(nowhere, p, PNG, Size{160, 100, 1}); err == nil || !strings.Contains(err.Error(), "the chart was not saved: there is no folder "+filepath.Dir(nowhere)) {
		t.Errorf("Save into no folder gives the error %v", err)
	}
	folder := filepath.Join(dir, "folder.png")
	if err := os.MkdirAll(filepath.Join(folder, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := Save(folder, p, PNG, Size{160, 100, 1})
	if err == nil || !strings.HasPrefix(err.Error(), "the chart was not saved: "+folder) || strings.Contains(err.Error(), ".part") {
		t.Errorf("Save onto a folder gives the error %v", err)
	}
	alone(t, folder)
	if err := Save(filepath.Join(folder, "chart.png"), p, PNG, Size{160, 100, 1}, picture.Note{}); err == nil || !strings.Contains(err.Error(), "keyword") {
		t.Errorf("Save with a note without a keyword gives the error %v", err)
	}
	alone(t, filepath.Join(folder, "full"))
}

func TestWritePNGKeepsNotesAndResolution(t *testing.T) {
	var b bytes.Buffer
	if err := WritePNG(&b, drawn(t, three(), Print()), 60, 40, 144, picture.Note{Keyword: "Source", Text: "42 ° −1"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"pHYs\x00\x00\x16\x25\x00\x00\x16\x25\x01", // 5669 pixels per metre, both ways
		"iTXtSoftware\x00\x00\x00\x00\x00Perihelion",
		"iTXtSource\x00\x00\x00\x00\x0042 ° −1",
	} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			t.Errorf("the picture has no chunk %q", want)
		}
	}
	if _, err := png.Decode(&b); err != nil { // checks every checksum
		t.Error(err)
	}
}

func TestWritePNGTellsOfAFailedWrite(t *testing.T) {
	r, w := io.Pipe()
	r.CloseWithError(errors.New("closed"))
	if err := WritePNG(w, drawn(t, three(), Print()), 60, 40, 72); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("WritePNG to a closed pipe gives the error %v", err)
	}
}

func TestSaveInEveryFormat(t *testing.T) {
	f := drawn(t, three(), Print())
	for format, begin := range map[Format]string{PNG: "\x89PNG", SVG: "<?xml", PDF: "%PDF-"} {
		path := filepath.Join(t.TempDir(), "chart."+string(format))
		if got, known := FormatOf(strings.ToUpper(path)); !known || got != format {
			t.Errorf("%s is taken for %q", path, got)
		}
		if err := Save(path, f, format, UsualSize()); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(data), begin) {
			t.Errorf("%s begins with %.8q, %v", path, data, err)
		}
	}
	if err := Write(io.Discard, f, "gif", UsualSize()); err == nil || !strings.Contains(err.Error(), "write png, svg or pdf") {
		t.Errorf("gif gives the error %v", err)
	}
	if _, known := FormatOf("chart"); known {
		t.Error("a name without an ending has a format")
	}
}

func TestSizesHaveBounds(t *testing.T) {
	for _, s := range []Size{{}, {99, 500, 2}, {800, 5001, 1}, {800, 500, 0}, {800, 500, 9}, {5000, 5000, 8}, {math.NaN(), 500, 2}, {800, 500, math.NaN()}} {
		if err := s.Check(); err == nil {
			t.Errorf("%+v is allowed", s)
		}
	}
	if width, height := UsualSize().Pixels(); width != savedWidth || height != savedHeight || UsualSize().Check() != nil {
		t.Errorf("the usual picture has %d by %d pixels, %v", width, height, UsualSize().Check())
	}
}
