package cookie

import (
	"fmt"
	"testing"
	"time"
)

func TestJar(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	type set struct{ line, path string }
	for _, tt := range []struct {
		name   string
		sets   []set
		own    string
		path   string
		secure bool
		want   string
	}{
		{"none", nil, "", "/", false, ""},
		{"own alone", nil, "a=1; b", "/", false, "a=1; b="},
		{"set", []set{{"a=1", "/"}}, "", "/x", false, "a=1"},
		{"replaced", []set{{"a=1; Path=/", "/"}, {"a=2; Path=/", "/"}}, "", "/", false, "a=2"},
		{"over own", []set{{"a=2", "/"}}, "a=1; b=3", "/", false, "b=3; a=2"},
		{"other path", []set{{"a=1; Path=/x", "/"}}, "a=0", "/xy", false, "a=0"},
		{"its path", []set{{"a=1; Path=/x", "/"}}, "", "/x?q", false, "a=1"},
		{"below its path", []set{{"a=1; Path=/x", "/"}}, "", "/x/y", false, "a=1"},
		{"folder", []set{{"a=1", "/shop/cart?id=/1/2"}}, "", "/shop/pay", false, "a=1"},
		{"another folder", []set{{"a=1", "/shop/cart"}}, "", "/", false, ""},
		{"removed by age", []set{{"a=1", "/"}, {"a=; Max-Age=0", "/"}}, "", "/", false, ""},
		{"removed by date", []set{{"a=1", "/"}, {"a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "/"}}, "", "/", false, ""},
		{"age before date", []set{{"a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "/"}}, "", "/", false, "a=1"},
		{"expired meanwhile", []set{{"a=1; Max-Age=5", "/"}}, "", "/", false, ""},
		{"secure, in clear", []set{{"a=1; Secure", "/"}}, "", "/", false, ""},
		{"secure", []set{{"a=1; Secure; HttpOnly; SameSite=Lax", "/"}}, "", "/", true, "a=1"},
		{"no cookie", []set{{"", "/"}, {"=x", "/"}}, "", "/", false, ""},
	} {
		j := New(tt.secure)
		for _, s := range tt.sets {
			j.Set(s.line, s.path, now)
		}
		if got := string(j.Append(nil, Parse(tt.own), []byte(tt.path), now.Add(10*time.Second))); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestJarIsBounded(t *testing.T) {
	j := New(false)
	for i := range 10_000 {
		j.Set(fmt.Sprintf("c%d=1", i), "/", time.Time{})
	}
	if got := len(j.cookies); got != maxCookies {
		t.Errorf("got %d cookies, want %d", got, maxCookies)
	}
	j = New(false)
	j.Set("a="+string(make([]byte, 5000)), "/", time.Time{})
	if len(j.cookies) > 0 {
		t.Error("a cookie of 5,000 bytes was kept")
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	j, now := New(false), time.Now()
	j.Set("session=abc; Max-Age=60", "/", now)
	own, dst, path := Parse("a=1; session=0"), make([]byte, 0, 100), []byte("/x")
	if n := testing.AllocsPerRun(100, func() { dst = j.Append(dst[:0], own, path, now) }); n > 0 {
		t.Errorf("got %v allocations, want none", n)
	}
}
