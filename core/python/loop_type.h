// The event loop as a Python object.
#pragma once

#include "core/loop/event_loop.h"
#include "core/python/py.h"

namespace asynchio::python {

// A new loop of the current run.
Ref<EventLoop> new_loop(bool debug);
// The loop that runs here; RuntimeError("no running event loop") if there is none.
EventLoop& running_loop();
// asyncio.get_event_loop: the loop that runs here; else the one that was set, or made for the main thread.
EventLoop& current_loop();
// What an argument `loop=` means: the given loop, or the running one for None.
EventLoop& loop_argument(PyObject* argument);

// Makes a task of a coroutine object, as create_task does: with the program's task factory, if it has set one. `name`
// and `context` may be None or null.
PyRef create_task(EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context);
// As asyncio.create_task and TaskGroup.create_task do: the name replaces one that the loop has made first.
PyRef create_renamed_task(EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context);
// asyncio.ensure_future: a future as it is, a coroutine as a task.
Ref<Future> ensure_future(EventLoop& loop, PyObject* object);

// What a task factory made; TypeError if it is no future, or no task.
Ref<Future> future_argument(PyObject* object);
Ref<Task> task_argument(PyObject* object);

PyTypeObject* make_loop_type(PyObject* module);

}  // namespace asynchio::python
