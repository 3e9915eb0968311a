package api

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// host serves the page and the positions as our servers do, and can be made to misbehave.
type host struct {
	*httptest.Server

	mu            sync.Mutex
	began         time.Time     // when the clock was at now; zero while it stands still
	now           time.Time     // of its answers
	delay         time.Duration // before an answer
	gone          bool          // hangs up instead of answering
	instead       *Response     // answered instead of positions
	asked         int           // requests for positions
	waiting, most int           // such requests at the same time: now, and the most so far
	query         string        // of the last one
}

func newHost(t *testing.T) *host {
	h := &host{now: now}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	at := h.now
	if !h.began.IsZero() {
		at = at.Add(time.Since(h.began))
	}
	delay, gone, instead := h.delay, h.gone, h.instead
	positions := strings.HasPrefix(r.URL.Path, planets)
	if positions {
		h.asked++
		h.waiting++
		h.most = max(h.most, h.waiting)
		h.query = r.URL.RawQuery
	}
	h.mu.Unlock()
	if positions {
		defer h.set(func() { h.waiting-- })
		time.Sleep(delay)
	}
	if gone {
		panic(http.ErrAbortHandler)
	}
	answer := Answer(r.Method, r.URL.Path, r.URL.RawQuery, at)
	if positions && instead != nil {
		answer = *instead
	}
	w.Header().Set("Content-Type", answer.ContentType)
	for _, line := range answer.Extra {
		w.Header().Set(line.Name, line.Value)
	}
	w.WriteHeader(answer.Status)
	w.Write(answer.Body)
}

// set changes or reads the state of the host under its lock.
func (h *host) set(f func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	f()
}

// elsewhere is a name of this machine that a browser takes for another's.
const elsewhere = "planets.test"

// newBrowser starts a browser without a window, or skips the test.
func newBrowser(t *testing.T) context.Context {
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("needs a browser: there is no chromium, chromium-browser or google-chrome")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path),
		chromedp.NoSandbox, // which root cannot have
		chromedp.Flag("host-resolver-rules", "MAP "+elsewhere+" 127.0.0.1"))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	hung := time.AfterFunc(time.Minute, cancel)
	defer hung.Stop()
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	return ctx
}

// screen is a tab of its own, without memory of others, that shows a host.
type screen struct {
	t *testing.T
	*host
	ctx     context.Context
	forgive string // a part of a message that the console may have

	mu      sync.Mutex
	console []string
}

func newScreen(t *testing.T, browser context.Context) *screen {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	s := &screen{t: t, host: newHost(t), ctx: ctx}
	t.Cleanup(cancel)
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			s.mu.Lock()
			s.console = append(s.console, string(m.Type)+": "+m.Text)
			s.mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		for _, m := range s.messages() {
			// A browser reports failed requests by itself.
			if strings.Contains(m, "Failed to load resource") || s.forgive != "" && strings.Contains(m, s.forgive) {
				continue
			}
			t.Errorf("console: %s", m)
		}
	})
	return s
}

// messages returns the messages of the console so far.
func (s *screen) messages() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.console...)
}

// open shows the page at an address that ends like this, with its first answer.
func (s *screen) open(hash string) {
	s.t.Helper()
	s.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(s.URL+"/"+hash))
	s.until(`document.getElementById('status').textContent.startsWith('Live')`)
}

func (s *screen) do(actions ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		s.t.Fatal(err)
	}
}

// eval is the value of an expression in the page.
func eval[T any](s *screen, expression string) T {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// call sends a command of the DevTools protocol to the tab.
func call[P, R any](s *screen, command cdp.Command[P, R], params P) R {
	s.t.Helper()
	result, err := chromedp.Call(s.ctx, command, params)
	if err != nil {
		s.t.Fatal(err)
	}
	return result
}

// until waits for a condition, of the page's, to hold.
func (s *screen) until(condition string) {
	s.t.Helper()
	deadline := time.Now().Add(9 * time.Second)
	for !eval[bool](s, "!!("+condition+")") {
		if time.Now().After(deadline) {
			s.t.Fatalf("in vain waited for %s in\n%s", condition, eval[string](s, "document.body.innerText"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// text returns the text of an element.
func (s *screen) text(id string) string {
	s.t.Helper()
	return eval[string](s, "document.getElementById('"+id+"').textContent")
}

// fill replaces the text of a field, and leaves the field.
func (s *screen) fill(id, typed string) {
	s.t.Helper()
	s.do(chromedp.Focus(chromedp.CSS("#"+id)), chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)), chromedp.KeyEvent("\b"+typed), chromedp.Blur(chromedp.CSS("#"+id)))
}

func (s *screen) click(selector string) {
	s.t.Helper()
	s.do(chromedp.Click(chromedp.CSS(selector)))
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always encodes
	}
	return string(b)
}
