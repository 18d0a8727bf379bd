import Testing

@testable import Reporting

@Suite struct SARIFLocationTests {
  @Test(arguments: [
    ("lineage/policy.yaml", "lineage/policy.yaml"), ("./a b.yaml", "a%20b.yaml"),
    ("/tmp/ü.yaml", "file:///tmp/%C3%BC.yaml"),
    ("a:b?c#d", "a%3Ab%3Fc%23d"), ("a\u{1}", "a%01"),
  ])
  func `A path becomes a reference that no character breaks`(path: String, uri: String) {
    #expect(SARIFLocation.uri(path) == uri)
  }
}
