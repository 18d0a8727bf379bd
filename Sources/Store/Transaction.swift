import GRDB

/// What can be done inside one `read` or `write`. Each table group extends it with its own typed calls; it must not be
/// kept beyond the closure that it was given to.
package struct Transaction {
  let database: Database
}
