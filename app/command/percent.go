package command

import (
	"errors"
	"strconv"
	"strings"
)

// percent is a flag that holds a share, written as percent and kept as a number
// from 0 to 1. The sign is asked for: 0.01 could mean either.
type percent struct{ share *float64 }

func (p percent) String() string {
	if p.share == nil {
		return ""
	}
	return strconv.FormatFloat(100**p.share, 'g', -1, 64) + "%"
}

func (p percent) Type() string { return "PERCENT" }

func (p percent) Set(s string) error {
	digits, signed := strings.CutSuffix(s, "%")
	v, err := strconv.ParseFloat(digits, 64)
	if !signed || err != nil || !(v >= 0 && v <= 100) {
		return errors.New("write a share from 0% to 100%, such as 0.5%")
	}
	*p.share = v / 100
	return nil
}
