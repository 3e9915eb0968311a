package benchmark

import (
	"strings"

	"perihelion/app/window/benchmark/form"
)

// untrusted are the command lines, folders and variables of servers that came from
// files and that the user has not allowed to be started. One that is left unchanged
// keeps its server untrusted, so that another folder or another variable does not make
// the command the user's own. They are not remembered from one start of the program to
// the next, since the program would start them then without a question.
type untrusted map[string]bool

func parts(s form.Server) []string {
	var all []string
	for _, text := range []string{s.Command, s.Folder, s.Environment} {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// add adds the servers of a file.
func (s untrusted) add(v form.Values) {
	if v.Target != form.Started {
		return
	}
	for _, server := range v.Servers {
		for _, text := range parts(server) {
			s[text] = true
		}
	}
}

func (s untrusted) has(server form.Server) bool {
	for _, text := range parts(server) {
		if s[text] {
			return true
		}
	}
	return false
}

// any reports whether the form would start an untrusted server.
func (s untrusted) any(v form.Values) bool {
	if v.Target != form.Started {
		return false
	}
	for _, server := range v.Servers {
		if s.has(server) {
			return true
		}
	}
	return false
}

// trust trusts the servers of a form.
func (s untrusted) trust(v form.Values) {
	for _, server := range v.Servers {
		for _, text := range parts(server) {
			delete(s, text)
		}
	}
}

// without returns the form without untrusted servers.
func (s untrusted) without(v form.Values) form.Values {
	v.Servers = append([]form.Server(nil), v.Servers...)
	for i, server := range v.Servers {
		if s.has(server) {
			v.Servers[i] = form.Server{Name: server.Name}
		}
	}
	return v
}
