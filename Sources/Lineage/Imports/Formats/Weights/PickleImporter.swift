/// Leaves pickles alone: opening one runs whatever program it holds. The model that it belongs to is still recorded.
enum PickleImporter: Importer {
  static let format = "pickle"
  static let summary = "PyTorch files (.bin, .pt, .pth, .ckpt, .pkl): noted and never opened"

  static func recognises(_ file: ImportFile) -> Bool {
    guard case .binary = file.content else { return false }
    return file.ends(".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    claims.warn(
      file.place(), "a pickle is never opened, because opening it runs what it holds; what it says is not read")
  }
}
