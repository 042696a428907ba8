// asyncio's event loop policy: there is one, and it does what asyncio's own does.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

PyTypeObject* make_policy_type(PyObject* module);
// get_event_loop_policy, set_event_loop_policy, DefaultEventLoopPolicy
void add_policy_names(PyObject* names, PyObject* host);

// asyncio.get_event_loop, new_event_loop and set_event_loop: functions of the module and methods of the policy.
PyObject* asyncio_get_event_loop(PyObject*, PyObject*);
PyObject* asyncio_new_event_loop(PyObject*, PyObject*);
PyObject* asyncio_set_event_loop(PyObject*, PyObject* loop);

}  // namespace asynchio::python
