package widget

// Patient makes a field that complains when it is left, on Return, and when
// Complain is called, but not in the middle of a number; and that keeps its
// height: the sentence is not shown below the entry, but told by Complaint to who
// shows it elsewhere.
func (f *Field) Patient(changed func()) { f.aside = changed }

// Complaint is the error that a patient field has to show, or nil.
func (f *Field) Complaint() error {
	if f.aside == nil || !f.said {
		return nil
	}
	return f.err
}

// Complain ends the patience with what was typed so far.
func (f *Field) Complain() {
	if f.typing {
		f.typing = false
		f.show(f.note.Text(), f.err)
	}
}

func (f *Field) onFocused(on bool) {
	if !on {
		f.Complain()
	}
	f.Refresh()
	if !on && f.OnLeft != nil {
		f.OnLeft()
	}
}
