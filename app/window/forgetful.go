package window

import "fyne.io/fyne/v2"

// forgetful are preferences that live as long as the window: the tour begins
// with the program's defaults and leaves the user's choices alone.
type forgetful struct {
	values    map[string]any
	listeners []func()
}

var _ fyne.Preferences = (*forgetful)(nil)

func recall[T any](f *forgetful, key string, fallback T) T {
	if v, ok := f.values[key].(T); ok {
		return v
	}
	return fallback
}

func (f *forgetful) keep(key string, v any) {
	if f.values == nil {
		f.values = make(map[string]any)
	}
	f.values[key] = v
	for _, told := range f.listeners {
		told()
	}
}

func (f *forgetful) Bool(k string) bool                             { return recall(f, k, false) }
func (f *forgetful) BoolWithFallback(k string, b bool) bool         { return recall(f, k, b) }
func (f *forgetful) SetBool(k string, v bool)                       { f.keep(k, v) }
func (f *forgetful) BoolList(k string) []bool                       { return recall[[]bool](f, k, nil) }
func (f *forgetful) BoolListWithFallback(k string, b []bool) []bool { return recall(f, k, b) }
func (f *forgetful) SetBoolList(k string, v []bool)                 { f.keep(k, v) }
func (f *forgetful) Float(k string) float64                         { return recall(f, k, 0.0) }
func (f *forgetful) FloatWithFallback(k string, b float64) float64  { return recall(f, k, b) }
func (f *forgetful) SetFloat(k string, v float64)                   { f.keep(k, v) }
func (f *forgetful) FloatList(k string) []float64                   { return recall[[]float64](f, k, nil) }
func (f *forgetful) FloatListWithFallback(k string, b []float64) []float64 {
	return recall(f, k, b)
}
func (f *forgetful) SetFloatList(k string, v []float64)          { f.keep(k, v) }
func (f *forgetful) Int(k string) int                            { return recall(f, k, 0) }
func (f *forgetful) IntWithFallback(k string, b int) int         { return recall(f, k, b) }
func (f *forgetful) SetInt(k string, v int)                      { f.keep(k, v) }
func (f *forgetful) IntList(k string) []int                      { return recall[[]int](f, k, nil) }
func (f *forgetful) IntListWithFallback(k string, b []int) []int { return recall(f, k, b) }
func (f *forgetful) SetIntList(k string, v []int)                { f.keep(k, v) }
func (f *forgetful) String(k string) string                      { return recall(f, k, "") }
func (f *forgetful) StringWithFallback(k, b string) string       { return recall(f, k, b) }
func (f *forgetful) SetString(k, v string)                       { f.keep(k, v) }
func (f *forgetful) StringList(k string) []string                { return recall[[]string](f, k, nil) }
func (f *forgetful) StringListWithFallback(k string, b []string) []string {
	return recall(f, k, b)
}
func (f *forgetful) SetStringList(k string, v []string) { f.keep(k, v) }
func (f *forgetful) RemoveValue(k string)               { delete(f.values, k) }
func (f *forgetful) AddChangeListener(told func())      { f.listeners = append(f.listeners, told) }
func (f *forgetful) ChangeListeners() []func()          { return f.listeners }
