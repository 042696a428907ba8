// asyncio.Queue, LifoQueue and PriorityQueue as Python objects.
#include "core/sync/queue.h"

#include "core/python/attribute.h"
#include "core/python/identity.h"
#include "core/python/own_storage.h"
#include "core/python/standard_library.h"
#include "core/python/sync_object.h"

namespace asynchio::python {
namespace {

AsyncQueue& queue_of(PyObject* self) { return primitive<AsyncQueue>(self); }

int init_queue(PyObject* self, PyObject* arguments, PyObject* keywords, QueueOrder order) {
    return guarded_int([&] {
        PyObject* const maxsize = python_arguments("Queue.__init__", arguments, keywords, {"maxsize"}, 0)[0];
        if (head_of(self)->object != nullptr) return;
        std::unique_ptr<ItemStorage> storage = own_storage(self, QueueLibrary::asyncio);
        const bool keeps_items = storage != nullptr;
        const std::int64_t most = maxsize == nullptr ? 0 : whole_number(maxsize);
        Session& session = current_session();
        construct<AsyncQueue>(self, session.recorder, session.host, order, most, session.name_for_new_object(),
                              std::move(storage));
        const PyRef given = maxsize == nullptr ? checked(PyLong_FromLong(0)) : PyRef::borrow(maxsize);
        if (keeps_items) static_cast<void>(checked(PyObject_CallMethod(self, "_init", "(O)", given.get())));
    });
}
int queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return init_queue(self, arguments, keywords, QueueOrder::fifo);
}
int priority_queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return init_queue(self, arguments, keywords, QueueOrder::priority);
}
int lifo_queue_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return init_queue(self, arguments, keywords, QueueOrder::lifo);
}

PyObject* queue_put(PyObject* self, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        const FastArguments given_now(arguments, count, names);
        PyObject* item = given_now.only();
        if (item == nullptr) item = python_arguments("Queue.put", given_now, {"item"}, 1)[0];
        return PyRef::take(awaitable<AsyncQueue>(
            self, "Queue.put", [given = to_value(PyRef::borrow(item))](AsyncQueue& queue, EventLoop& loop) {
                return queue.put(loop, given);
            }));
    });
}
PyObject* queue_put_nowait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* const item = python_arguments("Queue.put_nowait", arguments, keywords, {"item"}, 1)[0];
        queue_of(self).put_nowait(to_value(PyRef::borrow(item)));
        return none();
    });
}
PyObject* queue_get(PyObject* self, PyObject*) {
    return awaitable<AsyncQueue>(self, "Queue.get", [](AsyncQueue& queue, EventLoop& loop) { return queue.get(loop); });
}
PyObject* queue_get_nowait(PyObject* self, PyObject*) {
    return guarded([&] { return to_object(queue_of(self).get_nowait()); });
}
PyObject* queue_join(PyObject* self, PyObject*) {
    return awaitable<AsyncQueue>(self, "Queue.join", [](AsyncQueue& queue, EventLoop& loop) { return queue.join(loop); });
}
PyObject* queue_task_done(PyObject* self, PyObject*) {
    return guarded([&] {
        queue_of(self).task_done();
        return none();
    });
}
// Not what a qsize() of the class's own says: that one may be asking.
std::size_t count_of(PyObject* self) {
    AsyncQueue& queue = queue_of(self);
    if (queue.order() != QueueOrder::own) return queue.count();
    const Py_ssize_t size = PyObject_Size(checked(PyObject_GetAttrString(self, "_queue")).get());
    if (size < 0) throw_error();
    return static_cast<std::size_t>(size);
}
PyObject* queue_qsize(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromSize_t(count_of(self))); });
}
PyObject* queue_empty(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(count_of(self) == 0); });
}
PyObject* queue_full(PyObject* self, PyObject*) {
    return guarded([&] {
        AsyncQueue& queue = queue_of(self);
        if (queue.order() != QueueOrder::own) return boolean(queue.full());
        if (queue.capacity() <= 0) return boolean(false);
        const PyRef size = checked(PyObject_CallMethod(self, "qsize", nullptr));
        const int room = PyObject_RichCompareBool(size.get(), checked(PyLong_FromLongLong(queue.capacity())).get(), Py_LT);
        checked(room);
        return boolean(room == 0);
    });
}
PyObject* queue_maxsize(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(queue_of(self).capacity())); });
}

PyRef list_of(const AsyncQueue& queue) {
    PyRef list = checked(PyList_New(0));
    for (const Value& item : queue.items()) checked(PyList_Append(list.get(), to_object(item).get()));
    return list;
}

