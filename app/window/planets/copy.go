package planets

import "perihelion/app/window/widget"

// onCopy puts the table on the clipboard.
func (t *Tab) onCopy() { t.table.Copy(widget.AllRows) }

func (t *Tab) onCopied(p widget.Part) {
	t.note(widget.Status{Kind: widget.Success, Text: p.String() + " copied"}, glance)
}
