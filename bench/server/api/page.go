package api

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"perihelion/assets"
)

var (
	page       = []byte(assets.Page())
	pageHeader = []Header{
		{"Content-Security-Policy", policy(assets.Page())},
		{"Permissions-Policy", "geolocation=(self), camera=(), microphone=()"},
		{"Referrer-Policy", "no-referrer"},
		{"X-Content-Type-Options", "nosniff"},
	}
)

// Page returns the page at the root of every server: an HTML document in UTF-8 and the
// lines of the head that belong to it, besides the type and the length. A server that is
// not ours serves the same bytes under the same lines.
func Page() (body []byte, header []Header) {
	return slices.Clone(page), slices.Clone(pageHeader)
}

// policy lets the page ask its own server and load nothing else but an empty
// icon from itself. Its style sheet and its script are named by their hashes:
// nothing that could find its way into the page would be run.
func policy(page string) string {
	return strings.Join([]string{
		"default-src 'none'",
		"connect-src 'self'",
		"img-src data:",
		"style-src '" + hash(page, "style") + "'",
		"script-src '" + hash(page, "script") + "'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	}, "; ")
}

// hash returns the hash of the content of the page's only such element.
func hash(page, element string) string {
	_, rest, _ := strings.Cut(page, "<"+element+">")
	content, _, _ := strings.Cut(rest, "</"+element+">")
	sum := sha256.Sum256([]byte(content))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
