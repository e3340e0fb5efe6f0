package config_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/internal/catalog"
)

// File has the keys that the loader knows, role by role: the schema is made from it.
func TestFileKeys(t *testing.T) {
	top := keysOf(reflect.TypeFor[config.File]())
	var roles []string
	for key, typ := range top {
		if typ.Kind() != reflect.Slice || typ == reflect.TypeFor[config.Names]() {
			continue // a setting
		}
		roles = append(roles, key)
		want := catalog.Keys(key)
		if want == nil {
			for _, role := range catalog.FamilyRoles() {
				want = append(want, catalog.FamilyKeys(role)...)
			}
		}
		var have []string
		for k := range keysOf(typ.Elem()) {
			have = append(have, k)
		}
		slices.Sort(have)
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(have, want) {
			t.Errorf("%s: File has\n%s\nthe loader has\n%s", key, have, want)
		}
	}
	want := catalog.Roles()
	slices.Sort(roles)
	slices.Sort(want)
	if !slices.Equal(roles, want) {
		t.Errorf("File has the roles\n%s\nthe loader has\n%s", roles, want)
	}
}

func keysOf(t reflect.Type) map[string]reflect.Type {
	keys := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous {
			key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			keys[key] = f.Type
		}
	}
	return keys
}
