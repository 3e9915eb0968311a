package command

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"perihelion/app/chart"
	"perihelion/bench"
	"perihelion/bench/report"
)

// storedRun is a run that package bench keeps for its tests.
const storedRun = "../../bench/testdata/run.json.golden"

func TestReportWritesEachForm(t *testing.T) {
	for _, f := range report.Formats(chart.Illustrate) {
		args := []string{"report", storedRun, "--format", f.Key}
		if f.One != nil {
			args = append(args, "--config", "goroutines")
		}
		code, stdout, stderr := call(t, args...)
		if code != Done || stdout == "" || stderr != "" {
			t.Errorf("%s: exit code %d, %d bytes; %s", f.Key, code, len(stdout), stderr)
		}
		path := filepath.Join(t.TempDir(), "run"+f.Ending)
		if code, out, stderr := call(t, append(args, "-o", path)...); code != Done || out != "" || stderr != "" {
			t.Errorf("%s into a file: exit code %d; %s%s", f.Key, code, out, stderr)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != stdout {
			t.Errorf("%s: the file has not what standard output has (%v)", f.Key, err)
		}
	}
	_, table, _ := call(t, "report", storedRun)
	if _, text, _ := call(t, "report", storedRun, "--format", "text"); text != table || !strings.Contains(text, "goroutines is faster") {
		t.Errorf("text is\n%s\nand without --format it is\n%s", text, table)
	}
}

func TestReportTakesTheFormFromTheFile(t *testing.T) {
	folder := t.TempDir()
	for name, begins := range map[string]string{
		"a.md": "**", "a.csv": "config,", "a.json": "{", "a.HTML": "<!doctype html>", "a.svg": "<?xml", "a.pdf": "%PDF", "a.png": "\x89PNG", "a.txt": "GET ", "a": "GET ",
	} {
		path := filepath.Join(folder, name)
		code, _, stderr := call(t, "report", storedRun, "-o", path)
		text, err := os.ReadFile(path)
		if code != Done || err != nil || !strings.HasPrefix(string(text), begins) {
			t.Errorf("%s: exit code %d, %v, begins with %.20q; %s", name, code, err, text, stderr)
		}
	}
	// A page is a run again.
	if _, again, stderr := call(t, "report", filepath.Join(folder, "a.HTML"), "--format", "csv"); !strings.HasPrefix(again, "config,") {
		t.Errorf("of the page: %s", stderr)
	}
}

func TestReportWritesAFileForEachConfiguration(t *testing.T) {
	folder := t.TempDir()
	if code, _, stderr := call(t, "report", storedRun, "-o", filepath.Join(folder, "x.hgrm")); code != Done {
		t.Fatal(stderr)
	}
	for _, name := range []string{"x-one-at-a-time.hgrm", "x-goroutines.hgrm", "x-threads-8.hgrm"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestReportDrawsCharts(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.png")
	code, _, stderr := call(t, "report", storedRun, "-o", path, "--view", "throughput", "--width", "400", "--height", "300", "--scale", "1.5", "--theme", "dark")
	if code != Done {
		t.Fatal(stderr)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Dx() != 600 || img.Bounds().Dy() != 450 {
		t.Fatalf("%v, %v", img.Bounds(), err)
	}
	if r, g, b, _ := img.At(1, 1).RGBA(); r > 0x4000 || g > 0x4000 || b > 0x4000 {
		t.Errorf("its corner is %d %d %d, which is not dark", r, g, b)
	}
}

// A picture carries its run: a report of the picture is one of the run.
func TestReportOfAPicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.png")
	if code, _, stderr := call(t, "report", storedRun, "-o", path); code != Done {
		t.Fatal(stderr)
	}
	_, want, _ := call(t, "report", storedRun, "--format", "json")
	if code, got, stderr := call(t, "report", path, "--format", "json"); code != Done || got != want {
		t.Errorf("exit code %d, %d bytes, want %d; %s", code, len(got), len(want), stderr)
	}
}

// The figures of a page are whole elements.
func TestFiguresOfAPageAreXML(t *testing.T) {
	f, err := os.Open(storedRun)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := bench.ReadResults(f)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := chart.Illustrate(r)
	if err != nil || len(drawn.Figures) == 0 || drawn.Light == drawn.Dark {
		t.Fatalf("%d figures, %v; the colours of the themes are %q", len(drawn.Figures), err, drawn.Light)
	}
	there := make(map[string]bool) // letters and colours
	whole := func(title string, svg []byte, on func(xml.StartElement)) {
		decoder := xml.NewDecoder(bytes.NewReader(svg))
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%s: %v", title, err)
			}
			if start, ok := token.(xml.StartElement); ok {
				on(start)
			}
		}
	}
	attribute := func(e xml.StartElement, name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	whole("letters", drawn.Letters, func(e xml.StartElement) { there["#"+attribute(e, "id")] = true })
	for rule := range strings.SplitSeq(drawn.Light, "}") {
		name, _, _ := strings.Cut(rule, "{")
		if there[name] = true; name != "" && !strings.Contains(drawn.Dark, name+"{") {
			t.Errorf("%s has no colour in the dark theme", name)
		}
	}
	for _, figure := range drawn.Figures {
		texts, shapes := 0, 0
		whole(figure.Title, figure.SVG, func(e xml.StartElement) {
			switch letter, class := attribute(e, "href"), attribute(e, "class"); {
			case letter != "" && !there[letter], class != "" && !there["."+class]:
				t.Errorf("%s uses the letter %q and the class %q, which are nowhere", figure.Title, letter, class)
			case letter != "":
				texts++
			case e.Name.Local == "path":
				shapes++
			}
		})
		if figure.Title == "" || texts < 50 || shapes < 5 {
			t.Errorf("%q has %d letters and %d shapes", figure.Title, texts, shapes)
		}
	}
}

func TestReportMisused(t *testing.T) {
	folder := t.TempDir()
	plan := filepath.Join(folder, "plan.json")
	if err := os.WriteFile(plan, []byte(`{"format": "perihelion/plan/1", "configs": ["goroutines"], "connections": 1, "requests": 1, "repeats": 1}`), 0o666); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"":                                        "as in perihelion report 24",
		storedRun + " " + storedRun:               "takes one run",
		"none.json":                               "no file none.json",
		plan:                                      "holds a plan",
		storedRun + " --format xml":               "table, text, markdown",
		storedRun + " --format ab":                "write --config and its name, as in --config one-at-a-time",
		storedRun + " --format ab --config x":     "no repeats of \"x\"",
		storedRun + " --config goroutines":        "--config belongs to",
		storedRun + " --theme dark":               "--theme belongs to a chart",
		storedRun + " --format png":               "-o chart.png",
		storedRun + " -o x.png --view none":       "throughput",
		storedRun + " -o x.png --view experiment": "write another --view",
		storedRun + " -o x.png --width 1":         "each side has 100",
		storedRun + " -o " + folder + "/no/x.md":  "there is no folder",
	} {
		code, stdout, stderr := call(t, append([]string{"report"}, strings.Fields(args)...)...)
		if code != Misused || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("report %s: exit code %d, %s; want %d and %q", args, code, stderr, Misused, want)
		}
	}
	if left, _ := filepath.Glob("x*.png"); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}
