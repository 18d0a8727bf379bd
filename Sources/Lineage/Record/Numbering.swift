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
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? low : nil
  }
}
