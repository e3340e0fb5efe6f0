package finding

import (
	"go/token"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
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
	Frames   []Place  // the calls on the path whose place is known
	Ends     []Place  // where the transaction ends
	Programs []string // main packages in which it is one, when it is not one in all
	Package  string   // name of the package, whose functions need no qualifier
	In       string   // import path of the package
	Root     string   // ID of the declared function that the call stands in
}

// Place is a call that explains a finding.
type Place struct {
	Pos    token.Pos
	Callee string // as written
}

func places(sites []*fragment.Site) []Place {
	var out []Place
	for _, s := range sites {
		out = append(out, Place{s.Pos, s.Expr})
	}
	return out
}

// Of makes a finding of a spill.
func Of(s *solver.Spill) Finding {
	return Finding{
		Pos: s.Site.Pos, File: s.Site.File,
		Category: s.Effect.Category, Read: s.Effect.Read, Async: s.Async, Retried: s.Retried,
		Callee: s.Site.Expr, Sink: s.Effect.Sink,
		Path: s.Effect.Path, Skipped: s.Effect.Skipped(), More: s.More, Begin: s.Begin, Package: s.Func.Short,
		In: s.Func.Pkg, Root: s.Func.Root,
		Frames: places(s.Frames), Ends: places(s.Ends),
	}
}
