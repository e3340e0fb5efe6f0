// Package iface has interfaces with their implementations.
package iface

import (
	"database/sql"
	"net/smtp"
)

// Store is what services see.
type Store interface {
	InTx(fn func(*sql.Tx) error) error // want InTx:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	Begin() (*sql.Tx, error)           // want Begin:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) opens\(result 0\)$`
	Done(tx *sql.Tx) error             // want Done:`^closes\(1\)$`
	Count() (int, error)
}

// Events is what services see of what is outside.
type Events interface {
	Paid(id int) error // want Paid:`^effects\(mail net/smtp\.SendMail\)$`
}

type store struct{ db *sql.DB }

func (s *store) InTx(fn func(*sql.Tx) error) error { // want InTx:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	tx, err := s.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return s.Done(tx)
}

func (s *store) Begin() (*sql.Tx, error) { return s.db.Begin() } // want Begin:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) opens\(result 0\)$`

func (s *store) Done(tx *sql.Tx) error { return tx.Commit() } // want Done:`^closes\(1\)$`

func (s *store) Count() (int, error) { return 0, s.db.Ping() }

type mailer struct{}

func (mailer) Paid(int) error { // want Paid:`^effects\(mail net/smtp\.SendMail\)$`
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", nil, nil)
}

type silence struct{}

func (silence) Paid(int) error { return nil }

// New and Mail hand the implementations out.
func New(db *sql.DB) Store { return &store{db} }

// Mail is the loud one.
func Mail(loud bool) Events {
	if loud {
		return mailer{}
	}
	return silence{}
}
