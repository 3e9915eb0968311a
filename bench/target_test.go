package bench

import (
	"context"
	"errors"
	"net/netip"
	"testing"

	"perihelion/assets/field"
)

func TestIsLocal(t *testing.T) {
	names := map[string][]netip.Addr{
		"here.example":  {netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")},
		"mixed.example": {netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("192.0.2.7")},
		"there.example": {netip.MustParseAddr("192.0.2.7")},
		"empty.example": {},
	}
	resolve := func(_ context.Context, _, host string) ([]netip.Addr, error) {
		addresses, ok := names[host]
		if !ok {
			return nil, errors.New("no such host")
		}
		return addresses, nil
	}
	for target, want := range map[string]bool{
		"http://127.0.0.1:8080/planets/mars?lat=1":    true,
		"http://127.8.9.10/":                          true,
		"https://[::1]:8443/":                         true,
		"http://[::ffff:127.0.0.1]/":                  true,
		"http://localhost":                            true,
		"http://LocalHost.:80/":                       true,
		"http://here.example/":                        true,
		"http://mixed.example/":                       false,
		"http://there.example/":                       false,
		"http://empty.example/":                       false,
		"http://unknown.example/":                     false,
		"http://192.168.1.4/":                         false,
		"http://api.localhost:8080/":                  true,
		"http://[2001:db8::1]/":                       false,
		"http://127.0.0.1@there.example/":             false,
		"http://localhost.there.example/":             false,
		"http://there.example/?next=http://localhost": false,
	} {
		got, err := isLocal(t.Context(), target, resolve)
		if err != nil || got != want {
			t.Errorf("isLocal(%q) = %v, %v; want %v", target, got, err, want)
		}
	}
}

func TestIsLocalRefuses(t *testing.T) {
	for _, target := range []string{"", "localhost", "127.0.0.1:8080", "http://", "http:///x", "file:///etc", "http://127.0.0.1:99999/", "http://127.0.0.1:0/", "http://a b/", "http://127.0.0.1:x/", "http://0.0.0.0:8080/", "http://127.1/", "http://alice:…@127.0.0.1/"} {
		_, err := IsLocal(target)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "url" {
			t.Errorf("IsLocal(%q): %v, want a field.Error url", target, err)
		}
	}
}
