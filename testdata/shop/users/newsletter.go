package users

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/smtp"

	"example.com/shop/store"
)

// Newsletter keeps its readers.
type Newsletter struct {
	DB    *store.DB
	Relay string
	From  string
}

// Subscribe stores an address and asks its owner to confirm it.
func (n *Newsletter) Subscribe(ctx context.Context, email string) error {
	tx, err := n.DB.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("subscribe: %w", err)
	}
	defer tx.Rollback()

	token := rand.Text()
	if _, err := tx.ExecContext(ctx, `INSERT INTO readers (email, token) VALUES ($1, $2)`, email, token); err != nil {
		return fmt.Errorf("subscribe: %w", err)
	}
	if err := n.write(email, "Please confirm: https://shop.example.com/confirm/"+token); err != nil { // want "sends mail inside a transaction: n.write .*smtp.SendMail"
		return fmt.Errorf("subscribe: %w", err)
	}
	return tx.Commit()
}

// Unsubscribe forgets an address and says goodbye to its owner.
func (n *Newsletter) Unsubscribe(ctx context.Context, email string) error {
	tx, err := n.DB.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("unsubscribe: %w", err)
	}
	defer tx.Rollback()

	if _, err := tx.ExecContext(ctx, `DELETE FROM readers WHERE email = $1`, email); err != nil {
		return fmt.Errorf("unsubscribe: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("unsubscribe: %w", err)
	}
	return n.write(email, "We are sorry to see you go.") // ok: committed, and the pending Rollback does nothing
}

func (n *Newsletter) write(to, text string) error {
	msg := fmt.Appendf(nil, "To: %s\r\nSubject: Newsletter\r\n\r\n%s\r\n", to, text)
	return smtp.SendMail(n.Relay, nil, n.From, []string{to}, msg)
}
