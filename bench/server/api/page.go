package api

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strings"
)

//go:embed page.html
var page []byte

// pageHeader lets the page load nothing but an empty icon from itself; its one
// style sheet is named by its hash.
var pageHeader = []Header{
	{"Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'sha256-" + styleHash() + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
}

func styleHash() string {
	_, rest, _ := strings.Cut(string(page), "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(style))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// Page is the page at /, and the lines that its head has besides the type and the
// length, for servers that are given them.
func Page() (body []byte, header []Header) { return page, pageHeader }
