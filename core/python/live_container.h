// The items of a queue as a collections.deque or a list of the program: what `queue.Queue.queue` gives.
#pragma once

#include <deque>
#include <memory>

#include "core/python/py.h"
#include "core/threads/live_items.h"
#include "core/trace/words.h"

namespace asynchio::python {

// A new one with these items: a deque if they leave in the order in which they came, a list otherwise.
std::shared_ptr<LiveItems> make_live_container(QueueOrder order, const std::deque<QueueItem>& items);
// One that the program made. TypeError unless it is a deque or, where queue.py has one, a list.
std::shared_ptr<LiveItems> live_container(QueueOrder order, PyObject* container);

}  // namespace asynchio::python
