// A value, or a sentence that says why there is none: which file or input, which line, what was expected.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace asynchio {

struct Failure {
    std::string sentence;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
    Result(Failure failure) : state_(std::move(failure)) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() { return std::get<0>(state_); }
    const T& operator*() const { return std::get<0>(state_); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const std::string& why() const { return std::get<1>(state_).sentence; }
    Failure failure() const { return std::get<1>(state_); }

  private:
    std::variant<T, Failure> state_;
};

}  // namespace asynchio
