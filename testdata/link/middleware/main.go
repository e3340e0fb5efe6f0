// Command middleware runs handlers inside transactions.
package main

import (
	"database/sql"
	"log"
	"net/http"

	"example.com/link/middleware/txn"
	"example.com/link/middleware/web"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/orders", txn.Middleware(db, web.Orders)) // want "sends mail inside a transaction: txn.Middleware → .*smtp.SendMail"
	mux.HandleFunc("/wrapped", txn.Wrap(db, web.Orders))  // want "sends mail inside a transaction: .*web.Orders → web.Mail → smtp.SendMail"
	mux.HandleFunc("/curried", txn.With(db)(web.Orders))  // want "sends mail inside a transaction: .*web.Orders → web.Mail → smtp.SendMail"
	mux.HandleFunc("/calm", txn.Wrap(db, web.Quiet))      // ok: only writes the answer
	mux.HandleFunc("/literal", txn.Wrap(db, func(http.ResponseWriter, *http.Request) {
		web.Mail() // want "sends mail inside a transaction: web.Mail → smtp.SendMail"
	}))
	mux.Handle("/handler", txn.Middleware(db, func(http.ResponseWriter, *http.Request) {
		web.Mail() // want "sends mail inside a transaction: web.Mail → smtp.SendMail"
	}))
	run(txn.Wrap(db, web.Orders))      // want "sends mail inside a transaction: run → web.Orders → web.Mail → smtp.SendMail"
	txn.Wrap(db, web.Orders)(nil, nil) // want "sends mail inside a transaction: .* → web.Orders → web.Mail → smtp.SendMail"
	mux.HandleFunc("/plain", web.Plain)
	mux.Handle("/quiet", txn.Middleware(db, web.Quiet)) // ok: only writes the answer
	log.Fatal(http.ListenAndServe(":8080", mux))
}

func run(h http.HandlerFunc) { h(nil, nil) }
