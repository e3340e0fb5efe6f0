// Package webhook posts events to systems that listen on HTTP.
package webhook

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// Sender posts to one endpoint.
type Sender struct {
	URL    string
	Client *http.Client
}

// Post sends the event and expects a 2xx answer.
func (s *Sender) Post(ctx context.Context, event string, payload any) error {
	body, err := json.Marshal(map[string]any{"event": event, "payload": payload})
	if err != nil {
		return fmt.Errorf("%s: %w", event, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %w", event, err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := s.Client.Do(req)
	if err != nil {
		return fmt.Errorf("%s: %w", event, err)
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("%s: %s", event, res.Status)
	}
	return nil
}
