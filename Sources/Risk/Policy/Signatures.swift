/// Whether a record must continue a signed checkpoint that is kept outside of it.
package enum Signatures: String, Sendable, CaseIterable {
  case optional, required
}
