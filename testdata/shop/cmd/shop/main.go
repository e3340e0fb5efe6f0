// Command shop is the backend of a small shop.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/redis/go-redis/v9"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/stripe/stripe-go/v82"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"example.com/shop/events"
	"example.com/shop/fulfilment"
	"example.com/shop/inventory"
	"example.com/shop/mail"
	"example.com/shop/orders"
	"example.com/shop/outbox"
	"example.com/shop/payments"
	"example.com/shop/products"
	"example.com/shop/reports"
	"example.com/shop/shipping"
	"example.com/shop/shipping/carrier"
	"example.com/shop/store"
	"example.com/shop/users"
	"example.com/shop/webhook"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		slog.Error("shop stopped", "error", err)
		os.Exit(1)
	}
}

// run wires the services and serves until the context ends.
func run(ctx context.Context) error {
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		return fmt.Errorf("database: %w", err)
	}
	defer pool.Close()
	db := &store.DB{DB: stdlib.OpenDBFromPool(pool)}
	orm, err := gorm.Open(postgres.New(postgres.Config{Conn: db.DB}), &gorm.Config{})
	if err != nil {
		return fmt.Errorf("gorm: %w", err)
	}
	queue, err := river.NewClient(riverpgxv5.New(pool), &river.Config{})
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	client := &http.Client{Timeout: 10 * time.Second}
	hook := func(name string) *webhook.Sender {
		return &webhook.Sender{URL: os.Getenv(name + "_URL"), Client: client}
	}
	products.Feed = hook("FEED")

	mailer := &mail.Mailer{Relay: os.Getenv("SMTP_ADDR"), From: "shop@example.com"}
	relay := &outbox.Relay{DB: db, Mailer: mailer}
	go relay.Run(ctx)

	desk := &orders.Service{
		DB: db, Events: publisher(), Alerts: hook("ALERTS"), Fraud: hook("FRAUD"), Log: slog.Default(),
	}
	cards := &payments.Service{Pool: pool, Stripe: stripe.NewClient(os.Getenv("STRIPE_KEY"))}
	vouchers := &payments.Vouchers{DB: db, Partner: hook("PARTNER")}
	parcels := &shipping.Service{
		DB: orm, Carrier: &carrier.Client{BaseURL: os.Getenv("CARRIER_URL"), HTTP: client}, Depot: os.Getenv("DEPOT"),
	}
	jobs := &fulfilment.Service{Pool: pool, Jobs: queue}
	prices := &products.Prices{DB: db, Cache: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDR")})}
	images := &products.Images{DB: db, Dir: os.Getenv("IMAGES")}
	stock := &inventory.Service{DB: db, Mailer: mailer, Buyer: "buyer@example.com"}
	accounts := &users.Service{DB: db, Mailer: mailer}
	readers := &users.Newsletter{DB: db, Relay: mailer.Relay, From: mailer.From}
	figures := &reports.Service{DB: db, Accounting: hook("ACCOUNTING")}

	mux := http.NewServeMux()
	mux.Handle("POST /orders/{id}/confirm", byID(desk.Confirm))
	mux.Handle("POST /orders/{id}/cancel", byID(desk.Cancel))
	mux.Handle("POST /orders/{id}/review", byID(desk.Review))
	mux.Handle("POST /orders/{id}/capture", byID(cards.Capture))
	mux.Handle("POST /orders/{id}/pick", byID(jobs.Pick))
	mux.Handle("POST /orders/{id}/pack", byID(jobs.Pack))
	mux.Handle("POST /orders/{id}/return", byID(parcels.Return))
	mux.Handle("POST /shipments/{id}/book", byID(parcels.Dispatch))
	mux.Handle("POST /products/{id}/freeze", byID(stock.Freeze))
	mux.Handle("POST /products/{id}/thaw", byID(stock.Thaw))
	mux.Handle("DELETE /products/{id}/price", byID(prices.Clear))
	mux.Handle("DELETE /images/{id}", byID(images.Delete))
	mux.Handle("POST /users/{id}/suspend", byID(accounts.Suspend))
	mux.Handle("DELETE /users/{id}", byID(accounts.Close))
	mux.Handle("POST /passwords/{name}", byName(accounts.ResetPassword))
	mux.Handle("POST /readers/{name}", byName(readers.Subscribe))
	mux.Handle("DELETE /readers/{name}", byName(readers.Unsubscribe))
	mux.Handle("DELETE /vouchers/{name}", byName(vouchers.Void))
	mux.Handle("POST /reports/{name}", byName(figures.Turnover))

	server := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	return server.ListenAndServe()
}

// publisher returns Kafka where there is one.
func publisher() events.Publisher {
	if brokers := os.Getenv("KAFKA_BROKERS"); brokers != "" {
		return events.NewKafka("orders", strings.Split(brokers, ",")...)
	}
	return events.Noop{}
}

// byID serves an action on something that has a number.
func byID(action func(ctx context.Context, id int64) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
		if err == nil {
			err = action(r.Context(), id)
		}
		answer(w, err)
	})
}

// byName serves an action on something that has a name.
func byName(action func(ctx context.Context, name string) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer(w, action(r.Context(), r.PathValue("name")))
	})
}

func answer(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
