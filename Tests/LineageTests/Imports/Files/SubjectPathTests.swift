import Testing

@testable import Lineage

@Suite("Which artifact a file describes")
struct SubjectPathTests {
  @Test(
    "Usual names and shards describe their folder, others themselves",
    arguments: [
      ("/m/student/README.md", "/m/student"), ("/m/student/config.json", "/m/student"),
      ("/m/student/model-00001-of-00002.safetensors", "/m/student"), ("/m/student/model.safetensors", "/m/student"),
      ("/m/student/lora.safetensors", "/m/student/lora"), ("/m/s/x-Q4.gguf", "/m/s/x-Q4"),
      ("/m/s/x-Q4-00001-of-00003.gguf", "/m/s/x-Q4"), ("/m/s/Modelfile", "/m/s"), ("/m/s/Modelfile-mini", "/m/s-mini"),
      ("/m/s/.eval_results/mmlu.yaml", "/m/s"), ("/d/set/distiset_configs/pipeline.yaml", "/d/set"),
      ("/w/run-2026-abc/files/config.yaml", "/w/run-2026-abc"), ("/w/files/notes.yaml", "/w/files/notes"),
      ("/a/.hidden", "/a/.hidden"), ("/a/x-of-2.yaml", "/a/x-of-2"),
    ])
  func subject(file: String, path: String) { #expect(SubjectPath.of(file: file) == path) }

  @Test("Two of one name get as much of their paths as tells them apart, and given names stay")
  func names() {
    let paths: Set = ["/r/one/checkpoint-500", "/r/two/checkpoint-500", "/r/two", "/r/x y"]
    let names = SubjectNames(paths, given: ["/r/two": "org/given"])
    #expect(names["/r/one/checkpoint-500"] == "one/checkpoint-500")
    #expect(names["/r/two/checkpoint-500"] == "two/checkpoint-500")
    #expect(names["/r/two"] == "org/given")
    #expect(names["/r/x y"] == "x-y")
  }

  @Test("A snapshot of the hub's cache has the id and the commit of its repository")
  func cache() {
    let path = "/c/models--org--name/snapshots/0a1b"
    let names = SubjectNames([path, path + "/model-Q4"])
    #expect(names[path] == "org/name@0a1b")
    #expect(names[path + "/model-Q4"] == "model-Q4")
  }
}