// What is in it, to look at: changing it does not change the queue, unless the program keeps the items itself.
PyObject* queue_items(PyObject* self, void*) {
    return guarded([&] {
        if (PyRef stored = stored_items(self, QueueLibrary::asyncio)) return stored;
        const AsyncQueue& queue = queue_of(self);
        if (queue.order() == QueueOrder::own) raise_nothing_stored(self, QueueLibrary::asyncio);
        PyRef list = list_of(queue);
        if (queue.order() != QueueOrder::fifo) return list;
        const PyRef deque = checked(PyObject_GetAttrString(standard_module("collections").get(), "deque"));
        return checked(PyObject_CallOneArg(deque.get(), list.get()));
    });
}

// "maxsize=1 _queue=['a'] _getters[2] tasks=1".
std::string state_of(PyObject* self) {
    AsyncQueue& queue = queue_of(self);
    std::string text = "maxsize=" + std::to_string(queue.capacity());
    const PyRef kept = attribute_if_any(self, "_queue");
    const PyRef items = kept ? checked(PySequence_List(kept.get())) : checked(PyList_New(0));
    if (PyList_GET_SIZE(items.get()) > 0) text += " _queue=" + printable(checked(PyObject_Repr(items.get())).get());
    if (queue.getters() > 0) text += " _getters[" + std::to_string(queue.getters()) + "]";
    if (queue.putters() > 0) text += " _putters[" + std::to_string(queue.putters()) + "]";
    if (queue.unfinished() > 0) text += " tasks=" + std::to_string(queue.unfinished());
    return text;
}
PyRef shown(PyObject* self, const std::string& address) {
    const PyRef name = checked(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(self)), "__name__"));
    return make_str("<" + printable(name.get()) + address + " " + state_of(self) + ">");
}
PyObject* queue_repr(PyObject* self) {
    return guarded([&] {
        char address[32];
        std::snprintf(address, sizeof address, " at %p", reinterpret_cast<void*>(address_of(self)));
        return shown(self, address);
    });
}
PyObject* queue_str(PyObject* self) {
    return guarded([&] { return shown(self, ""); });
}

template <QueueOrder order>
using Storage = StorageMethods<QueueLibrary::asyncio, order>;

template <QueueOrder order>
const PyMethodDef storage_methods[] = {
    {"_init", Storage<order>::init, METH_O, nullptr},
    {"_put", Storage<order>::put, METH_O, nullptr},
    {"_get", Storage<order>::get, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

const PyMethodDef queue_methods[] = {
    {"_init", Storage<QueueOrder::fifo>::init, METH_O, nullptr},
    {"_put", Storage<QueueOrder::fifo>::put, METH_O, nullptr},
    {"_get", Storage<QueueOrder::fifo>::get, METH_NOARGS, nullptr},
    method("put", queue_put, METH_FASTCALL | METH_KEYWORDS),
    method("put_nowait", queue_put_nowait, METH_VARARGS | METH_KEYWORDS),
    {"get", queue_get, METH_NOARGS, nullptr},
    {"get_nowait", queue_get_nowait, METH_NOARGS, nullptr},
    {"join", queue_join, METH_NOARGS, nullptr},
    {"task_done", queue_task_done, METH_NOARGS, nullptr},
    {"qsize", queue_qsize, METH_NOARGS, nullptr},
    {"empty", queue_empty, METH_NOARGS, nullptr},
    {"full", queue_full, METH_NOARGS, nullptr},
    {"__class_getitem__", Py_GenericAlias, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef queue_attributes[] = {
    {"maxsize", queue_maxsize, nullptr, nullptr, nullptr},
    {"_queue", queue_items, set_stored_items<QueueLibrary::asyncio>, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

template <QueueOrder order>
PyTypeObject* make_derived(PyObject* module, const char* name, initproc init, PyTypeObject* queue) {
    return make_type(module, name, sizeof(Embedded<AsyncQueue>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_init, init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, storage_methods<order>)},
                     queue);
}

}  // namespace

PyTypeObject* make_async_queue_type(PyObject* module) {
    return make_primitive_type(module, "asyncio.queues.Queue", sizeof(Embedded<AsyncQueue>), queue_init, queue_repr,
                               queue_methods, queue_attributes, nullptr, queue_str);
}
PyTypeObject* make_async_priority_queue_type(PyObject* module, PyTypeObject* queue) {
    return make_derived<QueueOrder::priority>(module, "asyncio.queues.PriorityQueue", priority_queue_init, queue);
}
PyTypeObject* make_async_lifo_queue_type(PyObject* module, PyTypeObject* queue) {
    return make_derived<QueueOrder::lifo>(module, "asyncio.queues.LifoQueue", lifo_queue_init, queue);
}

}  // namespace asynchio::python
