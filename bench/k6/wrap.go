package k6

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"perihelion/assets"
)

// wrap writes a script around one of the user's own, which does what that does, with
// its own options, and prints a summary in the end. The user's script finds the URL of
// the configuration in __ENV.TARGET.
func (j Job) wrap(w io.Writer) error {
	path, err := filepath.Abs(j.Script)
	if err != nil {
		return fmt.Errorf("find the script: %w", err)
	}
	from, err := json.Marshal("file://" + filepath.ToSlash(path))
	if err != nil { // of a text: never
		return err
	}
	stats, err := json.Marshal(trendStats())
	if err != nil { // of texts: never
		return err
	}
	text, err := constant(j.common())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "import * as script from %s;\n\nexport * from %[1]s;\nexport default script.default;\n"+
		"export const options = Object.assign({}, script.options, { summaryTrendStats: %s });\n%s%s", from, stats, text, assets.K6Summary())
	return err
}
