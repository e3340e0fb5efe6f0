package check_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"

	"golang.org/x/tools/txtar"
)

// changeSize is how many bytes say what to change: two which block, one the statement and what becomes
// of it, one the block that a statement comes from.
const changeSize = 4

// Changes that double a statement could go on for ever.
const (
	mostChanges = 20
	mostBytes   = 1 << 15
)

// change changes one statement of a valid program.
func change(files []txtar.File, by [changeSize]byte) []txtar.File {
	program := parse(files)
	blocks, others := program.blocks, parse(files).blocks // trees of their own: no statement gets into itself
	if len(blocks) == 0 {
		return files
	}
	which := (int(by[0]) + int(by[1])<<8) % len(blocks)
	b, from := blocks[which], others[(which+int(by[3]))%len(others)]
	b.List = changed(b.List, int(by[2])/kinds%len(b.List), by[2]%kinds, from.List)
	var out bytes.Buffer
	if format.Node(&out, program.fset, program.owner[which]) != nil || out.Len() > mostBytes {
		return files
	}
	files = slices.Clone(files)
	files[slices.Index(program.files, program.owner[which])].Data = out.Bytes()
	return files
}

// parsed is a program without comments, and what there is to change in it.
type parsed struct {
	fset   *token.FileSet
	files  []*ast.File
	blocks []*ast.BlockStmt
	owner  []*ast.File // of each block
}

func parse(files []txtar.File) *parsed {
	p := &parsed{fset: token.NewFileSet()}
	for _, file := range files {
		syntax, err := parser.ParseFile(p.fset, "", file.Data, parser.SkipObjectResolution)
		p.files = append(p.files, syntax)
		if err != nil {
			continue
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if b, ok := n.(*ast.BlockStmt); ok && len(b.List) > 0 {
				p.blocks, p.owner = append(p.blocks, b), append(p.owner, syntax)
			}
			return true
		})
	}
	return p
}

const kinds = 10 // of changes

func changed(list []ast.Stmt, i int, how byte, from []ast.Stmt) []ast.Stmt {
	s := list[i]
	body := &ast.BlockStmt{List: []ast.Stmt{s}}
	call := &ast.CallExpr{Fun: &ast.FuncLit{Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: body}}
	var by []ast.Stmt
	switch how {
	case 0: // it is gone
	case 1:
		by = []ast.Stmt{s, s}
	case 2:
		by = []ast.Stmt{&ast.ForStmt{Body: body}}
	case 3:
		none := &ast.BinaryExpr{X: &ast.CallExpr{Fun: ast.NewIdent("recover")}, Op: token.EQL, Y: ast.NewIdent("nil")}
		by = []ast.Stmt{&ast.IfStmt{Cond: none, Body: body}}
	case 4:
		by = []ast.Stmt{&ast.DeferStmt{Call: call}}
	case 5:
		by = []ast.Stmt{&ast.GoStmt{Call: call}}
	case 6:
		by = []ast.Stmt{&ast.ExprStmt{X: call}}
	case 7: // another one comes before it
		by = []ast.Stmt{from[i%len(from)], s}
	case 8: // others take its place
		by = from
	default: // it comes first
		return append([]ast.Stmt{s}, append(append([]ast.Stmt{}, list[:i]...), list[i+1:]...)...)
	}
	return append(append(append([]ast.Stmt{}, list[:i]...), by...), list[i+1:]...)
}
