// CHECK(condition, "what must hold"): a broken invariant of our own code, never bad input. Prints the place
// and the sentence, then what the witness knows (a recorder tells the last events of the run), and aborts.
#pragma once

namespace asynchio {

class CheckWitness {
  public:
    virtual void testify() const = 0;

  protected:
    ~CheckWitness() = default;
};

[[noreturn]] void check_failed(const char* file, int line, const char* condition, const char* sentence,
                               const CheckWitness* witness);

}  // namespace asynchio

#define ASYNCHIO_CHECK_WITH(witness, condition, sentence) \
    ((condition) ? static_cast<void>(0)                   \
                 : ::asynchio::check_failed(__FILE__, __LINE__, #condition, sentence, witness))
#define ASYNCHIO_CHECK(condition, sentence) ASYNCHIO_CHECK_WITH(nullptr, condition, sentence)
