// Package notify is where the effects of this module are: every path to one of
// them crosses a package border.
package notify

import (
	"context"
	"fmt"
	"net/http"
	"net/smtp"
	"strings"
)

// Mail sends a mail.
func Mail(to, text string) error {
	msg := fmt.Appendf(nil, "To: %s\r\n\r\n%s\r\n", to, text)
	return smtp.SendMail("localhost:25", nil, "facts@example.com", []string{to}, msg)
}

// Post tells another system, over HTTP.
func Post(ctx context.Context, event string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost:8080/events", strings.NewReader(event))
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}
