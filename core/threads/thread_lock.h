// What a threading.Condition needs of its lock.
#pragma once

#include <cstdint>

#include "core/base/ids.h"
#include "core/base/ref.h"

namespace asynchio {

class ThreadLock : public Object {
  public:
    virtual LockId id() const = 0;
    // In a process that is being forked: its copy there, once that is made.
    LockId id_of_copy() const { return copy_ ? copy_ : id(); }
    // Whether the calling thread may wait and notify: it holds the lock. A lock that does not know its owner says yes
    // when anybody holds it.
    virtual bool held_by_caller() const = 0;
    // Lets go of it however often it was acquired; the answer takes it back later, blocking as long as it takes.
    virtual std::uint32_t release_fully() = 0;
    virtual void acquire_again(std::uint32_t depth) = 0;

  protected:
    LockId copy_;  // the last one that was made
};

}  // namespace asynchio
