/// Places of numbers in an ascending list. O(1) where the list has no gaps, otherwise O(log of its length).
struct Numbering {
  private(set) var numbers: [Int64] = []

  /// - Precondition: larger than the last.
  mutating func append(_ number: Int64) { numbers.append(number) }

  var count: Int { numbers.count }

  func place(of number: Int64) -> Int? {
    guard let first = numbers.first else { return nil }
    let (offset, isTooFar) = number.subtractingReportingOverflow(first)
    if !isTooFar, offset >= 0, offset < Int64(numbers.count), numbers[Int(offset)] == number { return Int(offset) }
    let place = numbers.indices.partitionPoint { numbers[$0] >= number }
    return place < numbers.count && numbers[place] == number ? place : nil
  }
}
