package widget

// Sizes in Fyne units that both tabs align to.
const (
	TextSize  float32 = 13 // body
	SmallSize float32 = 11 // hints, headings, the status bar
	TitleSize float32 = 15 // the name at the head of a card

	ControlHeight float32 = 30 // an entry, a button, a select
	RowHeight     float32 = 24 // a row of a table
	CheckHeight   float32 = 22 // a line with a check mark

	SidebarWidth float32 = 296 // with the line at its right
	SidebarInner float32 = SidebarWidth - 2*Gutter - 1
	LabelWidth   float32 = 84 // the column of labels left of the entries
	Gutter       float32 = 16 // from an edge to the content
	Gap          float32 = 6  // between two controls
	TopBarHeight float32 = 44
	BarHeight    float32 = 28 // the status bar

	radius    float32 = 4
	ringWidth float32 = 2
	ringOut           = ringWidth + 1 // from an object to the outer edge of its ring
)
