// Package effects has functions that reach sinks.
package effects

import (
	"database/sql"
	"net/http"
	"net/smtp"
)

// Mail is one call away from a sink.
func Mail(to string) error { // want Mail:`^effects\(mail net/smtp\.SendMail\)$`
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
}

// Welcome is two calls away from it, and one call away from another one.
func Welcome(to string) error { // want Welcome:`^effects\(mail net/smtp\.SendMail, http net/http\.Get\)$`
	if err := Mail(to); err != nil {
		return err
	}
	_, err := http.Get("https://www.example.com")
	return err
}

// Far has a way through Welcome and a shorter one.
func Far(to string) error { // want Far:`^effects\(mail net/smtp\.SendMail, http net/http\.Get\)$`
	if err := Welcome(to); err != nil {
		return err
	}
	return Mail(to)
}

// Async does it in a goroutine.
func Async(to string) { // want Async:`^effects\(mail net/smtp\.SendMail in a goroutine\)$`
	go Mail(to)
}

// Alert does it where it fails.
func Alert(db *sql.DB) error { // want Alert:`^effects\(mail net/smtp\.SendMail when failing\)$`
	if err := db.Ping(); err != nil {
		Mail("ops")
		return err
	}
	return nil
}

// Told reports it itself.
func Told(tx *sql.Tx) error { // want Told:`^effects\(mail net/smtp\.SendMail reported\)$`
	return Mail("ann")
}

// Later returns a function that does it.
func Later(to string) func() error { // want Later:`^returns\(result 0: effects\(mail net/smtp\.SendMail\)\)$`
	return func() error { return Mail(to) }
}

// Always returns a function that needs nothing of it.
func Always() func(string) error { // want Always:`^returns\(result 0: effects\(mail net/smtp\.SendMail\)\)$`
	return func(to string) error { return Mail(to) }
}

// Count has none.
func Count(db *sql.DB) error { return db.Ping() }
