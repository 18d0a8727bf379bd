import Store

extension SignedManifest {
  /// Reads the statement that was signed.
  /// - Throws: `InputError` with the field for another kind of statement, a name that is no path in a folder or stands
  ///   there twice, or a digest of the wrong length.
  init(json: JSONValue) throws(InputError) {
    let statement = try JSONFields(json)
    try Self.require(statement, "_type", SignedManifest.statementType)
    try Self.require(statement, "predicateType", SignedManifest.predicateType)
    let subjects = try statement.objects("subject")
    guard let subject = subjects.first, subjects.count == 1 else {
      throw statement.error("a model signature has one subject, not \(subjects.count)", "subject")
    }
    name = try subject.optionalString("name") ?? ""
    statedRoot = try subject.object("digest").string("sha256")
    let predicate = try statement.object("predicate")
    let serialization = try predicate.object("serialization")
    method = try Self.method(serialization)
    algorithm = try serialization.string("hash_type")
    allowsLinks = try serialization.bool("allow_symlinks")
    ignoredPaths = try serialization.strings("ignore_paths")
    resources = []
    for fields in try predicate.objects("resources") { resources.append(try Self.resource(fields, algorithm)) }
    try requireDistinct(statement)
  }

  private static func require(_ statement: JSONFields, _ key: String, _ word: String) throws(InputError) {
    let found = try statement.string(key)
    guard found == word else { throw statement.error("this is no model signature: '\(found)'", key) }
  }

  private static func method(_ fields: JSONFields) throws(InputError) -> Method {
    switch try fields.string("method") {
    case "files": return .files
    case "shards":
      let size = try fields.integer("shard_size")
      guard size > 0 else { throw fields.error("a shard has at least one byte", "shard_size") }
      return .shards(size)
    case let other: throw fields.error("unknown method '\(other)'; known are files and shards", "method")
    }
  }

  private static func resource(_ fields: JSONFields, _ algorithm: String) throws(InputError) -> Resource {
    let name = try fields.string("name")
    guard isInside(name) else {
      throw fields.error("'\(name.prefix(200))' is not a path inside a folder", "name")
    }
    guard try fields.string("algorithm").hasPrefix(algorithm) else {
      throw fields.error("the digest is of another kind than the manifest says: '\(algorithm)'", "algorithm")
    }
    let length = algorithm == "blake2b" ? 64 : 32
    guard let digest = Hex.bytes(try fields.string("digest")), digest.count == length else {
      throw fields.error("expected \(2 * length) hexadecimal digits", "digest")
    }
    return Resource(name: name, digest: digest)
  }

  /// Names are only compared with those that are found in the folder; one that leads elsewhere is a lie all the same.
  private static func isInside(_ name: String) -> Bool {
    if name == "." { return true }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.utf8.contains(0) && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// By bytes: two spellings of an accented letter are two names of files.
  private func requireDistinct(_ statement: JSONFields) throws(InputError) {
    var seen: Set<[UInt8]> = []
    for resource in resources where !seen.insert(Array(resource.name.utf8)).inserted {
      throw statement.error("'\(resource.name.prefix(200))' is listed twice", "predicate.resources")
    }
  }
}
