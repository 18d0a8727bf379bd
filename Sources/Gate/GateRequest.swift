package import Evaluation
package import Models
package import Risk

/// What one gate is asked, all of it passed in: no clock and no current folder below the command line.
package struct GateRequest: Sendable {
  package typealias ServedModel = @Sendable (String) throws -> (any LanguageModel)?

  /// Name of the candidate in the record.
  package var candidate: String
  package var policy: Policy
  /// As shown in the report.
  package var policyPath: String
  /// Digest of the policy's bytes.
  package var policyDigest: String
  package var waivers: [Waiver]
  /// What a comparison of the record with a signed checkpoint showed before the gate.
  package var signature: RecordSignature
  /// Replaces the base that the lineage names.
  package var base: String?
  /// Replaces the teachers that the lineage names.
  package var teacher: String?
  /// The model of a name that stands behind an endpoint; nil for one that the record is to say the place of.
  package var served: ServedModel
  /// Whether programs that suites name score replies.
  package var commands: CommandScoring.Trust
  /// The folder with the suites.
  package var suitesFolder: String
  /// The time now, ISO 8601 in UTC: each score is stamped when it arrives.
  package var clock: @Sendable () -> String
  package var toolVersion: String
  /// The command line that repeats this gate.
  package var command: String

  package init(
    candidate: String, policy: Policy, policyPath: String, policyDigest: String, waivers: [Waiver] = [],
    signature: RecordSignature = .unchecked, base: String? = nil, teacher: String? = nil,
    served: @escaping ServedModel = { _ in nil }, commands: CommandScoring.Trust = .none, suitesFolder: String,
    clock: @escaping @Sendable () -> String,
    toolVersion: String, command: String
  ) {
    self.candidate = candidate
    self.policy = policy
    self.policyPath = policyPath
    self.policyDigest = policyDigest
    self.waivers = waivers
    self.signature = signature
    self.base = base
    self.teacher = teacher
    self.served = served
    self.commands = commands
    self.suitesFolder = suitesFolder
    self.clock = clock
    self.toolVersion = toolVersion
    self.command = command
  }
}

/// How far the gate's measurements have come; everything counted is on disk.
package struct GateProgress: Sendable, Equatable {
  package var done: Int
  package var total: Int
  /// What is being asked.
  package var model: String
}
