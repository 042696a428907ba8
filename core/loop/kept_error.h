// An exception that an object keeps for long. The object of the embedding language in it is kept as a value, where that
// language's collector sees it: hidden in an exception_ptr, a circle that leads through it (a task, its exception, the
// traceback, a frame, the task) would never be found, and nobody would hear that the exception was never retrieved.
//
// Thread: the owner's. Lifetime: the owner's.
#pragma once

#include <exception>
#include <utility>

#include "core/base/ref.h"

namespace asynchio {

class LoopHost;

class KeptError {
  public:
    // Null keeps nothing.
    void keep(LoopHost& host, std::exception_ptr error);
    explicit operator bool() const { return error_ != nullptr || object_.has_value(); }
    // Null if it keeps nothing.
    std::exception_ptr get(LoopHost& host) const;
    // Gives it away, to be dropped when the owner is in order again: that can run foreign code.
    KeptError release() { return std::exchange(*this, {}); }
    void visit_references(ReferenceVisitor& visitor) const { visitor.visit(object_); }

  private:
    std::exception_ptr error_;  // one of C++
    Value object_;              // of one of the language
};

}  // namespace asynchio
