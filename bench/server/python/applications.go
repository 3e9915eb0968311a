package python

import (
	"encoding/json"
	"os"
	"path/filepath"

	"perihelion/assets"
	"perihelion/bench/server/api"
)

// WriteApplications writes the Python applications into a folder, and the page that
// they serve as this program's own servers do.
func WriteApplications(folder string) error {
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
