/// The name of a component: what a hub calls it, where the component says so, otherwise its own group and name.
struct CycloneDXName {
  let text: String

  init(_ component: Document) {
    let name = component.text(at: "name") ?? ""
    let revision = component.text(at: "version").flatMap(Self.commit).map { "@" + $0 } ?? ""
    if let purl = component.text(at: "purl"), purl.hasPrefix("pkg:huggingface/") {
      text = purl
    } else if let hub = Self.hub(component, name) {
      text = hub + (hub.contains("@") ? "" : revision)
    } else {
      let group = component.text(at: "group").map { $0.isEmpty ? "" : $0 + "/" } ?? ""
      text = group + name + (name.contains("@") ? "" : revision)
    }
  }

  /// A version that is a commit is a revision; others are properties.
  private static func commit(_ version: String) -> String? {
    version.utf8.count == 40 && version.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
      ? version : nil
  }

  /// The id on a hub, from a reference to it that ends in the component's name; many documents give a bare name only.
  private static func hub(_ component: Document, _ name: String) -> String? {
    let references = (try? component["externalReferences"]?.elements()) ?? []
    let last = name.split(separator: "/").last?.lowercased() ?? ""
    for reference in references {
      guard let url = reference.text(at: "url"), url.contains("huggingface.co/") || url.contains("hf.co/"),
        case .name(let id) = OutsideName(url), id.prefix(while: { $0 != "@" }).split(separator: "/").count == 2,
        id.prefix(while: { $0 != "@" }).lowercased().hasSuffix("/" + last)
      else { continue }
      return id
    }
    return nil
  }
}
