package planets

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestLabelsAvoidEachOther(t *testing.T) {
	size := fyne.NewSize(50, 15)
	marks := []mark{
		{fyne.NewPos(100, 100), 6, size}, {fyne.NewPos(112, 104), 4, size},
		{fyne.NewPos(104, 90), 4, size}, {fyne.NewPos(195, 100), 4, size},
	}
	frame := box{0, 0, 200, 200}
	sides := placeLabels(marks, nil, frame, nil)
	for i := range marks {
		a := marks[i].at(sides[i])
		if out := a.outside(frame); out > 0 {
			t.Errorf("label %d leaves the frame by %v", i, out)
		}
		for j := range marks {
			if j != i && a.overlap(marks[j].box()) > 0 {
				t.Errorf("label %d covers dot %d", i, j)
			}
			if j > i && a.overlap(marks[j].at(sides[j])) > 0 {
				t.Errorf("labels %d and %d overlap", i, j)
			}
		}
	}
}

func TestLabelsStayWhereTheyAre(t *testing.T) {
	m := []mark{{fyne.NewPos(100, 100), 5, fyne.NewSize(40, 15)}}
	if got := placeLabels(m, []int{3}, box{0, 0, 200, 200}, nil); got[0] != 3 {
		t.Errorf("the label moved from side 3 to side %d without need", got[0])
	}
}
