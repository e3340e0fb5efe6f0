// Package repo gets the transaction from others, in a parameter that does not say that it is one.
package repo

import (
	"context"
	"database/sql"
	"net/smtp"

	"gorm.io/gorm"
)

// Mailer sends mail.
type Mailer interface{ Send(to string) error }

// Repo stores rows.
type Repo struct{ Mail Mailer }

// Order is a row.
type Order struct{ ID int64 }

// Execer is a transaction or a pool.
type Execer interface {
	ExecContext(ctx context.Context, q string, args ...any) (sql.Result, error)
}

// Save is called with an open transaction.
func (r *Repo) Save(db *gorm.DB, o *Order) error {
	if err := db.Create(o).Error; err != nil {
		return err
	}
	return r.Mail.Send("ann@example.com") // link `sends mail inside a transaction: r.Mail.Send → mails.Sender.Send → smtp.SendMail .*; it stays if the transaction begun at handle/orders/orders.go:27 rolls back \(mail\)`
}

// Load is called with the pool only.
func (r *Repo) Load(db *gorm.DB, o *Order) error {
	if err := db.First(o).Error; err != nil {
		return err
	}
	return r.Mail.Send("ann@example.com") // ok: nobody passes a transaction
}

// Ship is called with an open *sql.Tx behind an interface.
func (r *Repo) Ship(ctx context.Context, db Execer) error {
	if _, err := db.ExecContext(ctx, `UPDATE orders SET shipped = true`); err != nil {
		return err
	}
	return r.Mail.Send("ann@example.com") // link `sends mail inside a transaction: r.Mail.Send → mails.Sender.Send → smtp.SendMail .*; it stays if the transaction begun at handle/orders/orders.go:34 rolls back \(mail\)`
}

// Touch is called with the pool behind an interface.
func (r *Repo) Touch(ctx context.Context, db Execer) error {
	if _, err := db.ExecContext(ctx, `UPDATE orders SET touched = true`); err != nil {
		return err
	}
	return r.Mail.Send("ann@example.com") // ok: the pool is no transaction
}

// Outer hands the transaction on to Inner.
func (r *Repo) Outer(db *gorm.DB) error { return r.inner(db.Where("id = ?", 1)) }

func (r *Repo) inner(db *gorm.DB) error {
	if err := db.Delete(&Order{}).Error; err != nil {
		return err
	}
	return r.Mail.Send("ann@example.com") // link `sends mail inside a transaction: r.Mail.Send → mails.Sender.Send → smtp.SendMail .*; it stays if the transaction begun at handle/orders/orders.go:53 rolls back \(mail\)`
}

// Notify has its effect in sight of those who call it: it is reported there.
func Notify(db *gorm.DB) error {
	if err := db.Delete(&Order{}).Error; err != nil {
		return err
	}
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil) // ok: reported at the call
}
