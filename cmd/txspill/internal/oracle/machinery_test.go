package oracle

// machinery declares what the idioms need.
func (g *gen) machinery(p *genPkg) {
	if g.has("structs") {
		p.decl(`// Unit is a unit of work.
type Unit struct{ Tx *lab.Tx }

// NewUnit begins.
func NewUnit() (*Unit, error) {
	tx, err := DB.Begin()
	if err != nil {
		return nil, err
	}
	return &Unit{Tx: tx}, nil
}

// Save commits.
func (u *Unit) Save() error { return u.Tx.Commit() }

// Cancel rolls back.
func (u *Unit) Cancel() { _ = u.Tx.Rollback() }
`)
	}
	if g.has("openers") {
		p.decl(`// Prepare begins, and returns what ends.
func Prepare() (*lab.Tx, func() error, func(), error) {
	tx, err := DB.Begin()
	if err != nil {
		return nil, nil, nil, err
	}
	return tx, tx.Commit, func() { _ = tx.Rollback() }, nil
}
`)
	}
	if !g.one(4) {
		name := g.next("Finish")
		after := ""
		if g.one(3) {
			after = "if *err == nil {\nlab.Publish(\"after\")\n}\n"
		}
		p.decl(say(`// %s ends a transaction.
func %[1]s(tx *lab.Tx, err *error) {
	if *err != nil {
		_ = tx.Rollback()
		return
	}
	*err = tx.Commit()
	%s}
`, name, after))
		g.finishes = append(g.finishes, name)
	}
}
