package summary_test

import (
	"testing"
)

func TestStable(t *testing.T) {
	found := analyze(t, load(t, module(t, "shop")))
	total, most, name := 0, 0, ""
	for k, s := range found {
		n := len(encode(t, s))
		total += n
		if n > most { most, name = n, k }
	}
	t.Log(len(found), total, most, name, found[name])
}
