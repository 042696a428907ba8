// multiprocessing.Queue, JoinableQueue, SimpleQueue and the ends of a Pipe: what goes in is pickled at once.
#include <set>

#include "core/python/bounded_repr.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/pickling.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/reports.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/thread_queue.h"

namespace asynchio::python {
namespace {

class ProcessQueue : public ThreadQueue {
  public:
    ProcessQueue(Kernel& kernel, const std::string& label, long long most)
        : ThreadQueue(kernel, label, QueueOrder::fifo, most) {}
    std::set<ProcessId> closed;  // by whom
};

ProcessQueue& queue_of(PyObject* self) { return initialized<ProcessQueue>(self, "Queue"); }

ProcessQueue& open_queue(PyObject* self) {
    ProcessQueue& queue = queue_of(self);
    if (queue.closed.contains(current_session().kernel.current_process()))
        raise(PyExc_ValueError, "Queue " + printable(checked(PyObject_Repr(self)).get()) + " is closed");
    return queue;
}

int queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        long long maxsize = 0;
        parse_as_python(arguments, keywords, "|L:BaseContext.Queue", {"maxsize"}, &maxsize);
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        construct<ProcessQueue>(self, session.kernel, session.name_for_new_object(), maxsize);
    });
}
int simple_queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        parse_as_python(arguments, keywords, ":BaseContext.SimpleQueue", {});
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        construct<ProcessQueue>(self, session.kernel, session.name_for_new_object(), 0);
    });
}

ThreadQueue::Item item_of(PyObject* object) {
    return {Value(pickled(object)), current_session().recorder.text(bounded_repr(object, kLongestItem))};
}

[[noreturn]] void raise_plain(PyObject* type) {
    PyErr_SetNone(type);
    throw_error();
}

// In CPython a thread behind the queue pickles: what cannot be pickled is told on stderr and gone.
void put(PyObject* self, PyObject* object, Duration limit) {
    ProcessQueue& queue = open_queue(self);
    Session& session = current_session();
    ThreadQueue::Item item;
    try {
        item = item_of(object);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        return session.err.write(format_raised(error_object(std::current_exception())));
    }
    if (!queue.put(std::move(item), limit)) raise_plain(Interpreter::get().exceptions.queue_full);
}

PyRef get(PyObject* self, Duration limit) {
    Value value;
    if (!open_queue(self).get(value, limit)) raise_plain(Interpreter::get().exceptions.queue_empty);
    return unpickled(std::any_cast<std::string&>(value));
}

// How long to wait at most; a negative time is over at once.
Duration patience(int block, PyObject* timeout) {
    if (block == 0) return 0;
    return timeout == Py_None ? kNever : seconds_argument(timeout);
}

PyObject* queue_put(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *item = nullptr, *timeout = Py_None;
        int block = 1;
        parse_as_python(arguments, keywords, "O|pO:Queue.put", {"obj", "block", "timeout"}, &item, &block, &timeout);
        put(self, item, patience(block, timeout));
        return none();
    });
}
PyObject* queue_put_nowait(PyObject* self, PyObject* item) {
    return guarded([&] {
        put(self, item, patience(0, Py_None));
        return none();
    });
}
PyObject* queue_get(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        int block = 1;
        parse_as_python(arguments, keywords, "|pO:Queue.get", {"block", "timeout"}, &block, &timeout);
        return get(self, patience(block, timeout));
    });
}
PyObject* queue_get_nowait(PyObject* self, PyObject*) {
    return guarded([&] { return get(self, patience(0, Py_None)); });
}
PyObject* queue_size(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromSize_t(queue_of(self).size())); });
}
PyObject* queue_is_empty(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(queue_of(self).size() == 0); });
}
PyObject* queue_is_full(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(queue_of(self).full()); });
}
PyObject* queue_close(PyObject* self, PyObject*) {
    return guarded([&] {
        queue_of(self).closed.insert(current_session().kernel.current_process());
        return none();
    });
}
PyObject* queue_join_thread(PyObject* self, PyObject*) {
    return guarded([&] {
        if (!queue_of(self).closed.contains(current_session().kernel.current_process()))
            raise(PyExc_AssertionError, "Queue " + printable(checked(PyObject_Repr(self)).get()) + " not closed");
        return none();
    });
}
PyObject* queue_cancel_join_thread(PyObject*, PyObject*) { Py_RETURN_NONE; }

PyObject* queue_task_done(PyObject* self, PyObject*) {
    return guarded([&] {
        try {
            queue_of(self).task_done();
        } catch (const TooManyTasksDone& error) {
            raise(PyExc_ValueError, error.what());
        }
        return none();
    });
}
PyObject* queue_join(PyObject* self, PyObject*) {
    return guarded([&] {
        queue_of(self).join();
        return none();
    });
}

// SimpleQueue pickles by itself, so that whoever puts gets the error.
PyObject* simple_put(PyObject* self, PyObject* object) {
    return guarded([&] {
        queue_of(self).put(item_of(object));
        return none();
    });
}
PyObject* simple_get(PyObject* self, PyObject*) {
    return guarded([&] { return get(self, kNever); });
}
PyObject* queue_of_type(PyObject* type, PyObject* item) { return Py_GenericAlias(type, item); }

const PyMethodDef queue_methods[] = {
    method("put", queue_put, METH_VARARGS | METH_KEYWORDS),
    {"put_nowait", queue_put_nowait, METH_O, nullptr},
    method("get", queue_get, METH_VARARGS | METH_KEYWORDS),
    {"get_nowait", queue_get_nowait, METH_NOARGS, nullptr},
    {"qsize", queue_size, METH_NOARGS, nullptr},
    {"empty", queue_is_empty, METH_NOARGS, nullptr},
    {"full", queue_is_full, METH_NOARGS, nullptr},
    {"close", queue_close, METH_NOARGS, nullptr},
    {"join_thread", queue_join_thread, METH_NOARGS, nullptr},
    {"cancel_join_thread", queue_cancel_join_thread, METH_NOARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef joinable_methods[] = {
    {"task_done", queue_task_done, METH_NOARGS, nullptr},
    {"join", queue_join, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef simple_methods[] = {
    {"put", simple_put, METH_O, nullptr},
    {"get", simple_get, METH_NOARGS, nullptr},
    {"empty", queue_is_empty, METH_NOARGS, nullptr},
    {"close", queue_close, METH_NOARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {"__class_getitem__", queue_of_type, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyTypeObject* make_kind(PyObject* module, const char* name, initproc init, const PyMethodDef* methods,
                        PyTypeObject* base) {
    return make_type(module, name, sizeof(Embedded<ProcessQueue>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, methods), slot(Py_tp_members, kEmbeddedMembers)},
                     base);
}

}  // namespace

void make_process_queue_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.process_queue = make_kind(module, "multiprocessing.queues.Queue", queue_init, queue_methods, nullptr);
    types.joinable_queue =
        make_kind(module, "multiprocessing.queues.JoinableQueue", queue_init, joinable_methods, types.process_queue);
    types.simple_process_queue =
        make_kind(module, "multiprocessing.queues.SimpleQueue", simple_queue_init, simple_methods, nullptr);
}

}  // namespace asynchio::python
