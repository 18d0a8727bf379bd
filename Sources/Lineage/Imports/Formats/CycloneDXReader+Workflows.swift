/// The workflows of `formulation`: what each made of what.
extension CycloneDXReader {
  /// Workflows that make a model or dataset.
  func claimWorkflows(_ document: Document, _ claims: inout Claims) {
    for formula in claims.elements(of: document, at: "formulation") {
      for workflow in claims.elements(of: formula, at: "workflows") {
        let facts = facts(workflow, &claims)
        claims.warn(facts, at: workflow)
        for output in outputs(workflow, &claims) {
          let inputs = inputs(workflow, of: output.kind, &claims)
          claims.add(
            output.kind, output.reference, inputs, facts, account: workflow.text(at: "uid"), at: workflow.place)
        }
      }
    }
  }

  func outputs(_ workflow: Document, _ claims: inout Claims) -> [Component] {
    claims.elements(of: workflow, at: "outputs").compactMap { output in
      output["resource"]?.text(at: "ref").flatMap { byReference[$0] }.map { components[$0] }
    }
  }

  private func inputs(_ workflow: Document, of kind: ArtifactKind, _ claims: inout Claims) -> [Claim.Input] {
    claims.elements(of: workflow, at: "inputs").compactMap { place in
      guard let name = place["resource"]?.text(at: "ref"), let index = byReference[name] else { return nil }
      let facts = facts(place, &claims)
      claims.warn(facts, at: place)
      let role = facts.role ?? InputRole.unstated(of: components[index].kind, in: kind)
      return Claim.Input(role, components[index].reference, share: facts.share, source: file.source(place))
    }
  }
}
