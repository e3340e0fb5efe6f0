package lower

import (
	"fmt"
	"go/types"
	"path"
	"path/filepath"
	"strings"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// identify sets the names, inputs and results of the function.
func (f *funcLowering) identify() {
	out, fn := f.out, f.fn
	obj, _ := fn.Object().(*types.Func)
	switch {
	case f.outer != nil:
		out.ID = fmt.Sprintf("%s$%d", f.outer.out.ID, f.literalNumber())
		out.Name = "func literal"
		out.Parent, out.Root = f.outer.out.ID, f.outer.out.Root
		if f.outer.outer == nil && f.outer.fn.Syntax() == nil {
			out.Root = out.ID // in the initialiser of a package variable: a function of its own
		}
	case obj == nil || obj.Name() == "init" && obj.Signature().Recv() == nil:
		out.ID = f.Pkg.Path() + "." + fn.Name()
		out.Name = f.Pkg.Name() + ".init"
		out.Root = out.ID
	case obj.Name() == "_": // there may be several, and nobody calls them
		f.blanks++
		out.ID = fmt.Sprintf("%s#%d", FuncID(obj), f.blanks)
		out.Name = DisplayName(obj)
		out.Root = out.ID
	default:
		out.ID = FuncID(obj)
		out.Name = DisplayName(obj)
		out.Root = out.ID
		out.Obj = obj
		out.Hook = f.Catalog.Hook(obj)
	}
	for _, p := range fn.Params {
		t := p.Type()
		out.Inputs = append(out.Inputs, fragment.Input{
			Name: p.Name(), Class: f.inputClass(p.Name(), t), Iface: types.IsInterface(t), Hand: f.reaches(t),
			Generic: isInstance(t),
		})
	}
	out.NumParams = len(out.Inputs)
	for _, v := range fn.FreeVars {
		t := v.Type()
		out.Inputs = append(out.Inputs, fragment.Input{
			Name: v.Name(), Class: f.capturedClass(t), Iface: capturesInterface(t), Hand: true,
		})
	}
	out.Sig = fn.Signature
	results := fn.Signature.Results()
	for i := range results.Len() {
		out.Results = append(out.Results, f.classOf(results.At(i).Type()))
	}
	if n := len(out.Results); n > 0 && out.Results[n-1] == fragment.Error {
		out.HasError = true
	}
}

func capturesInterface(t types.Type) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return types.IsInterface(ptr.Elem())
	}
	return types.IsInterface(t)
}

func (f *funcLowering) literalNumber() int {
	for i, anon := range f.outer.fn.AnonFuncs {
		if anon == f.fn {
			return i + 1
		}
	}
	return 0
}

// FuncID returns the stable key of a declared function or method: the full name of its origin.
func FuncID(obj *types.Func) string { return obj.Origin().FullName() }

// DisplayName returns a function's name as users write it: kafka.(*Writer).WriteMessages.
func DisplayName(obj *types.Func) string {
	obj = obj.Origin()
	pkg := ""
	if obj.Pkg() != nil {
		pkg = obj.Pkg().Name() + "."
	}
	recv := obj.Signature().Recv()
	if recv == nil {
		return pkg + obj.Name()
	}
	t := types.Unalias(recv.Type())
	star := ""
	if ptr, ok := t.(*types.Pointer); ok {
		star, t = "*", types.Unalias(ptr.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok {
		return pkg + obj.Name()
	}
	if star == "" {
		return pkg + named.Obj().Name() + "." + obj.Name()
	}
	return pkg + "(*" + named.Obj().Name() + ")." + obj.Name()
}

// relFile returns the path of a file relative to its module, or below the last element of its
// package path when the module is unknown: never a path of this machine.
func (l *lowering) relFile(filename string) string { return RelFile(filename, l.Pkg.Path(), l.Module) }

// RelFile is the path of a file of a package relative to its module, "" when that is unknown.
func RelFile(filename, pkg, module string) string {
	dir := pkg
	if rest, ok := strings.CutPrefix(dir, module); ok && module != "" {
		dir = strings.TrimPrefix(rest, "/")
	} else {
		dir = strings.TrimPrefix(path.Base(dir), "/") // of "/" it is "/"
	}
	return path.Join(dir, filepath.Base(filename))
}
