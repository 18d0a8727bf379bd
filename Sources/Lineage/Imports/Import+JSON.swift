extension Import.Outcome {
  /// `stemma/import/1`
  package var json: JSONValue {
    .object([
      "schema": "stemma/import/1", "read": JSONValue(read), "recorded": JSONValue(recorded),
      "unchanged": JSONValue(unchanged), "models": JSONValue(artifacts[.model] ?? 0),
      "datasets": JSONValue(artifacts[.dataset] ?? 0), "derivations": JSONValue(derivations),
      "warnings": .array(warnings.map(\.warningJSON)),
      "refused": .array(refused.map { .object(["file": .string($0.file), "reason": .string($0.reason)]) }),
      "unrecognised": .array(unrecognised.map { .string($0) }),
      "formats": .object(formats.mapValues { JSONValue($0) }),
    ])
  }
}

extension InputError {
  fileprivate var warningJSON: JSONValue {
    .members([
      "file": file.map { .string($0) }, "line": line.map { JSONValue($0) }, "field": field.map { .string($0) },
      "message": .string(message),
    ])
  }
}
