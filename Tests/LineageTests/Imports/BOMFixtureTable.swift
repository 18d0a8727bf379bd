/// What every file of `boms/` must give. The first row whose pattern fits a file decides; `*` stands for any text.
enum BOMFixtureTable {
  enum Outcome: Equatable {
    /// With so many artifacts and derivations, and no warning.
    case read(_ format: String, _ artifacts: Int, _ derivations: Int)
    /// As above, with warnings of which one says this.
    case warned(_ format: String, _ artifacts: Int, _ derivations: Int, String)
    /// For this reason.
    case refused(String)
    /// Of no format that is read.
    case alone
  }

  static let rows: [(pattern: String, outcome: Outcome)] = [
    // Specifications' own examples: mostly software, without a model or a dataset.
    ("cyclonedx-spec/*/invalid-bomformat-*.json", .refused("bomFormat: expected 'CycloneDX'")),
    ("cyclonedx-spec/*/valid-machine-learning-considerations-env-*.json", .read("cyclonedx", 1, 0)),
    ("cyclonedx-spec/*/valid-machine-learning-*.json", .warned("cyclonedx", 2, 1, "'Training Data' is not a name")),
    ("cyclonedx-spec/*/valid-machine-learning-1.5.xml", .refused("only the JSON form of CycloneDX is read")),
    ("cyclonedx-spec/*/invalid-missing-component-type-*.json", .warned("cyclonedx", 0, 0, "without a type")),
    ("cyclonedx-spec/*/invalid-component-type-*.json", .warned("cyclonedx", 0, 0, "is not known")),
    ("cyclonedx-spec/1.5/valid-component-types-1.5.json", .read("cyclonedx", 0, 0)),
    ("cyclonedx-spec/*/valid-component-types-*.json", .read("cyclonedx", 1, 0)),
    ("cyclonedx-spec/*.json", .read("cyclonedx", 0, 0)),
    ("cyclonedx-bom-examples/*.json", .read("cyclonedx", 0, 0)),
    ("guac-testdata/invalid-cyclonedx.json", .refused("bomFormat: expected 'CycloneDX'")),
    ("guac-testdata/oci-*.json", .warned("intoto", 0, 0, "nothing shows that a subject is a model")),
    ("guac-testdata/*.json", .read("cyclonedx", 0, 0)),
    ("manifest-aibom/FLUX.1-dev.json", .read("cyclonedx", 1, 0)),
    ("manifest-aibom/Llama-3.2-1B-Instruct.json", .warned("cyclonedx", 22, 1, "'Code Alpaca' is not a name")),
    ("manifest-aibom/Qwen2.5-7B-Instruct.json", .warned("cyclonedx", 47, 1, "is not a name")),

    // Attestations.
    ("trivy-attestations/attestation.json", .warned("intoto", 0, 0, "says nothing of origins")),
    ("trivy-attestations/*.jsonl", .read("intoto", 0, 0)),
    ("sigstore-conformance/statement.json", .warned("intoto", 0, 0, "nothing shows that a subject is a model")),
    ("sigstore-conformance/*/bundle-malformed-json_fail/*.json", .refused("not valid JSON: the string does not end")),
    ("sigstore-conformance/*/dsse-*/bundle.sigstore.json", .warned("intoto", 0, 0, "nothing shows")),
    ("sigstore-conformance/*/rekor2-dsse-*/bundle.sigstore.json", .warned("intoto", 0, 0, "nothing shows")),
    ("sigstore-conformance/*/intoto-*/bundle.sigstore.json", .warned("intoto", 0, 0, "nothing shows")),
    ("sigstore-conformance/*/happy-path-intoto-*/bundle.sigstore.json", .warned("intoto", 0, 0, "nothing shows")),
    ("sigstore-conformance/*/bundle.sigstore.json", .warned("intoto", 0, 0, "signs a file and holds no statement")),

    // Model signatures.
    ("model-signing-spec/*/invalid/empty.bundle.json", .refused("the text ends where a value is expected")),
    ("model-signing-spec/*/invalid/missing-envelope.bundle.json", .refused("'dsseEnvelope' is missing")),
    ("model-signing-spec/*/invalid/missing-*.bundle.json", .warned("intoto", 1, 0, "lacks verificationMaterial")),
    ("model-signing-spec/*/wrong-predicate.bundle.json", .warned("intoto", 0, 0, "says nothing of origins")),
    ("model-signing-spec/*/valid/*.bundle.json", .read("intoto", 1, 0)),
    ("model-transparency/v0.2.0-certificate/model.sig", .warned("intoto", 0, 0, "says nothing of origins")),
    ("model-transparency/v*-sigstore/model.sig", .read("intoto", 1, 0)),
    ("model-transparency/v1.1.0-*/model.sig", .read("intoto", 1, 0)),
    ("model-transparency/v*/model.sig", .warned("intoto", 1, 0, "lacks verificationMaterial")),
    ("model-transparency/tests/_signing/testdata/signing/*", .read("intoto", 1, 0)),

    // Events.
    ("marquez-openlineage/1.json", .warned("openlineage", 3, 1, "no event says that this run completed")),
    ("marquez-openlineage/2.json", .read("openlineage", 2, 1)),
    ("marquez-openlineage/event_additional_facet.json", .warned("openlineage", 2, 0, "self-loop")),
    ("marquez-openlineage/event_dataset_event.json", .read("openlineage", 1, 0)),
    ("marquez-openlineage/event_full.json", .warned("openlineage", 2, 0, "self-loop")),
    ("marquez-openlineage/event_large.json", .warned("openlineage", 2, 0, "self-loop")),
    ("marquez-openlineage/event_required_*.json", .read("openlineage", 0, 0)),
    ("marquez-openlineage/event_job_event.json", .read("openlineage", 2, 1)),
    ("marquez-openlineage/event_namespace_naming.json", .read("openlineage", 2, 1)),
    ("marquez-openlineage/event_*.json", .read("openlineage", 3, 1)),
    ("marquez-openlineage/null_nominal_end_time.json", .warned("openlineage", 2, 1, "no event says")),
    ("openlineage/client/python/tests/example_full_event.json", .warned("openlineage", 2, 0, "self-loop")),
    ("openlineage/client/python/tests/serde_example_dataset_event.json", .read("openlineage", 1, 0)),
    ("openlineage/client/python/tests/serde_example_job_event.json", .read("openlineage", 2, 1)),
    ("openlineage/client/python/tests/serde_example_run_event.json", .read("openlineage", 0, 0)),
    ("openlineage/integration/*/singular_test_ol_events.json", .read("openlineage", 8, 2)),
    ("openlineage/integration/*/seed_ol_events.json", .read("openlineage", 2, 0)),
    ("openlineage/spec/tests/example_full_event.json", .read("openlineage", 1, 0)),

    // What stands beside: facets without their events, schemas, keys, signed files, prose, another tool's report.
    ("openlineage/spec/tests/*Facet/*.json", .alone), ("openlineage/spec/OpenLineage.json", .alone),
    ("model-signing-spec/schemas/*.json", .alone), ("model-transparency/keys/*.pem", .alone),
    ("model-transparency/tests/_serialization/*", .alone), ("model-transparency/*/signme-*", .alone),
    ("model-transparency/*/ignore-me", .alone), ("model-transparency/*custom_trust_config.json", .alone),
    ("sigstore-conformance/*trusted_root.json", .alone), ("sigstore-conformance/*/artifact", .alone),
    ("sigstore-conformance/*/key.pub", .alone), ("sigstore-conformance/*/README", .alone),
    ("sigstore-conformance/*/identity", .alone), ("sigstore-conformance/*/issuer", .alone),
    ("sigstore-conformance/*a.txt", .alone), ("grype/sbom-with-intoto-string.json", .alone),
    ("*/LICENSE", .alone), ("*.md", .alone),
  ]
}
