package warning

import "strings"

// Area is the part of a measurement that a warning is about.
type Area string

// The areas, in the order in which a reader should know them.
const (
	Fairness Area = "Fairness" // the compared servers differ in more than their speed, or some have no figure
	Noise    Area = "Noise"    // something disturbed some repeats and not the others
	Setup    Area = "Setup"    // plan, load or machine limit the meaning of the figures
)

// Areas are all areas, in their order.
func Areas() []Area { return []Area{Fairness, Noise, Setup} }

// Kind is what warnings with the same code have in common.
type Kind struct {
	Area Area
	Name string // a few words, lower case
}

// kinds are the kinds by code.
func kinds() map[string]Kind {
	return map[string]Kind{
		"given-up":         {Fairness, "not ranked"},
		"failures":         {Fairness, "failed requests"},
		"no-answers":       {Fairness, "a repeat without an answer"},
		"mixed-keep-alive": {Fairness, "only some keep connections"},
		"no-keep-alive":    {Fairness, "connections not kept"},
		"idle-closed":      {Fairness, "connections closed without notice"},
		"excess-bytes":     {Fairness, "bytes behind answers"},
		"resent":           {Fairness, "requests turned away"},
		"unchecked":        {Fairness, "wrong answers"},
		"check-memory":     {Fairness, "answers not checked"},
		"other-baseline":   {Fairness, "another baseline"},
		"other-verdict":    {Fairness, "two verdicts"},
		"same-deployment":  {Fairness, "measured twice"},
		"other-load":       {Fairness, "another load"},
		"other-machine":    {Fairness, "another machine"},
		"other-versions":   {Fairness, "other versions"},

		"spread":         {Noise, "repeats differ"},
		"drift":          {Noise, "drift"},
		"suspended":      {Noise, "suspended"},
		"repeat-dropped": {Noise, "repeats made again"},
		"generator-core": {Noise, "no core for the generator"},
		"late-machine":   {Noise, "a busy machine"},
		"own-cost":       {Noise, "this program’s own work"},
		"separate-runs":  {Noise, "made at different times"},
		"own-warnings":   {Noise, "warnings of a run"},

		"stopped":          {Setup, "stopped early"},
		"interrupted":      {Setup, "interrupted"},
		"not-kept":         {Setup, "not kept"},
		"left-out":         {Setup, "parts left out"},
		"engine":           {Setup, "what k6 does differently"},
		"collected":        {Setup, "figures of several runners"},
		"few-repeats":      {Setup, "few repeats"},
		"short-repeats":    {Setup, "short repeats"},
		"short-turns":      {Setup, "short turns"},
		"shared-cores":     {Setup, "shared cores"},
		"target-busy":      {Setup, "shared cores"},
		"one-connection":   {Setup, "one connection"},
		"fixed-rate":       {Setup, "a fixed rate"},
		"levels-left-out":  {Setup, "levels left out"},
		"no-fit":           {Setup, "no fit"},
		"few-trials":       {Setup, "few trials"},
		"search-open":      {Setup, "no limit found"},
		"search-generator": {Setup, "the generator's limit"},
		"near-capacity":    {Setup, "near the generator's limit"},
		"uncalibrated":     {Setup, "no calibration"},
		"generator-limit":  {Setup, "the generator's limit"},
		"generator-queue":  {Setup, "a busy generator"},
		"stream-limit":     {Setup, "few streams"},
		"nothing-due":      {Setup, "no request due"},
		"unsent":           {Setup, "requests not sent"},
		"late-connections": {Setup, "no connection free"},
		"request-log":      {Setup, "requests missing in the log"},
		"literal-pattern":  {Setup, "a pattern sent as it stands"},
	}
}

// Kind returns the kind of a warning. One with an unknown code, as a file of a later
// version may have it, belongs to the set-up and is named by its code.
func (w Warning) Kind() Kind {
	if k, known := kinds()[w.Code]; known {
		return k
	}
	if w.Code == "" {
		return Kind{Setup, "a remark"}
	}
	return Kind{Setup, strings.ReplaceAll(w.Code, "-", " ")}
}
