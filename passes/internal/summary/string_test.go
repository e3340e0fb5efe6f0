package summary

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
)

func TestString(t *testing.T) {
	const post = "net/http.Post"
	for _, tt := range []struct {
		name string
		sum  Summary
		want string
	}{
		{"nothing", Summary{}, ""},
		{"effect", Summary{Effects: []Effect{{Category: catalog.HTTP, Sink: post}}}, "effects(http net/http.Post)"},
		{
			"effects",
			Summary{Effects: []Effect{
				{Category: catalog.Mail, Sink: "net/smtp.SendMail", Async: true},
				{Category: catalog.HTTP, Sink: post, Failing: true, Reported: true},
			}},
			"effects(mail net/smtp.SendMail in a goroutine, http net/http.Post when failing reported)",
		},
		{
			"calls, by what is done with them",
			Summary{Calls: []Call{
				{Input: 0}, {Input: 1, Inside: true}, {Input: 2, Async: true}, {Input: 3, Later: true},
				{Input: 4, Inside: true, Retried: true}, {Input: 5, Inside: true, Async: true},
				{Input: 6, Inside: true, Later: true}, {Input: 7, Inside: true, Made: true},
			}},
			"runs(1, 4 retried, 5) wraps(7) calls(0) spawns(2) keeps(3, 6)",
		},
		{
			"parts and methods of inputs",
			Summary{Calls: []Call{{Input: 1, Path: ".fn"}, {Input: 2, Method: "(shop.Bus).Publish"}, {Input: 0, Path: ".bus", Method: "(shop.Bus).Publish"}}},
			"calls(1.fn, 2.Publish, 0.bus.Publish)",
		},
		{
			"opens",
			Summary{Opens: []Open{{Result: 0, Input: None}, {Result: None, Input: 0}, {Result: None, Input: 1, Path: ".tx"}}},
			"opens(result 0, 0, 1.tx)",
		},
		{
			"closes",
			Summary{Closes: []Close{{Input: 0, Result: None, Commit: true}, {Input: 1, Result: None, Path: ".tx", Rollback: true, Partial: true}}},
			"closes(0) may close(1.tx)",
		},
		{"carries", Summary{Carries: []Carry{{Result: 0, Input: 1}}}, "holds(result 0 of 1)"},
		{"keeps", Summary{Keeps: []Keep{{Into: 0, Path: ".tx", Input: 1}}}, "keeps(1 in 0.tx)"},
		{
			"returned functions",
			Summary{Returns: []Returned{
				{Result: 1, Closes: []Close{{Input: None, Result: 0, Commit: true}}},
				{Result: 2, Calls: []Call{{Input: 0, Inside: true}}, Effects: []Effect{{Category: catalog.HTTP, Sink: post}}},
			}},
			"returns(result 1: closes(result 0)) returns(result 2: effects(http net/http.Post) runs(0))",
		},
		{
			"what returned functions do with their own parameters",
			Summary{Returns: []Returned{
				{Result: 0, Own: []Call{{Input: 0}}, Made: []Call{{Input: 0, Inside: true}}},
				{Result: 1, Made: []Call{{Input: 0, Inside: true}}},
			}},
			"returns(result 0: own calls(0) made runs(0)) returns(result 1: made runs(0))",
		},
		{
			"everything, in one order",
			Summary{
				Effects: []Effect{{Category: catalog.HTTP, Sink: post}},
				Calls:   []Call{{Input: 0, Inside: true}},
				Opens:   []Open{{Result: 0, Input: None}},
				Closes:  []Close{{Input: 1, Result: None}},
				Carries: []Carry{{Result: 0, Input: 1}},
				Returns: []Returned{{Result: 1, Own: []Call{{Input: 0}}}},
			},
			"effects(http net/http.Post) runs(0) opens(result 0) closes(1) holds(result 0 of 1) returns(result 1: own calls(0))",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.sum.String(); got != tt.want {
				t.Errorf("\ngot  %s\nwant %s", got, tt.want)
			}
		})
	}
}
