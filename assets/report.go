package assets

import _ "embed"

//go:embed report/report.html
var report string

// Report is the template (html/template) of the page that shows a run: one file without
// a script, which loads nothing.
func Report() string { return report }
