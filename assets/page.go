package assets

import _ "embed"

//go:embed page/page.html
var page string

// Page is the page that every server has at its root, a planet tracker in one
// file: it has one style element and one script element, and loads nothing but
// the server's JSON.
func Page() string { return page }
