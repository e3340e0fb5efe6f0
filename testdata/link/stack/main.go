// Command stack keeps middleware in a slice and puts it around its handlers.
package main

import (
	"database/sql"
	"log"
	"net/http"

	"example.com/link/stack/pages"
	"example.com/link/stack/router"
	"example.com/link/stack/txn"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	r := router.New()
	r.Use(txn.Named("shop"))
	r.Use(txn.Around(db))
	routes(r)
	single(r, db)
	standard(db)
}

func routes(r *router.Router) {
	r.Get("/literal", func(r *router.Request) error {
		return pages.Mail(r) // link "sends mail inside a transaction: pages.Mail → smtp.SendMail"
	})
	r.Get("/mail", pages.Mail)          // link "sends mail inside a transaction: r.Get → pages.Mail → smtp.SendMail"
	r.Get("/greet", pages.Greet("ann")) // link "sends mail inside a transaction: r.Get → pages.Greet.. → pages.Mail → smtp.SendMail"
	r.Post("/mail", pages.Mail)         // link "sends mail inside a transaction: r.Post → pages.Mail → smtp.SendMail"
	r.Get("/calm", pages.Calm)          // ok: only writes rows
	r.Raw("/raw", pages.Mail)           // ok: without the stack
}

func single(r *router.Router, db *sql.DB) {
	r.Raw("/one", router.Chain(pages.Mail, txn.Named("one"), txn.Around(db))) // want "sends mail inside a transaction: router.Chain → pages.Mail → smtp.SendMail"
	r.Raw("/two", router.Chain(pages.Mail, txn.Named("two")))                 // ok: only named
	r.Raw("/three", txn.Around(db)(func(r *router.Request) error {
		return pages.Mail(r) // want "sends mail inside a transaction: pages.Mail → smtp.SendMail"
	}))
}

func standard(db *sql.DB) {
	std := txn.Standard(db)
	http.Handle("/answer", std(http.HandlerFunc(pages.Answer))) // want "sends mail inside a transaction: std → pages.Answer → pages.Mail → smtp.SendMail"
	http.Handle("/literal", std(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		_ = pages.Mail(nil) // want "sends mail inside a transaction: pages.Mail → smtp.SendMail"
	})))
	http.Handle("/plain", http.HandlerFunc(pages.Answer)) // ok: no transaction
	log.Fatal(http.ListenAndServe(":8080", nil))
}
