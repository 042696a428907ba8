// What queue.Queue shows of its inside: maxsize, queue, unfinished_tasks, mutex, not_empty, not_full, all_tasks_done.
#pragma once

#include <cstddef>

#include "core/python/py.h"

namespace asynchio::python {


extern const PyGetSetDef kQueueAttributes[];

}  // namespace asynchio::python
