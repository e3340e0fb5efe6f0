package finding

import (
	"go/token"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/solver"
	"github.com/txspill/txspill/passes/internal/summary"
)

// Finding is a spill as users are told of it.
type Finding struct {
	Pos      token.Pos
	File     string // of the call, relative to the module
	Category catalog.Category
	Read     bool
	Async    bool
	Retried  bool
	Callee   string          // the callee as written
	Sink     string          // full name of the sink
	Path     []summary.Frame // from the callee to the sink
	Skipped  int             // calls left out in the middle of Path
	More     int             // further sinks behind the same call
	Begin    solver.Begin
	Programs []string // main packages in which it is one, when it is not one in all
	Package  string   // name of the package, whose functions need no qualifier
}

// Of makes a finding of a spill.
func Of(s *solver.Spill) Finding {
	return Finding{
		Pos: s.Site.Pos, File: s.Site.File,
		Category: s.Effect.Category, Read: s.Effect.Read, Async: s.Async, Retried: s.Retried,
		Callee: s.Site.Expr, Sink: s.Effect.Sink,
		Path: s.Effect.Path, Skipped: s.Effect.Skipped(), More: s.More, Begin: s.Begin, Package: s.Func.Short,
	}
}
