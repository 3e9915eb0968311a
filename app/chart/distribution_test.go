package chart

import "testing"

func TestDistributionLook(t *testing.T) {
	golden(t, "distribution-light", drawnFigure(t, DistributionPane, article(9, 6), Selection{}, Light()), 946, 330, 72)
	golden(t, "distribution-dark", drawnFigure(t, DistributionPane, article(11, 0.5), Selection{Shown: labelsOf(article(11, 0))}, Dark()), 620, 260, 72)
	golden(t, "distribution-30", drawnFigure(t, DistributionPane, many(), Selection{Shown: labelsOf(many())}, Light()), 800, 400, 72)
	golden(t, "distribution-single", drawnFigure(t, DistributionPane, single(30), Selection{}, Dark()), 800, 300, 72)
}
