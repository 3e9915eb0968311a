package widget

// Patient makes a field that reports an error when the keyboard leaves it, on Return,
// and on Complain, but not in the middle of typing. The field keeps its height meanwhile: the
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

// spare reports whether a patient field has room for a longer note than it has, and is not in
// the middle of a text that may get one again.
func (f *Field) spare() bool {
	return f.onComplaint != nil && f.err == nil && !f.typing && !f.entry.focused && f.room > f.note.MinSize().Height
}

// settle gives the room of a note that is gone back, somewhat later: a press that takes the
// keyboard from the field has to end where it began, on a control that did not move.
func (f *Field) settle() {
	if f.settling || !f.spare() {
		return
	}
	f.settling = true
	f.after(restTime, func() {
		f.settling = false
		if !f.spare() {
			return
		}
		f.room = f.note.MinSize().Height
		f.Refresh()
		if f.onGrown != nil {
			f.onGrown()
		}
	})
}

func (f *Field) onFocused(on bool) {
	if !on {
		f.Complain()
		f.settle()
	}
	f.Refresh()
	if !on && f.OnLeft != nil {
		f.OnLeft()
	}
}
