/// How files are hashed: with what earlier runs remember or without, and who is told how far it is.
package struct Hashing: Sendable {
  /// Nil: every byte is read.
  package var cache: HashCache?
  /// Nil: nobody is told.
  package var meter: HashMeter?
  /// How many files or parts of files are read side by side.
  var width = Parallel.processors
  /// Whether the library hashes although the processor has instructions for it; for tests.
  var usesLibrary = false

  package init(cache: HashCache? = nil, meter: HashMeter? = nil) {
    self.cache = cache
    self.meter = meter
  }
}
