// The errors of asyncio's primitives, with asyncio's names and texts.
#pragma once

#include <stdexcept>

namespace asynchio {

// asyncio's ValueError: a semaphore or task_done() was used once too often, a number makes no sense.
class BadValue : public std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

// put_nowait() on a full queue. Has no text.
class AsyncQueueFull : public std::runtime_error {
  public:
    AsyncQueueFull() : std::runtime_error("") {}
};

// get_nowait() on an empty queue. Has no text.
class AsyncQueueEmpty : public std::runtime_error {
  public:
    AsyncQueueEmpty() : std::runtime_error("") {}
};

// The barrier was aborted or reset.
class AsyncBrokenBarrier : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace asynchio
