package api

import (
	"time"
)

// The page reports that its server is gone, with the time of the positions that are still
// shown, and notices its return.
func testOutage(s *screen) {
	s.open("#" + melbourne)
	figures := s.text("figures")
	s.set(func() { s.gone = true })
	s.until(`!trouble.hidden && trouble.textContent.includes('cannot be reached') && trouble.textContent.includes('The positions are of ') && document.body.className === 'lost'`)
	if said := s.text("said"); said != s.text("trouble") {
		s.t.Errorf("announced %q", said)
	}
	if still := s.text("figures"); still != figures {
		s.t.Errorf("the figures %s became %s", figures, still)
	}
	s.set(func() { s.gone = false })
	s.until(`trouble.hidden && document.getElementById('status').textContent.startsWith('Live') && document.body.className === '' && said.textContent === 'The server answers again.'`)
}

// Answers that are none are an outage, too.
func testNonsense(s *screen) {
	s.open("")
	for _, test := range []struct {
		status     int
		body, says string
	}{
		{200, "<html>", "cannot be read"},
		{200, "null", "cannot be read"},
		{200, `{"bodies":[null]}`, "cannot be read"},
		{500, `{"error":"it is broken"}`, "it is broken"},
		{404, `{}`, "status 404"},
	} {
		s.set(func() {
			s.instead = &Response{Status: test.status, ContentType: typeJSON, Body: []byte(test.body)}
		})
		s.nudge()
		s.until(`trouble.textContent.includes(` + quote(test.says) + `)`)
		s.set(func() { s.instead = nil })
		s.nudge()
		s.until(`trouble.hidden`)
	}
}

// nudge has the page ask now, as it does when it comes into sight.
func (s *screen) nudge() {
	s.t.Helper()
	eval[bool](s, `document.dispatchEvent(new Event('visibilitychange'))`)
}

// A slow server has one request at a time to answer.
func testSlow(s *screen) {
	s.open("")
	s.set(func() { s.delay, s.most = 2500*time.Millisecond, 0 })
	s.until(`document.getElementById('status').textContent.startsWith('Waiting for the server')`)
	s.until(`document.getElementById('status').textContent.startsWith('Live')`)
	s.set(func() {
		if s.most != 1 {
			s.t.Errorf("%d requests at the same time", s.most)
		}
	})
	if !eval[bool](s, `trouble.hidden`) {
		s.t.Errorf("slowness is told as trouble: %s", s.text("trouble"))
	}
}
