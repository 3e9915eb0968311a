// Lean writes a change of the standard library, for releases, into the folder of -o:
// overlay.json there is for the flag -overlay of the go command.
//
// Go's linker leaves out methods that nothing calls, unless the program looks methods up
// by names that are made at run time: then it keeps every exported method of every type,
// which are 5 MB here. One function does that, text/template's, and Fyne links it for the
// words of its dialogs. No template of this program or of Fyne calls a method, which tests
// hold (templates_test.go), so that the copy of that file goes without. A template that
// calls one would fail in a release alone, with text/template's error "can't evaluate field".
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// taken is the Go that call was taken from.
const taken = "Go 1.26"

// call is the call that is left out.
const call = `	if method := ptr.MethodByName(fieldName); method.IsValid() {
		return s.evalCall(dot, method, false, node, fieldName, args, final)
	}
`

func main() {
	dir := flag.String("o", "", "write into this `folder`, which is created if it does not exist")
	flag.Parse()
	if err := write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "lean:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	if dir == "" {
		return fmt.Errorf("no folder is given; write -o and a folder")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	// The go command does not take a relative folder from every place.
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	path := filepath.Join(strings.TrimSpace(string(root)), "src", "text", "template", "exec.go")
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	without, err := withoutMethods(source)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	copied := filepath.Join(dir, "exec.go.txt") // no Go file, which would be a package of this module
	if err := os.WriteFile(copied, without, 0o644); err != nil {
		return err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: copied}})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o644)
}

// withoutMethods returns the source without the call.
func withoutMethods(source []byte) ([]byte, error) {
	if n := bytes.Count(source, []byte(call)); n != 1 {
		return nil, fmt.Errorf("the call of a method by its name, as %s has it, is there %d times and not once: "+
			"build the release with that Go, or change the text of the call in app/internal/lean/main.go to the one of this Go", taken, n)
	}
	return bytes.Replace(source, []byte(call), nil, 1), nil
}
