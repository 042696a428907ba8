// Where a queue keeps its items when the program wants to do that itself: queues of Python's library are made to be
// derived from, with a _put() and a _get() of one's own.
#pragma once

#include <cstddef>
#include <cstdint>
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
    // What put() and get() ask before they wait. `capacity`: 0 or less is any number.
    virtual bool empty() { return size() == 0; }
    virtual bool full(std::int64_t capacity) { return capacity > 0 && static_cast<std::int64_t>(size()) >= capacity; }
    // For the trace, which asks where the libraries do not: what is where they keep items, `otherwise` if nothing is there.
    virtual std::size_t size_or(std::size_t otherwise) = 0;
    // How the trace shows an item.
    virtual std::string describe(const Value& item) = 0;
};

}  // namespace asynchio
