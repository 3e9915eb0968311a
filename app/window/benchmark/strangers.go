package benchmark

import (
	"strings"

	"perihelion/app/window/benchmark/form"
)

// strangers are the command lines, folders and variables of servers that files have
// named and that nobody has allowed to be started. What is not changed of them keeps
// its server strange, so that another folder or another variable does not pass for a
// program that the user has typed. They are not remembered from one start of the
// program to the next: what would run unasked then is left out.
type strangers map[string]bool

func parts(s form.Server) []string {
	var all []string
	for _, text := range []string{s.Command, s.Folder, s.Environment} {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// meet adds the servers of a file.
func (s strangers) meet(v form.Values) {
	if v.Target != form.Started {
		return
	}
	for _, server := range v.Servers {
		for _, text := range parts(server) {
			s[text] = true
		}
	}
}

func (s strangers) is(server form.Server) bool {
	for _, text := range parts(server) {
		if s[text] {
			return true
		}
	}
	return false
}

// any reports whether the form would start a stranger.
func (s strangers) any(v form.Values) bool {
	if v.Target != form.Started {
		return false
	}
	for _, server := range v.Servers {
		if s.is(server) {
			return true
		}
	}
	return false
}

// allow takes the servers of a form from the strangers.
func (s strangers) allow(v form.Values) {
	for _, server := range v.Servers {
		for _, text := range parts(server) {
			delete(s, text)
		}
	}
}

// without is the form without them.
func (s strangers) without(v form.Values) form.Values {
	v.Servers = append([]form.Server(nil), v.Servers...)
	for i, server := range v.Servers {
		if s.is(server) {
			v.Servers[i] = form.Server{Name: server.Name}
		}
	}
	return v
}
