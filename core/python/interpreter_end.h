// What an interpreter does when its program is over, in the order of CPython's Py_FinalizeEx: exit functions first, then the
// program's objects go, and those that have something to say about it (__del__, weak references, coroutines that nobody
// awaited, tasks that never ended) say it.
//
// Thread: the main one, with the GIL. The program's code is watched as always.
#pragma once

#include <exception>

#include "core/python/py.h"

namespace asynchio::python {

class Session;

// Exit functions belong to a run: none are left from the one before.
void forget_exit_functions();
// logging flushes and closes its handlers at the end of each program that imports it.
void close_logging_at_exit();
// Calls what the program gave to atexit.register(), the last one first.
void call_exit_functions();
// Drops the program's objects: first those that nobody can reach, then the exception that ended the program, then the rest.
void drop_program(Session& session, std::exception_ptr& error);

}  // namespace asynchio::python
