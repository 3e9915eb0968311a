package server

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"perihelion/assets"
	"perihelion/bench/server/api"
)

// unpack writes the Python applications, and the page that they serve as this
// program's own servers do, into a new folder that is this user's alone, and removes
// those that nobody uses any more.
func unpack() (*folder, error) {
	removeAbandoned()
	path, err := os.MkdirTemp("", folderPrefix)
	if err != nil {
		return nil, err
	}
	f, err := hold(path)
	if err == nil {
		err = fill(path)
	}
	if err != nil {
		os.RemoveAll(path)
		return nil, fmt.Errorf("unpack the Python applications: %w", err)
	}
	return f, nil
}

func fill(folder string) error {
	if err := os.CopyFS(folder, assets.Python()); err != nil {
		return err
	}
	page, header := api.Page()
	var lines [][2]string
	for _, h := range header {
		lines = append(lines, [2]string{h.Name, h.Value})
	}
	head, err := json.Marshal(lines)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "page.json"), head, 0o600)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "page.html"), page, 0o600)
	}
	return err
}
