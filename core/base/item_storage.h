// Where a queue keeps its items when the program wants to do that itself: queues of Python's library are made to be
// derived from, with a _put() and a _get() of one's own.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/ref.h"

namespace asynchio {

// All of it runs code of the program, which may throw and, between threads, let others run.
class ItemStorage {
  public:
    virtual ~ItemStorage() = default;
    virtual void put(const Value& item) = 0;
    virtual Value get() = 0;
    virtual std::size_t size() = 0;
    // How the trace shows an item.
    virtual std::string describe(const Value& item) = 0;
};

}  // namespace asynchio
