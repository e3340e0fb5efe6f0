// Package products is the catalogue of the shop.
package products

import (
	"strings"

	"gorm.io/gorm"

	"example.com/shop/webhook"
)

// Feed hears of every new product. It is a variable because gorm creates the
// models, and its hooks with them.
var Feed *webhook.Sender

// Product is something to buy.
type Product struct {
	ID   int64
	Name string
	Slug string
}

// BeforeSave is a hook of gorm: it derives the slug from the name.
func (p *Product) BeforeSave(*gorm.DB) error {
	p.Slug = strings.ReplaceAll(strings.ToLower(p.Name), " ", "-") // ok: a hook that only sets fields
	return nil
}

// AfterCreate is a hook of gorm, which runs it before it commits.
func (p *Product) AfterCreate(tx *gorm.DB) error {
	return Feed.Post(tx.Statement.Context, "product.created", p) // want "makes an HTTP request inside a transaction: Feed.Post"
}
