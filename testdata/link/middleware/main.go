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
	mux.Handle("/orders", txn.Middleware(db, web.Orders)) // link "sends mail inside a transaction: txn.Middleware → .*smtp.SendMail"
	mux.HandleFunc("/plain", web.Plain)
	mux.Handle("/quiet", txn.Middleware(db, web.Quiet)) // ok: only writes the answer
	log.Fatal(http.ListenAndServe(":8080", mux))
}
