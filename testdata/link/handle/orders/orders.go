// Package orders hands its transactions on.
package orders

import (
	"context"
	"database/sql"

	"gorm.io/gorm"

	"example.com/link/handle/repo"
)

// Service takes orders.
type Service struct {
	DB   *gorm.DB
	Pool *sql.DB
	Repo *repo.Repo
}

// Place hands over what the runner gives, and before that the pool.
func (s *Service) Place(ctx context.Context) error {
	o := &repo.Order{ID: 1}
	if err := s.Repo.Load(s.DB.WithContext(ctx), o); err != nil {
		return err
	}
	// The callee has the transaction in its hands and reports.
	return s.DB.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		return s.Repo.Save(tx, o) // ok: reported in Save
	})
}

// Ship hands over a *sql.Tx.
func (s *Service) Ship(ctx context.Context) error {
	tx, err := s.Pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Repo.Ship(ctx, tx); err != nil { // ok: reported in Ship
		return err
	}
	return tx.Commit()
}

// Touch hands over the pool.
func (s *Service) Touch(ctx context.Context) error {
	return s.Repo.Touch(ctx, s.Pool) // ok: no transaction
}

// Direct hands over by way of two functions.
func (s *Service) Direct(ctx context.Context) error {
	var deleted bool
	err := s.DB.Transaction(func(db *gorm.DB) error {
		deleted = true
		return s.Repo.Outer(db) // ok: reported in inner
	})
	if err != nil || !deleted {
		return err
	}
	return s.Repo.Mail.Send("ann@example.com") // ok: after the commit
}

// Loose keeps the transaction to itself.
func (s *Service) Loose(ctx context.Context) error {
	return s.DB.Transaction(func(tx *gorm.DB) error {
		if err := tx.Delete(&repo.Order{}).Error; err != nil {
			return err
		}
		return s.Repo.Mail.Send("ann@example.com") // link `sends mail inside a transaction: s.Repo.Mail.Send → mails.Sender.Send → smtp.SendMail .*; it stays if the transaction begun at line 65 rolls back \(mail\)`
	})
}

// Told calls what separate analysis sees through.
func (s *Service) Told(ctx context.Context) error {
	return s.DB.Transaction(func(tx *gorm.DB) error {
		return repo.Notify(tx) // want "sends mail inside a transaction: repo.Notify → smtp.SendMail"
	})
}
