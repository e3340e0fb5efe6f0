// Package carrier is the client of the parcel service.
package carrier

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Client books parcels.
type Client struct {
	BaseURL string
	HTTP    *http.Client
}

// Book orders the transport of a parcel and returns its tracking number.
func (c *Client) Book(ctx context.Context, reference, address string) (string, error) {
	form := url.Values{"reference": {reference}, "address": {address}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.BaseURL+"/parcels", strings.NewReader(form.Encode()))
	if err != nil {
		return "", fmt.Errorf("book parcel: %w", err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := c.HTTP.Do(req)
	if err != nil {
		return "", fmt.Errorf("book parcel: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("book parcel: %s", res.Status)
	}
	var parcel struct{ Tracking string }
	if err := json.NewDecoder(res.Body).Decode(&parcel); err != nil {
		return "", fmt.Errorf("book parcel: %w", err)
	}
	return parcel.Tracking, nil
}
