// queue.Queue, LifoQueue, PriorityQueue and SimpleQueue. What they show of their inside is in queue_attributes.h.
#include "core/python/bounded_repr.h"
#include "core/python/interpreter.h"
#include "core/python/own_storage.h"
#include "core/python/process_types.h"
#include "core/python/queue_attributes.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_object.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/python/values.h"
#include "core/threads/thread_queue.h"

namespace asynchio::python {
namespace {

bool comes_first(const Value& a, const Value& b) {
    const int less = PyObject_RichCompareBool(to_object(a).get(), to_object(b).get(), Py_LT);
    checked(less);
    return less != 0;
}

ThreadQueue& queue_of(PyObject* self) { return initialized<ThreadQueue>(self, "Queue"); }

template <QueueOrder order>
int queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        long long maxsize = 0;
        parse_as_python(arguments, keywords, "|L:Queue.__init__", {"maxsize"}, &maxsize);
        if (head_of(self)->object != nullptr) return;
        std::unique_ptr<ItemStorage> storage = own_storage(self, QueueLibrary::threads);
        const bool keeps_items = storage != nullptr;
        Session& session = current_session();
        construct<ThreadQueue>(self, session.kernel, session.name_for_new_object(), order, maxsize, comes_first,
                               std::move(storage));
        if (keeps_items) static_cast<void>(checked(PyObject_CallMethod(self, "_init", "L", maxsize)));
    });
}

PyObject* simple_queue_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        parse(arguments, keywords, ":SimpleQueue", {});
        Session& session = current_session();
        return python_of(
            *make_embedded<ThreadQueue>(type, session.kernel, session.name_for_new_object(), QueueOrder::fifo, 0));
    });
}

// How long to wait at most.
Duration patience(int block, PyObject* timeout) {
    if (block == 0) return 0;
    if (timeout == Py_None) return kNever;
    const Duration seconds = seconds_argument(timeout);
    if (seconds < 0) raise(PyExc_ValueError, "'timeout' must be a non-negative number");
    return seconds;
}

void put(PyObject* self, PyObject* item, Duration limit) {
    const Text text = current_session().recorder.text(bounded_repr(item, kLongestItem));
    if (queue_of(self).put({to_value(PyRef::borrow(item)), text}, limit)) return;
    PyErr_SetNone(Interpreter::get().exceptions.queue_full);
    throw_error();
}

PyRef get(PyObject* self, Duration limit) {
    Value value;
    if (queue_of(self).get(value, limit)) return to_object(value);
    PyErr_SetNone(Interpreter::get().exceptions.queue_empty);
    throw_error();
}

PyObject* queue_put(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *item = nullptr, *timeout = Py_None;
        int block = 1;
        parse_as_python(arguments, keywords, "O|pO:Queue.put", {"item", "block", "timeout"}, &item, &block, &timeout);
        // A queue that is never full does not look at the timeout.
        put(self, item, queue_of(self).capacity() > 0 ? patience(block, timeout) : kNever);
        return none();
    });
}
// A class derived from Queue may have a put() and get() of its own, which the methods that do not wait call.
bool is_derived(PyObject* self) {
    const Types& types = Interpreter::get().types;
    const PyTypeObject* const type = Py_TYPE(self);
    return type != types.queue && type != types.lifo_queue && type != types.priority_queue && type != types.simple_queue;
}
PyRef call_without_waiting(PyObject* self, const char* name, const PyRef& arguments) {
    const PyRef method = checked(PyObject_GetAttrString(self, name));
    const PyRef keywords = checked(Py_BuildValue("{sO}", "block", Py_False));
    return checked(PyObject_Call(method.get(), arguments.get(), keywords.get()));
}

