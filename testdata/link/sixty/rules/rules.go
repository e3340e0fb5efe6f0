// Package rules has 60 rules.
package rules

import (
	"context"
	"net/http"
	"net/smtp"

	"example.com/link/sixty/orders"
)

func send() error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
}

func get() error {
	resp, err := http.Get("https://example.com")
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// All returns all rules.
func All() []orders.Rule {
	return []orders.Rule{
		Rule01{}, Rule02{}, Rule03{}, Rule04{}, Rule05{}, Rule06{},
		Rule07{}, Rule08{}, Rule09{}, Rule10{}, Rule11{}, Rule12{},
		Rule13{}, Rule14{}, Rule15{}, Rule16{}, Rule17{}, Rule18{},
		Rule19{}, Rule20{}, Rule21{}, Rule22{}, Rule23{}, Rule24{},
		Rule25{}, Rule26{}, Rule27{}, Rule28{}, Rule29{}, Rule30{},
		Rule31{}, Rule32{}, Rule33{}, Rule34{}, Rule35{}, Rule36{},
		Rule37{}, Rule38{}, Rule39{}, Rule40{}, Rule41{}, Rule42{},
		Rule43{}, Rule44{}, Rule45{}, Rule46{}, Rule47{}, Rule48{},
		Rule49{}, Rule50{}, Rule51{}, Rule52{}, Rule53{}, Rule54{},
		Rule55{}, Rule56{}, Rule57{}, Rule58{}, Rule59{}, Rule60{},
	}
}

// The rules.
type (
	Rule01 struct{}
	Rule02 struct{}
	Rule03 struct{}
	Rule04 struct{}
	Rule05 struct{}
	Rule06 struct{}
	Rule07 struct{}
	Rule08 struct{}
	Rule09 struct{}
	Rule10 struct{}
	Rule11 struct{}
	Rule12 struct{}
	Rule13 struct{}
	Rule14 struct{}
	Rule15 struct{}
	Rule16 struct{}
	Rule17 struct{}
	Rule18 struct{}
	Rule19 struct{}
	Rule20 struct{}
	Rule21 struct{}
	Rule22 struct{}
	Rule23 struct{}
	Rule24 struct{}
	Rule25 struct{}
	Rule26 struct{}
	Rule27 struct{}
	Rule28 struct{}
	Rule29 struct{}
	Rule30 struct{}
	Rule31 struct{}
	Rule32 struct{}
	Rule33 struct{}
	Rule34 struct{}
	Rule35 struct{}
	Rule36 struct{}
	Rule37 struct{}
	Rule38 struct{}
	Rule39 struct{}
	Rule40 struct{}
	Rule41 struct{}
	Rule42 struct{}
	Rule43 struct{}
	Rule44 struct{}
	Rule45 struct{}
	Rule46 struct{}
	Rule47 struct{}
	Rule48 struct{}
	Rule49 struct{}
	Rule50 struct{}
	Rule51 struct{}
	Rule52 struct{}
	Rule53 struct{}
	Rule54 struct{}
	Rule55 struct{}
	Rule56 struct{}
	Rule57 struct{}
	Rule58 struct{}
	Rule59 struct{}
	Rule60 struct{}
)

// Settle implements orders.Calm.
func (Rule01) Settle(int64) error { return nil }

// Settle implements orders.Calm.
func (Rule02) Settle(int64) error { return nil }

// Settle implements orders.Calm, for which nobody uses it.
func (Rule07) Settle(int64) error { return send() }

// The 60 implementations of orders.Rule.

func (Rule01) Apply(context.Context, int64) error { return nil }
func (Rule02) Apply(context.Context, int64) error { return nil }
func (Rule03) Apply(context.Context, int64) error { return nil }
func (Rule04) Apply(context.Context, int64) error { return nil }
func (Rule05) Apply(context.Context, int64) error { return nil }
func (Rule06) Apply(context.Context, int64) error { return nil }
func (Rule07) Apply(context.Context, int64) error {
	return smtp.SendMail("mail.example.com:25", nil, "", nil, nil)
}
func (Rule08) Apply(context.Context, int64) error { return nil }
func (Rule09) Apply(context.Context, int64) error { return nil }
func (Rule10) Apply(context.Context, int64) error { return nil }
func (Rule11) Apply(context.Context, int64) error { return nil }
func (Rule12) Apply(context.Context, int64) error { return nil }
func (Rule13) Apply(context.Context, int64) error { return nil }
func (Rule14) Apply(context.Context, int64) error { return nil }
func (Rule15) Apply(context.Context, int64) error { return nil }
func (Rule16) Apply(context.Context, int64) error { return nil }
func (Rule17) Apply(context.Context, int64) error { return nil }
func (Rule18) Apply(context.Context, int64) error { return nil }
func (Rule19) Apply(context.Context, int64) error { return nil }
func (Rule20) Apply(context.Context, int64) error { return nil }
func (Rule21) Apply(context.Context, int64) error { return nil }
func (Rule22) Apply(context.Context, int64) error { return nil }
func (Rule23) Apply(context.Context, int64) error { return nil }
func (Rule24) Apply(context.Context, int64) error { return nil }
func (Rule25) Apply(context.Context, int64) error { return nil }
func (Rule26) Apply(context.Context, int64) error { return nil }
func (Rule27) Apply(context.Context, int64) error { return nil }
func (Rule28) Apply(context.Context, int64) error { return nil }
func (Rule29) Apply(context.Context, int64) error { return nil }
func (Rule30) Apply(context.Context, int64) error { return nil }
func (Rule31) Apply(context.Context, int64) error { return nil }
func (Rule32) Apply(context.Context, int64) error { return nil }
func (Rule33) Apply(context.Context, int64) error { return nil }
func (Rule34) Apply(context.Context, int64) error { return nil }
func (Rule35) Apply(context.Context, int64) error { return nil }
func (Rule36) Apply(context.Context, int64) error { return nil }
func (Rule37) Apply(context.Context, int64) error { return nil }
func (Rule38) Apply(context.Context, int64) error { return nil }
func (Rule39) Apply(context.Context, int64) error { return nil }
func (Rule40) Apply(context.Context, int64) error { return nil }
func (Rule41) Apply(context.Context, int64) error { return nil }
func (Rule42) Apply(context.Context, int64) error { return get() }
func (Rule43) Apply(context.Context, int64) error { return nil }
func (Rule44) Apply(context.Context, int64) error { return nil }
func (Rule45) Apply(context.Context, int64) error { return nil }
func (Rule46) Apply(context.Context, int64) error { return nil }
func (Rule47) Apply(context.Context, int64) error { return nil }
func (Rule48) Apply(context.Context, int64) error { return nil }
func (Rule49) Apply(context.Context, int64) error { return nil }
func (Rule50) Apply(context.Context, int64) error { return nil }
func (Rule51) Apply(context.Context, int64) error { return nil }
func (Rule52) Apply(context.Context, int64) error { return nil }
func (Rule53) Apply(context.Context, int64) error { return nil }
func (Rule54) Apply(context.Context, int64) error { return nil }
func (Rule55) Apply(context.Context, int64) error { return nil }
func (Rule56) Apply(context.Context, int64) error { return nil }
func (Rule57) Apply(context.Context, int64) error { return nil }
func (Rule58) Apply(context.Context, int64) error { return nil }
func (Rule59) Apply(context.Context, int64) error { return nil }
func (Rule60) Apply(context.Context, int64) error { return nil }
