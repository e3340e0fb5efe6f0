package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// verifyVersion is part of every cache key: raise it when the checks change.
const verifyVersion = "4"

// errRefused means that a module could not be downloaded.
var errRefused = errors.New("could not be downloaded")

// A verdict is what checking a module found.
type verdict struct {
	Problems []string        // file:line:col: text
	Products map[string]bool // receivers and methods of products, and whether they exist
}

// verify checks a module in a scratch module of its own, so that minimal version selection
// between unrelated libraries cannot change what is checked. A verdict without problems is
// kept in the cache directory.
func (t *target) verify(l *loader, cacheDir string) (*verdict, error) {
	file := filepath.Join(cacheDir, t.key()+".json")
	if data, err := os.ReadFile(file); err == nil {
		v := &verdict{}
		if json.Unmarshal(data, v) == nil {
			return v, nil
		}
	}
	dir, err := os.MkdirTemp("", "catalog")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	mod := "module scratch\n\ngo " + strings.TrimPrefix(goVersion(), "go") + "\n"
	if t.module != "std" {
		mod += "\nrequire " + t.module + " " + t.version + "\n"
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644); err != nil {
		return nil, err
	}
	if t.module != "std" {
		if _, err := goCommand(dir, "mod", "download", t.module+"@"+t.version); err != nil {
			return nil, fmt.Errorf("%s %s %w: %w", t.module, t.version, errRefused, err)
		}
	}
	cat, err := Builtin()
	if err != nil {
		return nil, err
	}
	v, err := t.check(l, dir, cat, "-mod=mod")
	if err == nil && len(v.Problems) == 0 {
		err = v.store(file)
	}
	return v, err
}

func (v *verdict) store(file string) error {
	data, err := json.Marshal(v)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o755)
	}
	if err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	return err
}

// check resolves what the tables say of a module, with the versions of the module at dir. cat
// is a catalogue of the same tables.
func (t *target) check(l *loader, dir string, cat *Catalog, flags ...string) (*verdict, error) {
	load, find := t.packages()
	pkgs := map[string]*types.Package{}
	if len(load) > 0 {
		var err error
		if pkgs, err = l.load(dir, append(flags, load...)); err != nil {
			return nil, err
		}
	}
	if len(find) > 0 {
		list, err := goList(dir, slices.Concat([]string{"-e", "-find"}, flags, find))
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			if p.Error == nil && pkgs[p.ImportPath] == nil {
				pkgs[p.ImportPath] = types.NewPackage(p.ImportPath, "")
			}
		}
	}
	return t.judge(&resolver{pkgs, cat, true}), nil
}

func (t *target) judge(r *resolver) *verdict {
	v := &verdict{Products: map[string]bool{}}
	for _, ref := range t.refs {
		err := r.resolve(ref)
		if ref.kind == refProduct {
			recv, method, _ := cutLast(ref.text, ".")
			for _, half := range []string{recv, method} {
				key := first(ref.group, "receivers") + "." + first(ref.group, "methods") + " and so on: nothing matches " + half
				v.Products[key] = v.Products[key] || err == nil
			}
			continue
		}
		if err != nil {
			v.Problems = append(v.Problems, fmt.Sprintf("%s: %s: %v", ref.place(), ref.text, err))
		}
	}
	return v
}

// unmatched are the receivers and methods of products that match nothing in this module.
func (v *verdict) unmatched() (list []string) {
	for _, key := range slices.Sorted(maps.Keys(v.Products)) {
		if !v.Products[key] {
			list = append(list, key)
		}
	}
	return list
}

// first is the first element of a list, which tells products apart.
func first(g *group, key string) string { return g.List(key)[0].Value }

func (r ref) place() string { return fmt.Sprintf("%s:%d", r.group.File, r.node.Line) }

// packages are those to type-check, and those that only have to exist.
func (t *target) packages() (load, find []string) {
	loads, finds := map[string]bool{}, map[string]bool{}
	for _, r := range t.refs {
		if r.kind == refPackage {
			finds[r.text] = true
		} else {
			loads[r.pkg()] = true
		}
	}
	return slices.Sorted(maps.Keys(loads)), slices.Sorted(maps.Keys(finds))
}

// key changes whenever the verdict might. A verdict without problems does not depend on lines.
func (t *target) key() string {
	h := sha256.New()
	add := func(words ...any) { _, _ = fmt.Fprintln(h, words...) }
	add(verifyVersion, runtime.Version(), t.module, t.version)
	for _, r := range t.refs {
		add(r.kind, r.text, r.group.Role)
		for _, k := range slices.Sorted(maps.Keys(r.group.Fields)) {
			for _, n := range r.group.List(k) {
				add(k, n.Value)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func goVersion() string { return strings.Fields(runtime.Version())[0] }
