package load

import (
	"strings"
	"testing"
)

func TestConnectMessageHoldsNoPassword(t *testing.T) {
	for _, connect := range []string{"alice:PW@127.0.0.1:80", "alice:PW@127.0.0.1", "http://alice:PW@127.0.0.1:80"} {
		err := Options{URL: "http://127.0.0.1/", Request: Request{Connect: connect}, Requests: 1}.Validate()
		if err == nil || strings.Contains(err.Error(), "PW") {
			t.Errorf("Connect %s: %v, want an error without the password", connect, err)
		}
	}
}
