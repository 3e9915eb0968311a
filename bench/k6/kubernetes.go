package k6

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"perihelion/assets/field"
)

// Cluster is how a script is run in a cluster of Kubernetes by k6-operator, which
// divides the load between runners.
type Cluster struct {
	Name     string // of the documents: letters, digits and hyphens
	Runners  int    // parallelism
	Separate bool   // each runner on a node of its own
	CPU      string // requested and allowed for each runner, as in "1" or "500m"; "": no limit
	Memory   string // the same, as in "512Mi"
	Image    string // of the runners; "": the operator's
	Target   string // URL of the server, in place of the plan's; "": that
	Repeat   int    // number of the round; 0 means 1
}

// maxConfig is the largest script that fits into a ConfigMap, in bytes: a little less
// than the megabyte that Kubernetes allows.
const maxConfig = 1 << 20 * 9 / 10

var (
	names      = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$`)
	quantities = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?(m|k|M|G|Ki|Mi|Gi)?$`)
)

// Validate returns nil or a *field.Error.
func (c Cluster) Validate() error {
	switch {
	case !names.MatchString(c.Name):
		return field.Errorf("name", "%q cannot name documents of Kubernetes; write up to 52 small letters, digits and hyphens, such as planets-load", c.Name)
	case c.Runners < 1 || c.Runners > 1000:
		return field.Errorf("parallelism", "%d runners cannot share the load; write 1 to 1000", c.Runners)
	case c.CPU != "" && !quantities.MatchString(c.CPU):
		return field.Errorf("cpu", "%q is no amount of processor time; write one such as 1 or 500m", c.CPU)
	case c.Memory != "" && !quantities.MatchString(c.Memory):
		return field.Errorf("memory", "%q is no amount of memory; write one such as 512Mi", c.Memory)
	}
	return nil
}

// scriptFile is the name of the script within its ConfigMap.
const scriptFile = "load.js"

// Kubernetes writes a job as documents for k6-operator: a ConfigMap with the script and a
// TestRun. Values of headers that may be secrets are read from a Secret, NAME-headers, which the
// user makes. They are YAML, whose values are written as JSON, which is a part of it. The
// error is a *field.Error for a load that cannot be run so.
func (j Job) Kubernetes(w io.Writer, c Cluster) error {
	if err := c.Validate(); err != nil {
		return err
	}
	switch o := j.Options; {
	case o.TLS.Certificate != "" || o.TLS.Authorities != "":
		return field.Errorf("tls", "files of certificates are on this machine, and the runners are not; use --insecure, or an address within the cluster without TLS")
	case o.Requests > 0 && o.Requests < int64(c.Runners), o.Connections < c.Runners:
		return field.Errorf("parallelism", "%d runners cannot share %d connections; use as many connections as runners, or more", c.Runners, o.Connections)
	}
	loaded, err := j.Options.Request.Loaded()
	if err != nil {
		return err
	}
	j.Options.Request = loaded
	var script bytes.Buffer
	if err := j.Write(&script); err != nil {
		return err
	}
	if script.Len() > maxConfig {
		return field.Errorf("body", "the script has %d bytes with its body, and a ConfigMap holds %d; send a smaller body", script.Len(), maxConfig)
	}
	type document = map[string]any
	runner := document{"env": j.variables(c)}
	limits := document{}
	if c.CPU != "" {
		limits["cpu"] = c.CPU
	}
	if c.Memory != "" {
		limits["memory"] = c.Memory
	}
	if len(limits) > 0 {
		runner["resources"] = document{"requests": limits, "limits": limits}
	}
	if c.Image != "" {
		runner["image"] = c.Image
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	for _, d := range []document{
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": document{"name": c.Name}, "data": document{scriptFile: script.String()}},
		{"apiVersion": "k6.io/v1alpha1", "kind": "TestRun", "metadata": document{"name": c.Name}, "spec": document{
			"parallelism": c.Runners, "separate": c.Separate, "arguments": "--no-usage-report",
			"script": document{"configMap": document{"name": c.Name, "file": scriptFile}},
			"runner": runner, "initializer": document{"env": j.variables(c)},
		}},
	} {
		_, err := io.WriteString(w, "---\n")
		if err == nil {
			err = e.Encode(d)
		}
		if err != nil {
			return fmt.Errorf("write the documents: %w", err)
		}
	}
	return nil
}

// variables are the variables of the environment of each runner.
func (j Job) variables(c Cluster) []map[string]any {
	all := []map[string]any{{"name": "CONFIG", "value": j.Label}, {"name": "REPEAT", "value": fmt.Sprint(max(c.Repeat, 1))}}
	if c.Target != "" {
		all = append(all, map[string]any{"name": "TARGET", "value": c.Target})
	}
	for _, s := range Secrets(j.Options) {
		name, _, _ := strings.Cut(s, "=")
		all = append(all, map[string]any{"name": name, "valueFrom": map[string]any{
			"secretKeyRef": map[string]any{"name": c.Name + "-headers", "key": name},
		}})
	}
	return all
}
