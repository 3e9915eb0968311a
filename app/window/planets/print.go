package planets

import (
	"os"
	"path/filepath"
	"time"

	"perihelion/app/chart"
	"perihelion/app/window/widget"
)

// print opens the page as a PDF with the program that the desktop has for them, from which it is
// printed: Fyne knows no printers.
func (p *calendarPage) print() {
	folder, err := printFolder()
	if err == nil {
		err = os.MkdirAll(folder, 0o700)
	}
	path := filepath.Join(folder, p.fileName(chart.PDF))
	if err == nil {
		err = p.write(path, chart.PDF, chart.Papers()[usualPaper()].Size)
	}
	if err != nil {
		p.say(widget.Failure, "The page could not be written for printing: "+err.Error()+". Save it as PDF and print that.")
		return
	}
	p.say(widget.Live, "Being opened as a PDF.")
	p.tab.openFile(path, func(err error) {
		if err != nil {
			p.say(widget.Failure, "The page is not open: "+err.Error()+". Print it from the file "+path+", or save it as PDF elsewhere: that file is kept for a day.")
			return
		}
		p.say(widget.Success, "Opened as a PDF. Print it from the program that shows it.")
	})
}

// say shows a sentence, which may need more room than the one before.
func (p *calendarPage) say(kind widget.Kind, sentence string) {
	if p.message.Set(kind, sentence) {
		p.modal.Relayout()
	}
}

// printFolder is where pages are that were opened to be printed.
func printFolder() (string, error) {
	folder, err := os.UserCacheDir()
	return filepath.Join(folder, "perihelion", "print"), err
}

// printedFor is how long a page is kept that was opened to be printed: the program that shows it
// may read it again, also after the end of this one.
const printedFor = 24 * time.Hour

// forgetPrinted removes the pages that were opened to be printed long enough ago. What cannot be
// removed is left to the next start.
func forgetPrinted(now time.Time) {
	folder, err := printFolder()
	if err != nil {
		return
	}
	pages, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	earlier, _ := filepath.Glob(filepath.Join(filepath.Dir(folder), "perihelion-calendar-*.pdf")) // where versions before put them
	for _, path := range append(pages, earlier...) {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > printedFor {
			_ = os.Remove(path)
		}
	}
}
