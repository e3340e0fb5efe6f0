// Package catalog knows libraries: what opens, ends and runs transactions, what has effects
// that no rollback undoes, and what is harmless. The knowledge is in YAML tables, one for each
// ecosystem, in the format that users write as well; there is no knowledge in Go.
//
// # Tables
//
// Every top-level key holds a list of groups. A group names functions or types and says
// something of them:
//
//	openers:                  # open a transaction
//	  - names: [(*shop/db.Pool).Begin]
//	    handle: 0             # result that is the transaction, or receiver; 0 unless said
//	    error: 1              # error result, none, or .Field of the handle; found unless said
//	    nested: true          # a savepoint: the outer transaction stays open
//	    read_only: true
//	    ends: true            # the handle is a function that ends the transaction
//	    inferred: true        # any function role: see below
//	closers:                  # end the transaction that their receiver is
//	  - names: [(*shop/db.Tx).Commit]
//	    outcome: commit       # or rollback, either, savepoint, release (rolls back unless
//	                          # committed, normally deferred)
//	runners:                  # call a function while a transaction is open
//	  - names: [(*shop/db.Pool).InTx]
//	    callback: 1           # parameter that is called, or any; found unless said
//	    handle: 0             # the callback's parameter that is the transaction, context or
//	                          # none; found unless said
//	    retries: always       # or driver, option, never
//	    context: true         # the callback's context carries the transaction as well
//	hooks:                    # methods of models that a library calls in a transaction
//	  - lib: orm
//	    imports: orm.example/orm
//	    methods: [AfterCreate]
//	    signatures: [func(*orm.example/orm.DB) error]
//	    handle: 0
//	handles:                  # types
//	  - types: ['*shop/db.Tx']
//	    proves: yes           # having one means that a transaction is open; no: it may be
//	    read_only: true
//	sinks:                    # effects that no rollback undoes
//	  - names: [(*shop/events.Bus).Publish]
//	    category: queue       # see Categories
//	    does: publish event   # two or three words
//	    effect: send          # or write, call, read (only looks), local, wait
//	safe:                     # no effects, or effects of the transaction itself
//	  - names: [(*shop/outbox.Box).Add]
//	    tx: 1                 # only if this parameter, or receiver, is in a transaction
//	    reason: the outbox row is written by the transaction
//	barriers:                 # effects do not propagate out of them
//	  - packages: [shop/audit/...]
//	  - names: [(*shop/cache.Lazy).Get]
//	after_commit:             # keep a function until the transaction has committed
//	  - names: [(*shop/db.Tx).OnCommit]
//	    callback: 0
//	callbacks:                # call a function, with no transaction of their own
//	  - names: [shop/pool.Go]
//	    param: 0              # or any
//	    when: async           # or now, later
//	registers:                # keep a function that runs inside a later transaction
//	  - names: [(*shop/orm.Callbacks).Register]
//	    of: [(*shop/orm.Callbacks).Before]   # the receiver must be the result of one of these
//	read_only:                # fields of options that make a transaction read-only
//	  - type: shop/db.TxOptions
//	    field: ReadOnly
//	    value: true
//	errors:                   # functions whose error is never nil
//	  - names: [shop/fault.New]
//	exits:                    # functions that do not return: the process ends
//	  - names: [shop/fault.Die]
//	families:                 # functions that cannot be listed one by one
//	  - role: sink            # or opener, closer, runner, handle, after_commit, safe, callback
//	    package: shop/sdk/*   # * within one element of the path, ... for any text
//	    type: '*Client'       # leave it out for package functions
//	    methods: '*'          # exported ones; except: and reads: take out or mark some
//	    category: http
//	    does: call partner
//	none:                     # forget what earlier tables say
//	  - names: [(*os/exec.Cmd).Run]
//	    types: ['*shop/db.Session']
//	    packages: [shop/audit/...]           # no barriers
//
// Names are what (*types.Func).FullName gives for the function as it is declared; type
// parameters do not matter. A selector that reaches a function through embedding may stand
// under promoted: instead. receivers: with methods: stands for every combination that exists.
// A family may also require imports: (of the declaring package), interface: true, embeds:,
// variadic: (type of the last parameter), result: (type of result 0) and signature:.
//
// The built-in tables also list the modules that they speak of, with the versions that a test
// resolves every entry against, and as unserved: those that the module proxy refuses.
//
// # Inferred groups
//
// Groups that say inferred: true tell separate analysis what only the whole program shows. Those
// who link leave them out (Rules.Linked): they see how the program is wired by now.
//
// # Precedence
//
// A function beats a family, the first family that fits beats later ones, and both beat the
// barrier around a package. Later tables beat earlier ones, role by role. A function that is
// safe without condition is no sink, unless a later table says so.
package catalog
