// Package mails sends mail.
package mails

import (
	"context"
	"net/smtp"
)

// Send is a jobs.Handler.
func Send(_ context.Context, to string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
}

// Worker is a jobs.Worker.
type Worker struct{}

// Work implements jobs.Worker.
func (Worker) Work(ctx context.Context, to string) error { return Send(ctx, to) }
