package catalog

import "testing"

// Model hooks are methods of any type, in packages that import the library.
func TestHooks(t *testing.T) {
	w := newWorld(t)
	w.add("gorm.io/gorm", "type DB struct{}")
	w.add("github.com/jinzhu/gorm", "type DB struct{}\ntype Scope struct{}")
	w.add("shop/model", `
import "gorm.io/gorm"
type User struct{}
func (*User) AfterCreate(tx *gorm.DB) (err error) { return nil }
func (User) BeforeSave(*gorm.DB) error { return nil }
func (User) AfterFind(*gorm.DB) error { return nil }
func (User) AfterUpdate(*gorm.DB) {}
func (User) AfterSave() error { return nil }
func AfterDelete(*gorm.DB) error { return nil }
`)
	w.add("shop/old", `
import "github.com/jinzhu/gorm"
type User struct{ db *gorm.DB }
func (*User) AfterCreate(tx *gorm.DB) error { return nil }
func (*User) BeforeSave() error { return nil }
func (*User) AfterSave(*gorm.Scope) {}
func (*User) AfterSaved() {}
`)
	w.add("shop/none", "type User struct{}\nfunc (User) BeforeSave() error { return nil }")
	c := mustBuiltin(t)
	for _, tt := range []struct {
		pkg, fn string
		hook    bool
		handle  int
	}{
		{"shop/model", "User.AfterCreate", true, 0},
		{"shop/model", "User.BeforeSave", true, 0},
		{"shop/model", "User.AfterFind", false, 0},   // queries get no transaction
		{"shop/model", "User.AfterUpdate", false, 0}, // no error result: gorm ignores it
		{"shop/model", "User.AfterSave", false, 0},
		{"shop/model", "AfterDelete", false, 0}, // no method
		{"shop/old", "User.AfterCreate", true, 0},
		{"shop/old", "User.BeforeSave", true, None},
		{"shop/old", "User.AfterSave", true, None},
		{"shop/old", "User.AfterSaved", false, 0},
		{"shop/none", "User.BeforeSave", false, 0}, // does not import gorm
	} {
		h := c.Hook(w.fn(tt.pkg, tt.fn))
		if (h != nil) != tt.hook || h != nil && h.Handle != tt.handle {
			t.Errorf("%s %s: %+v", tt.pkg, tt.fn, h)
		}
	}
}
