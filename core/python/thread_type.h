// threading.Thread. Semantics: semantics.md R168-R173.
#pragma once

#include <string>

#include "core/base/ids.h"
#include "core/base/ref.h"
#include "core/python/py.h"

namespace asynchio::python {

class ThreadObject : public Object {
  public:
    std::string name;
    bool daemon = false;
    bool named_by_program = false;
    ThreadId id;               // none until started
    bool begun = false;        // start() was called
    bool has_run = false;      // run() was called, which forgets the target
    PyRef target, arguments, keywords;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;
};

// The object of a thread that threading did not make: the main thread, a pool's worker.
PyRef make_foreign_thread(const std::string& name, ThreadId id, bool main);

// What threading.excepthook does by itself.
void report_thread_exception(const PyRef& exception, const PyRef& thread);

PyTypeObject* make_except_hook_args_type();
PyTypeObject* make_timer_type(PyObject* module, PyTypeObject* thread);
PyTypeObject* make_thread_local_type(PyObject* module);
PyTypeObject* make_main_thread_type(PyObject* module, PyTypeObject* thread);

}  // namespace asynchio::python
