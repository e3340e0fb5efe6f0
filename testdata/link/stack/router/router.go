// Package router puts a stack of middleware around handlers.
package router

import (
	"context"
	"database/sql"
	"net/http"
)

// Request is what a handler gets.
type Request struct {
	context.Context
	Tx   *sql.Tx
	Path string
}

// Handler answers a request.
type Handler func(*Request) error

// Middleware makes one handler of another.
type Middleware func(Handler) Handler

// Router has routes.
type Router struct {
	stack []Middleware
	mux   *http.ServeMux
}

// New returns a router.
func New() *Router { return &Router{mux: http.NewServeMux()} }

// Use adds to the stack.
func (r *Router) Use(m Middleware) { r.stack = append(r.stack, m) }

// Get adds a route.
func (r *Router) Get(path string, h Handler) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		h = r.stack[i](h)
	}
	r.mux.HandleFunc(path, func(w http.ResponseWriter, req *http.Request) {
		if err := h(&Request{Context: req.Context(), Path: req.URL.Path}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

// Post adds a route by way of a helper.
func (r *Router) Post(path string, h Handler) { r.mux.HandleFunc(path, r.wrap(r.stack, h)) }

func (r *Router) wrap(stack []Middleware, h Handler) http.HandlerFunc {
	next := h
	for _, m := range stack {
		next = m(next)
	}
	return func(w http.ResponseWriter, req *http.Request) {
		_ = next(&Request{Context: req.Context(), Path: req.URL.Path})
	}
}

// Raw adds a route without the stack.
func (r *Router) Raw(path string, h Handler) {
	r.mux.HandleFunc(path, func(_ http.ResponseWriter, req *http.Request) {
		_ = h(&Request{Context: req.Context(), Path: req.URL.Path})
	})
}

// Chain puts middleware around a handler.
func Chain(h Handler, stack ...Middleware) Handler {
	for _, m := range stack {
		h = m(h)
	}
	return h
}
