// The items of a queue in an object that the program has in its hands, and changes: `queue.Queue.queue` is a deque or a
// list. The queue compares it with its own items whenever somebody comes, and keeps the two the same.
#pragma once

#include <deque>
#include <vector>

#include "core/base/ref.h"
#include "core/trace/event.h"

namespace asynchio {

struct QueueItem {
    Value value;
    Text text;  // how the trace shows it
};

// None of it runs code of the program, or lets other threads run.
class LiveItems {
  public:
    virtual ~LiveItems() = default;
    // The object, as the program gets it.
    virtual const Value& object() const = 0;
    // Whether it makes a difference to anybody: the program can reach it, or it is of a kind that limits what is in it.
    virtual bool matters() const = 0;
    // Whether the very same objects are in it, in this order.
    virtual bool holds(const std::deque<QueueItem>& items) const = 0;
    virtual std::vector<Value> values() const = 0;
    // The queue's items changed: one came or went at an end of it, or they are all elsewhere. False if it does not take
    // them all, because it limits what is in it.
    virtual bool update(const std::deque<QueueItem>& items) = 0;

    // The same for the same object, whatever it is equal to.
    virtual const void* identity(const Value& value) const = 0;
    virtual Text describe(const Value& value) const = 0;
};

}  // namespace asynchio
