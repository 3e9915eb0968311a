package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// others are the parts that are no modules: Go, the fonts that the charts are set in,
// and the data. The licences of the data stand in assets/README.md.
func others() ([]part, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	golang := strings.TrimSpace(string(root))
	return []part{
		{name: "Go, its library and runtime", files: []string{filepath.Join(golang, "LICENSE"), filepath.Join(golang, "PATENTS")}},
		{name: "Noto Sans, the font of charts", files: []string{"assets/fonts/LICENSE-NotoSans.txt"}},
		{name: "DejaVu Sans Mono for Powerline, a font", files: []string{"assets/fonts/LICENSE-DejaVuSansMono.txt"}},
		{name: "Perihelion", files: []string{"LICENSE"}},
		{
			name:  "Data: VSOP87, ELP/MPP02, DE431, rotation of the Earth, stars, constellations, cities, time zones",
			files: []string{"assets/README.md"}, kinds: "MIT, BSD-3-Clause, BSD-2-Clause, CC0-1.0, CC-BY-4.0, ODbL-1.0",
		},
	}, nil
}
