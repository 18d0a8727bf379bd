import Lineage

/// The keys whose waivers count, by the names under which a policy has them:
/// ```yaml
/// waiver-keys:
///   alice: MCowBQYDK2VwAyEA…      # the line between BEGIN and END of her public key; or all of its PEM
/// ```
enum WaiverKeys {
  static func read(_ document: Document) throws(InputError) -> [String: PublicKey] {
    var keys: [String: PublicKey] = [:]
    for (name, value) in try document.entries() {
      let text = try value.string()
      do throws(InputError) {
        keys[name] = try PublicKey(pem: text.contains("BEGIN") ? text : pem(text))
      } catch {
        throw value.error("the key of \(name) cannot be read: \(error.message)")
      }
    }
    return keys
  }

  private static func pem(_ line: String) -> String {
    "-----BEGIN PUBLIC KEY-----\n\(line)\n-----END PUBLIC KEY-----\n"
  }
}
