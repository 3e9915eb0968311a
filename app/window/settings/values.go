package settings

import (
	"reflect"

	"fyne.io/fyne/v2"
)

var _ fyne.Preferences = (*Settings)(nil)

func recall[T any](s *Settings, key string, fallback T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok := s.values[key].(T); ok {
		return v
	}
	return fallback
}

// keep changes a value; a nil value removes it.
func (s *Settings) keep(key string, v any) {
	s.mu.Lock()
	if reflect.DeepEqual(s.values[key], v) {
		s.mu.Unlock()
		return
	}
	if s.values == nil {
		s.values = make(map[string]any)
	}
	if s.values[key] = v; v == nil {
		delete(s.values, key)
	}
	s.due(key)
	listeners := s.listeners
	s.mu.Unlock()
	for _, told := range listeners {
		told()
	}
}

// converted makes numbers of one type from numbers of another: the file, being
// JSON, has only one.
func converted[To, From int | float64](from []From) []To {
	if from == nil {
		return nil
	}
	to := make([]To, len(from))
	for i, x := range from {
		to[i] = To(x)
	}
	return to
}

// The methods of fyne.Preferences.

func (s *Settings) Bool(k string) bool                             { return recall(s, k, false) }
func (s *Settings) BoolWithFallback(k string, b bool) bool         { return recall(s, k, b) }
func (s *Settings) SetBool(k string, v bool)                       { s.keep(k, v) }
func (s *Settings) BoolList(k string) []bool                       { return recall[[]bool](s, k, nil) }
func (s *Settings) BoolListWithFallback(k string, b []bool) []bool { return recall(s, k, b) }
func (s *Settings) SetBoolList(k string, v []bool)                 { s.keep(k, v) }
func (s *Settings) Float(k string) float64                         { return recall(s, k, 0.0) }
func (s *Settings) FloatWithFallback(k string, b float64) float64  { return recall(s, k, b) }
func (s *Settings) SetFloat(k string, v float64)                   { s.keep(k, v) }
func (s *Settings) FloatList(k string) []float64                   { return recall[[]float64](s, k, nil) }
func (s *Settings) FloatListWithFallback(k string, b []float64) []float64 {
	return recall(s, k, b)
}
func (s *Settings) SetFloatList(k string, v []float64)  { s.keep(k, v) }
func (s *Settings) Int(k string) int                    { return int(s.Float(k)) }
func (s *Settings) IntWithFallback(k string, b int) int { return int(recall(s, k, float64(b))) }
func (s *Settings) SetInt(k string, v int)              { s.keep(k, float64(v)) }
func (s *Settings) IntList(k string) []int              { return converted[int](s.FloatList(k)) }
func (s *Settings) IntListWithFallback(k string, b []int) []int {
	return converted[int](recall(s, k, converted[float64](b)))
}
func (s *Settings) SetIntList(k string, v []int)          { s.keep(k, converted[float64](v)) }
func (s *Settings) String(k string) string                { return recall(s, k, "") }
func (s *Settings) StringWithFallback(k, b string) string { return recall(s, k, b) }
func (s *Settings) SetString(k, v string)                 { s.keep(k, v) }
func (s *Settings) StringList(k string) []string          { return recall[[]string](s, k, nil) }
func (s *Settings) StringListWithFallback(k string, b []string) []string {
	return recall(s, k, b)
}
func (s *Settings) SetStringList(k string, v []string) { s.keep(k, v) }
func (s *Settings) RemoveValue(k string)               { s.keep(k, nil) }

func (s *Settings) AddChangeListener(told func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, told)
}

func (s *Settings) ChangeListeners() []func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.listeners
}