PyObject* queue_put_nowait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* item = nullptr;
        parse_as_python(arguments, keywords, "O:Queue.put_nowait", {"item"}, &item);
        if (is_derived(self)) return call_without_waiting(self, "put", checked(PyTuple_Pack(1, item)));
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
    return guarded([&] {
        if (is_derived(self)) return call_without_waiting(self, "get", checked(PyTuple_New(0)));
        return get(self, patience(0, Py_None));
    });
}
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
PyObject* queue_size(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromSize_t(queue_of(self).count())); });
}
PyObject* queue_is_empty(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(queue_of(self).count() == 0); });
}
PyObject* queue_is_full(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(queue_of(self).full()); });
}
PyObject* queue_of_type(PyObject* type, PyObject* item) { return Py_GenericAlias(type, item); }

template <QueueOrder order>
using Storage = StorageMethods<QueueLibrary::threads, order>;

template <QueueOrder order>
const PyMethodDef storage_methods[] = {
    {"_init", Storage<order>::init, METH_O, nullptr},
    {"_put", Storage<order>::put, METH_O, nullptr},
    {"_get", Storage<order>::get, METH_NOARGS, nullptr},
    {"_qsize", Storage<order>::count, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

const PyMethodDef queue_methods[] = {
    {"_init", Storage<QueueOrder::fifo>::init, METH_O, nullptr},
    {"_put", Storage<QueueOrder::fifo>::put, METH_O, nullptr},
    {"_get", Storage<QueueOrder::fifo>::get, METH_NOARGS, nullptr},
    {"_qsize", Storage<QueueOrder::fifo>::count, METH_NOARGS, nullptr},
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    method("put", queue_put, METH_VARARGS | METH_KEYWORDS),
    method("put_nowait", queue_put_nowait, METH_VARARGS | METH_KEYWORDS),
    method("get", queue_get, METH_VARARGS | METH_KEYWORDS),
    {"get_nowait", queue_get_nowait, METH_NOARGS, nullptr},
    {"qsize", queue_size, METH_NOARGS, nullptr},
    {"empty", queue_is_empty, METH_NOARGS, nullptr},
    {"full", queue_is_full, METH_NOARGS, nullptr},
    {"task_done", queue_task_done, METH_NOARGS, nullptr},
    {"join", queue_join, METH_NOARGS, nullptr},
    {"__class_getitem__", queue_of_type, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef simple_queue_methods[] = {
    method("put", queue_put, METH_VARARGS | METH_KEYWORDS),
    method("put_nowait", queue_put_nowait, METH_VARARGS | METH_KEYWORDS),
    method("get", queue_get, METH_VARARGS | METH_KEYWORDS),
    {"get_nowait", queue_get_nowait, METH_NOARGS, nullptr},
    {"qsize", queue_size, METH_NOARGS, nullptr},
    {"empty", queue_is_empty, METH_NOARGS, nullptr},
    {"__class_getitem__", queue_of_type, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

template <QueueOrder order>
PyTypeObject* make_ordered(PyObject* module, const char* name, PyTypeObject* queue) {
    return make_type(module, name, sizeof(Embedded<ThreadQueue>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_init, queue_init<order>), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, storage_methods<order>)},
                     queue);
}

}  // namespace

PyTypeObject* make_queue_type(PyObject* module) {
    return make_type(module, "queue.Queue", sizeof(Embedded<ThreadQueue>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, queue_init<QueueOrder::fifo>),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, queue_methods),
                      slot(Py_tp_getset, kQueueAttributes), slot(Py_tp_members, kEmbeddedMembers)});
}
PyTypeObject* make_lifo_queue_type(PyObject* module, PyTypeObject* queue) {
    return make_ordered<QueueOrder::lifo>(module, "queue.LifoQueue", queue);
}
PyTypeObject* make_priority_queue_type(PyObject* module, PyTypeObject* queue) {
    return make_ordered<QueueOrder::priority>(module, "queue.PriorityQueue", queue);
}

PyTypeObject* make_simple_queue_type(PyObject* module) {
    return make_type(module, "_queue.SimpleQueue", sizeof(Embedded<ThreadQueue>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, simple_queue_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, simple_queue_methods), slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
