package server

import (
	"perihelion/bench/figure"
)

// Family groups configurations that share a colour and a heading. Its value is the
// heading.
type Family string

// The families.
const (
	Go      Family = "Go" // this program's servers
	Aiohttp Family = "aiohttp"
	Flask   Family = "Flask"
	Own     Family = "own server" // the user's
)

// Family is the group that the configuration belongs to. For a configuration of
// Python's it is the framework.
func (c Config) Family() Family {
	m, _ := c.mode()
	return m.family
}

// Deployment is how the application of a configuration of Python's is served; it is
// "" for a server of this program.
func (c Config) Deployment() Deployment {
	m, _ := c.mode()
	return m.deployment
}

// Short names the configuration beside others of its family: "one at a time",
// "gunicorn".
func (c Config) Short() string {
	m, _ := c.mode()
	return m.short
}

// Title names the configuration in words, without its workers: "one at a time",
// "Flask gunicorn".
func (c Config) Title() string {
	m, _ := c.mode()
	if m.modules == nil {
		return m.short
	}
	return string(m.family) + " " + m.short
}

// Counted is the chosen number of workers with their noun, "4 processes"; it is ""
// where none was chosen.
func (c Config) Counted() string {
	m, _ := c.mode()
	if c.Workers == 0 {
		return ""
	}
	return figure.Plural(c.Workers, m.workers.noun)
}

// Full names the configuration with its workers, where their number was chosen:
// "prefork, 4 processes", "Flask gunicorn -w 4".
func (c Config) Full() string { return c.withWorkers(", ") }

// Phrase is Full for the middle of a sentence: "prefork with 4 processes".
func (c Config) Phrase() string { return c.withWorkers(" with ") }

func (c Config) withWorkers(join string) string {
	m, _ := c.mode()
	switch {
	case c.Workers == 0:
		return c.Title()
	case m.workers.option != "":
		return c.Title() + " " + m.workers.option + " " + figure.Count(int64(c.Workers))
	}
	return c.Title() + join + c.Counted()
}

// Prompt is the title as it stands before an entry for the number of workers:
// "prefork,", "Flask gunicorn -w".
func (c Config) Prompt() string {
	m, _ := c.mode()
	if m.workers.option != "" {
		return c.Title() + " " + m.workers.option
	}
	return c.Title() + ","
}

// Description is a phrase about the architecture, for the help of a command; it is ""
// for a name that is no configuration's.
func (c Config) Description() string {
	m, _ := c.mode()
	return m.description
}

// Remark is a phrase about the architecture for a form, below its title or behind
// the number of its workers; it is "" where none is needed.
func (c Config) Remark() string {
	m, _ := c.mode()
	return m.remark
}
