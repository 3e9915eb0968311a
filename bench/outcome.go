package bench

import (
	"fmt"
	"strings"

	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// Outcome is the result of comparisons, to be put into words: of servers by
// their requests per second, or of clients by how fast they are done.
type Outcome struct {
	Comparisons []Comparison // with one baseline; not empty
	Lead        *Comparison  // of the fastest, where there are three or more
	Unit        string       // of the figure that is compared; "": speed
	Looks       []Look       // of a run that goes on until it is decided
	Figure      func(name string) string
}

// Sentences are the verdict, the first on the fastest and the second on the
// others and the baseline, without their full stops. Names in them are marked, see
// package named.
func (c Outcome) Sentences() []string {
	if c.Lead == nil && len(c.Comparisons) == 1 {
		return []string{c.two()}
	}
	baseline, said := c.Comparisons[0].Baseline, ""
	var sentences []string
	switch lead := c.Lead; {
	case lead != nil && lead.Shown():
		said = lead.Config
		text := fmt.Sprintf("%s is fastest: %s, %s, the next", named.Mark(said), c.Figure(said), c.ahead(*lead))
		switch baseline {
		case said:
		case lead.Baseline:
			text += " and the baseline"
		default:
			text += c.overBaseline(said)
		}
		sentences = append(sentences, text)
	case lead != nil && lead.Verdict == TooFew:
		sentences = append(sentences, fmt.Sprintf("%s cannot show which is fastest: %d are needed", figure.Plural(lead.Pairs, "repeat"), enough(c.Looks, len(c.Comparisons)+1)))
	case lead != nil:
		near := *lead
		if near.Config == baseline {
			near = near.inverse() // as in the table
		}
		sentences = append(sentences, fmt.Sprintf("no fastest shown: %s and %s cannot be told apart (%s)", named.Mark(lead.Config), named.Mark(lead.Baseline), c.times(near)))
	default:
		sentences = append(sentences, "no fastest shown: the rounds contradict each other")
	}
	if others := c.others(baseline, said); others != "" {
		sentences = append(sentences, others)
	}
	return sentences
}

// two is the verdict on two.
func (c Outcome) two() string {
	only := c.Comparisons[0]
	switch only.Verdict {
	case Slower:
		only = only.inverse()
		fallthrough
	case Faster:
		return fmt.Sprintf("%s is faster: %s, %s", named.Mark(only.Config), c.Figure(only.Config), c.ahead(only))
	case TooFew:
		return fmt.Sprintf("%s cannot show a difference between %s and %s: %d are needed", figure.Plural(only.Pairs, "repeat"), named.Mark(only.Baseline), named.Mark(only.Config), enough(c.Looks, 1))
	}
	return fmt.Sprintf("no difference shown between %s and %s (%s)", named.Mark(only.Baseline), named.Mark(only.Config), c.times(only))
}

// ahead describes by how much the first of a comparison is ahead: "18 % (14–22 %) more
// than goroutines", "2.31 times goroutines (2.20–2.45)".
func (c Outcome) ahead(v Comparison) string {
	than := "more than"
	if c.Unit == "" {
		than = "faster than"
	}
	share := v.Change()
	if share.Median < 0.995 {
		return strings.Join(figure.Present(figure.Excess(share.Median), brackets(figure.ExcessRange(share.Low, share.High)), than, named.Mark(v.Baseline)), " ")
	}
	words := figure.Ratio(v.Ratio) + " times " + named.Mark(v.Baseline)
	if c.Unit == "" {
		words = figure.Ratio(v.Ratio) + " times as fast as " + named.Mark(v.Baseline)
	}
	return strings.Join(figure.Present(words, brackets(figure.Range(v.Low, v.High))), " ")
}

// times describes how the first of a comparison stands to the second, in the direction
// in which the table has it: "new at 0.872 times the requests/s of old, 0.806–1.27".
func (c Outcome) times(v Comparison) string {
	of := "the " + c.Unit
	if c.Unit == "" {
		of = "the speed"
	}
	text := fmt.Sprintf("%s at %s times %s of %s", named.Mark(v.Config), figure.Ratio(v.Ratio), of, named.Mark(v.Baseline))
	if ends := figure.Range(v.Low, v.High); ends != "" {
		text += ", " + ends
	}
	return text
}

// overBaseline describes how the fastest stands to the baseline.
func (c Outcome) overBaseline(fastest string) string {
	for _, v := range c.Comparisons {
		if v.Config == fastest && v.Shown() {
			v.Low, v.High = v.Ratio, v.Ratio // one interval in a sentence is enough
			return ", and " + c.ahead(v) + ", the baseline"
		}
	}
	return ""
}

// others lists how the rest stand to the baseline; "" where the fastest is the
// baseline, since the first sentence has it all.
func (c Outcome) others(baseline, fastest string) string {
	if fastest == baseline {
		return ""
	}
	names := make(map[string][]string)
	for _, v := range c.Comparisons {
		if v.Config != fastest {
			names[v.Verdict] = append(names[v.Verdict], named.Mark(v.Config))
		}
	}
	var parts []string
	add := func(verdict, one, several string) {
		switch all := names[verdict]; {
		case len(all) == 0:
		case len(all) == 1:
			parts = append(parts, all[0]+" "+one)
		case len(all) > 3 && len(names) == 1:
			parts = append(parts, "all the others "+several)
		default:
			parts = append(parts, figure.List(all, "and")+" "+several)
		}
	}
	add(Faster, "is faster", "are faster")
	add(Slower, "is slower", "are slower")
	add(NoDifference, "shows no difference", "show no difference")
	if len(parts) == 0 {
		return "" // too few: the first sentence has it
	}
	return "Compared with the baseline " + named.Mark(baseline) + ", " + figure.List(parts, "and")
}

// brackets puts text into brackets, if there is any.
func brackets(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}
