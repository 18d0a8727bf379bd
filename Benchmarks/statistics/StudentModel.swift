import Glibc
import Statistics

/// How students of one recipe answer a bank of questions: the model behind the false-alarm rates of the evaluation
/// design page.
///
/// Each question has its own rate, Beta distributed with mean `rate` and intraclass correlation `correlation`. Benign
/// fine-tuning moves a student as a whole by a normal `drift` and each of its questions by a normal `noise`, in logits.
struct StudentModel: Sendable {
  var questions = 50
  var rate = 0.12
  var correlation = 0.435
  var drift = 0.3
  var noise = 0.5

  /// The rates of one bank of questions.
  func bank(_ random: inout RandomSource) -> [Double] {
    let total = 1 / correlation - 1
    return (0..<questions).map { _ in random.beta(rate * total, (1 - rate) * total) }
  }

  /// The share of `samples` replies that show the trait, question by question, of one new student.
  func student(on bank: [Double], samples: Int, _ random: inout RandomSource) -> [Double] {
    let shift = drift * random.normal()
    return bank.map { rate in
      let odds = rate / max(1 - rate, 1e-300) * exp(shift + noise * random.normal())
      return Double(random.binomial(samples, odds / (1 + odds))) / Double(samples)
    }
  }
}
