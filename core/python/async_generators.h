// The asynchronous generators that a loop has begun to iterate over: closed when they are dropped, and when the loop
// ends. Semantics: semantics.md R193, R194, R199.
//
// Thread: the loop's. Needs the GIL.
#pragma once

#include <vector>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/python/py.h"

namespace asynchio::python {

class PythonLoop;

class AsyncGenerators {
  public:
    // From here on this thread's generators are the loop's; in debug mode, coroutines remember where they were made.
    void watch(PythonLoop& loop);
    // As it was before.
    void unwatch();

    // A generator is asked for its first item.
    void add(PyObject* generator);
    // Closes all that are alive, in the order in which they began. Later ones are told to the program as a warning.
    Coro<Value> shut_down(PythonLoop& loop);

    void visit_references(ReferenceVisitor& visitor) const;
    void clear();

  private:
    // Those that are alive.
    std::vector<PyRef> take_all();

    std::vector<PyRef> begun_;  // weak references
    std::size_t most_ = 16;     // when there are more, dead ones are looked for
    bool shut_down_ = false;
    PyRef hooks_before_;        // what sys.get_asyncgen_hooks() said
    long tracking_before_ = 0;  // what sys.get_coroutine_origin_tracking_depth() said
};

}  // namespace asynchio::python
