package command

// suspendTogether does nothing: Windows has no signal that suspends.
func suspendTogether() (end func()) { return func() {} }
