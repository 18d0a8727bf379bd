import FoundationEssentials
import Glibc

/// The program under test, as the build left it beside this test bundle.
enum Executable {
  /// Absolute path of `stemma`.
  static let path: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let besideBundle = bundle.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "stemma").path }
    let candidates = [besideBundle, Repository.root + "/.build/debug/stemma"].compactMap { $0 }
    return candidates.first { access($0, X_OK) == 0 } ?? "stemma"
  }()
}

/// The checkout that these tests lie in.
enum Repository {
  static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

  static let suites = root + "/evals"
  static let policy = root + "/lineage/policy.yaml"
}
