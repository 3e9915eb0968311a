package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"perihelion/bench/file"
)

// read returns the values of the first file that exists. One that is damaged is
// put aside, so that the next write does not end it.
func read(paths ...string) (map[string]any, error) {
	for _, path := range paths {
		if path == "" {
			continue
		}
		text, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("the settings could not be read, so the default ones are in use: %w", err)
		}
		values, err := decode(text)
		if err != nil {
			return nil, aside(path, err)
		}
		return values, nil
	}
	return nil, nil
}

func decode(text []byte) (map[string]any, error) {
	var values map[string]any
	if err := json.Unmarshal(text, &values); err != nil {
		return nil, err
	}
	for k, v := range values {
		if list, ok := v.([]any); ok {
			values[k] = typed(list)
		}
	}
	return values, nil
}

// typed is a list of JSON with the type of its first element; nil if the others
// have another.
func typed(list []any) any {
	if len(list) == 0 {
		return nil
	}
	switch list[0].(type) {
	case bool:
		return listOf[bool](list)
	case float64:
		return listOf[float64](list)
	case string:
		return listOf[string](list)
	}
	return nil
}

func listOf[T any](list []any) any {
	all := make([]T, len(list))
	for i, v := range list {
		x, ok := v.(T)
		if !ok {
			return nil
		}
		all[i] = x
	}
	return all
}

// aside renames a damaged file and returns the sentence about it.
func aside(path string, damage error) error {
	to := fmt.Sprintf("%s.damaged-%s", path, time.Now().Format("20060102-150405"))
	if err := os.Rename(path, to); err != nil {
		return fmt.Errorf("the settings in %s are damaged (%v), so the default ones are in use", path, damage)
	}
	return fmt.Errorf("the settings were damaged (%v), so the default ones are in use. The damaged file is kept as %s", damage, to)
}

// due marks a value for the next write. The caller holds the lock.
func (s *Settings) due(key string) {
	if s.path == "" {
		return
	}
	if s.changed == nil {
		s.changed = make(map[string]bool)
	}
	s.changed[key] = true
	if s.timer == nil {
		s.timer = time.AfterFunc(soon, func() { _ = s.Flush() }) // an error goes to OnProblem
	}
}

// Flush writes the changes since the last write. Values that another instance of the
// program has written meanwhile under other names stay.
func (s *Settings) Flush() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	changed, values := s.changed, maps.Clone(s.values)
	s.changed = nil
	s.mu.Unlock()
	if len(changed) == 0 {
		return nil
	}
	err := s.write(changed, values)
	s.mu.Lock()
	news := err != nil && (s.problem == nil || s.problem.Error() != err.Error())
	s.problem = err
	if err != nil { // they are written with the next change
		if s.changed == nil {
			s.changed = make(map[string]bool)
		}
		maps.Copy(s.changed, changed)
	}
	report := s.onProblem
	s.mu.Unlock()
	if news && report != nil {
		report(err)
	}
	return err
}

func (s *Settings) write(changed map[string]bool, values map[string]any) error {
	if text, err := os.ReadFile(s.path); err == nil {
		if theirs, err := decode(text); err == nil {
			for k, v := range theirs {
				if !changed[k] {
					values[k] = v
				}
			}
		}
	}
	err := os.MkdirAll(filepath.Dir(s.path), 0o700)
	if err == nil {
		err = file.Replace(s.path, 0o600, func(w io.Writer) error {
			e := json.NewEncoder(w)
			e.SetIndent("", "  ")
			return e.Encode(values)
		})
	}
	if err != nil {
		return fmt.Errorf("the settings are not kept: %w", err)
	}
	return nil
}
