// The types and modules for processes: multiprocessing, os, and ProcessPoolExecutor.
#pragma once

#include <map>
#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// All of them, into the interpreter's tables.
void make_process_types(PyObject* module);
// os, multiprocessing and its submodules, by name.
void add_process_modules(std::map<std::string, PyRef>& modules, PyObject* host);

// What multiprocessing's objects say when somebody wants to pickle them: METH_NOARGS.
PyObject* refuse_to_pickle(PyObject* self, PyObject*);
// The same for those of threading and queue, which have a lock inside.
PyObject* refuse_to_pickle_lock(PyObject* self, PyObject*);

void make_process_sync_types(PyObject* module);
void make_process_queue_types(PyObject* module);
void make_shared_data_types(PyObject* module);
void make_pipe_type(PyObject* module);
// Functions of multiprocessing: Value, Array, ...; Pipe.
const PyMethodDef* shared_data_functions();
const PyMethodDef* pipe_functions();
void make_process_pool_types(PyObject* module);
void make_task_pool_types(PyObject* module);

}  // namespace asynchio::python
