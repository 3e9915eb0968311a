package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"perihelion/assets"
)

func TestPage(t *testing.T) {
	r := get("/", "utm=1")
	if r.Status != 200 || r.ContentType != "text/html; charset=utf-8" {
		t.Fatalf("%d %s", r.Status, r.ContentType)
	}
	body, header := Page()
	if !bytes.Equal(r.Body, body) || !slices.Equal(r.Extra, header) {
		t.Error("the page is not what is handed to other servers")
	}
	page := string(body)
	if len(page) > 28<<10 {
		t.Errorf("the page has grown to %d bytes", len(page))
	}
	for _, route := range []string{"/planets/mars?lat=", "/planets?lat=", "/healthz"} {
		if !strings.Contains(page, `href="`+route) {
			t.Errorf("no link to %s", route)
		}
	}
	// The policy would keep the browser from running or loading any of these;
	// a carriage return would be dropped before the browser hashes.
	for _, forbidden := range []string{"<img", "<iframe", "<script ", "<style ", "http:", "https:", "//www", "@import", "url(", "eval(", "\r"} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page has %s", forbidden)
		}
	}
	if found := regexp.MustCompile(`<[^>]*\s(on\w+|style|src|action)=`).FindString(page); found != "" {
		t.Errorf("the page has %s", found)
	}
}

// The hashes are computed here in another way than the browser's and ours.
func TestPagePolicy(t *testing.T) {
	_, header := Page()
	lines := make(map[string]string)
	for _, h := range header {
		lines[h.Name] = h.Value
		if strings.ContainsAny(h.Value, "\r\n") {
			t.Errorf("%s has several lines", h.Name)
		}
	}
	want := []string{"default-src 'none'", "connect-src 'self'", "img-src data:", "", "", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"}
	for i, element := range []string{"style", "script"} {
		found := regexp.MustCompile(`(?s)<`+element+`>(.*?)</`+element+`>`).FindAllStringSubmatch(assets.Page(), -1)
		if len(found) != 1 {
			t.Fatalf("%d elements %s, want 1", len(found), element)
		}
		sum := sha256.Sum256([]byte(found[0][1]))
		want[3+i] = element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	if got := strings.Split(lines["Content-Security-Policy"], "; "); !slices.Equal(got, want) {
		t.Errorf("policy\n got %q\nwant %q", got, want)
	}
	for name, value := range map[string]string{
		"Permissions-Policy":     "geolocation=(self), camera=(), microphone=()",
		"Referrer-Policy":        "no-referrer",
		"X-Content-Type-Options": "nosniff",
	} {
		if lines[name] != value {
			t.Errorf("%s: %q, want %q", name, lines[name], value)
		}
	}
}

// The returned slices are the caller's own.
func TestPageIsACopy(t *testing.T) {
	body, header := Page()
	body[0], header[0].Value = 'x', ""
	if again, lines := Page(); again[0] == 'x' || lines[0].Value == "" {
		t.Error("who was handed the page can change it for all")
	}
}

// Text can be read on every ground in light and dark, and lines and dots seen.
func TestPageContrast(t *testing.T) {
	style, _, _ := strings.Cut(assets.Page(), "</style>")
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(style, -1)
	if len(blocks) != 2 {
		t.Fatalf("%d palettes", len(blocks))
	}
	for i, scheme := range []string{"light", "dark"} {
		colours := make(map[string]float64)
		for _, c := range regexp.MustCompile(`--(\w+): #(\w+)`).FindAllStringSubmatch(blocks[i][1], -1) {
			colours[c[1]] = luminance(t, c[2])
		}
		check := func(ink, ground string, least float64) {
			t.Helper()
			a, okA := colours[ink]
			b, okB := colours[ground]
			if ground == "white" {
				b, okB = 1, true
			}
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); !okA || !okB || ratio < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want %v", scheme, ink, ground, ratio, least)
			}
		}
		for _, ground := range []string{"ground", "surface", "field", "row", "sky"} {
			check("text", ground, 4.5)
			check("muted", ground, 4.5)
		}
		for _, ink := range []string{"accent", "good", "bad"} {
			check(ink, "ground", 4.5)
			check(ink, "field", 4.5)
		}
		check("edge", "ground", 3)
		check("edge", "field", 3)
		check("fill", "white", 4.5)
		for _, ground := range []string{"ground", "surface", "row", "sky"} {
			for _, body := range []string{"sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto"} {
				check(body, ground, 3)
			}
		}
	}
}

// luminance is the relative luminance of WCAG 2 of a colour of three or six digits.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	rgb, err := strconv.ParseUint(hex, 16, 24)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb>>(16-8*i)&0xFF) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
