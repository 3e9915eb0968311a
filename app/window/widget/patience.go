package widget

// Patient makes a field that reports an error when the keyboard leaves it, on Return,
// and on Complain, but not in the middle of typing. The field keeps its height: the
// error is not shown below the entry, but returned by Complaint, for another place.
// changed is called when Complaint has changed.
func (f *Field) Patient(changed func()) { f.onComplaint = changed }

// Complaint is the error that a patient field has to show, or nil.
func (f *Field) Complaint() error {
	if f.onComplaint == nil || !f.complains {
		return nil
	}
	return f.err
}

// Complain reports an error in the text typed so far.
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
