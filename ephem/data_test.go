package ephem

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// dataRow is a row of the README's table of data: "| `stars.zst` | 8,874 stars | 119,551 |".
var dataRow = regexp.MustCompile("(?m)^\\| `([a-z0-9.-]+)` \\| [^|]+ \\| ([0-9,]+) \\|$")

// TestDataSizes holds the README's table of the data that the program carries: every file
// but the theories, which tests alone read.
func TestDataSizes(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	stated := map[string]int64{}
	for _, m := range dataRow.FindAllStringSubmatch(string(readme), -1) {
		if stated[m[1]], err = strconv.ParseInt(strings.ReplaceAll(m[2], ",", ""), 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join("..", "assets", "data")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	carried := 0
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		carried++
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		if stated[f.Name()] != info.Size() {
			t.Errorf("%s has %d bytes, the README has %d", f.Name(), info.Size(), stated[f.Name()])
		}
	}
	if carried != len(stated) {
		t.Errorf("the README has %d files of data, want %d", len(stated), carried)
	}
}
