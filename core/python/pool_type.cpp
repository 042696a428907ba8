#include "core/python/pool_type.h"

#include <structmember.h>

#include <algorithm>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

Work make_work(PyRef function, PyRef arguments, PyRef keywords, PyRef context) {
    Work work;
    work.label = label_of_call(name_of_callable(function.get()), arguments.get());
    work.call = [function = std::move(function), arguments = std::move(arguments), keywords = std::move(keywords),
                 context = std::move(context)]() -> Value {
        if (context) checked(PyContext_Enter(context.get()));
        PyRef result = PyRef::take(PyObject_Call(function.get(), arguments.get(), keywords.get()));
        const std::exception_ptr error = result ? nullptr : take_error();
        if (context) checked(PyContext_Exit(context.get()));
        if (error) std::rethrow_exception(error);
        return to_value(std::move(result));
    };
    return work;
}

namespace {

constexpr long kMostWorkers = 1'000'000;  // more than any run may have threads

// The Python object of a pool: it owns the executor, whose workers go on without it.
class PoolObject : public Object {
  public:
    std::shared_ptr<ThreadPoolExecutor> executor;
};

PoolObject& pool_of(PyObject* self) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "ThreadPoolExecutor.__init__() not called");
    return object_of<PoolObject>(self);
}

int pool_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *max_workers = Py_None, *prefix = nullptr;
        parse(arguments, keywords, "|OU:ThreadPoolExecutor", {"max_workers", "thread_name_prefix"}, &max_workers,
              &prefix);
        Session& session = current_session();
        long workers = std::min(32L, static_cast<long>(session.kernel.machine().cores) + 4);
        if (max_workers != Py_None) {
            int overflow = 0;
            workers = PyLong_AsLongAndOverflow(max_workers, &overflow);
            if (workers == -1 && PyErr_Occurred() != nullptr) throw_error();
            if (overflow > 0) workers = kMostWorkers;
            workers = std::min(workers, kMostWorkers);
        }
        if (workers <= 0) raise(PyExc_ValueError, "max_workers must be greater than 0");
        std::string name(text_of(prefix));
        if (name.empty()) name = "ThreadPoolExecutor-" + std::to_string(session.pool_names++);
        if (head_of(self)->object != nullptr) return;
        construct<PoolObject>(self).executor =
            std::make_shared<ThreadPoolExecutor>(session.threads, static_cast<std::uint32_t>(workers), name);
        session.pools.push_back(object_of<PoolObject>(self).executor);
    });
}

PyObject* pool_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1) raise(PyExc_TypeError, "submit expected at least 1 positional argument, got 0");
        PyRef arguments = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - 1, Py_NewRef(args[i]));
        PyRef keywords;
        if (names != nullptr && PyTuple_GET_SIZE(names) > 0) {
            keywords = checked(PyDict_New());
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
                checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), args[count + i]));
        }
        Work work = make_work(PyRef::borrow(args[0]), std::move(arguments), std::move(keywords), PyRef());
        return python_of(*pool_of(self).executor->submit(std::move(work)));
    });
}

PyObject* pool_shutdown(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        int wait = 1, cancel = 0;
        parse(arguments, keywords, "|p$p:shutdown", {"wait", "cancel_futures"}, &wait, &cancel);
        pool_of(self).executor->shutdown(wait != 0, cancel != 0);
        return none();
    });
}

PyObject* pool_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* pool_exit(PyObject* self, PyObject*) {
    return guarded([&] {
        pool_of(self).executor->shutdown(true, false);
        return boolean(false);
    });
}

// What map() returns: the results in order, each waited for when it is asked for.
struct ResultsObject {
    PyObject_HEAD
    PyObject* futures;  // list
    Py_ssize_t next;
};

// map(fn, *iterables): submits everything at once, then gives the results in order.
PyObject* pool_map(PyObject* self, PyObject* const* args, Py_ssize_t count) {
    return guarded([&] {
        if (count < 2) raise(PyExc_TypeError, "map() needs a function and at least one iterable");
        const PyRef iterables = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(iterables.get(), i - 1, Py_NewRef(args[i]));
        const PyRef zipped = checked(PyObject_Call(reinterpret_cast<PyObject*>(&PyZip_Type), iterables.get(), nullptr));
        const PyRef futures = checked(PyList_New(0));
        while (PyRef arguments = PyRef::take(PyIter_Next(zipped.get()))) {
            Work work = make_work(PyRef::borrow(args[0]), std::move(arguments), PyRef(), PyRef());
            const PyRef future = python_of(*pool_of(self).executor->submit(std::move(work)));
            checked(PyList_Append(futures.get(), future.get()));
        }
        if (PyErr_Occurred() != nullptr) throw_error();
        PyTypeObject* const type = Interpreter::get().types.results;
        PyRef results = checked(type->tp_alloc(type, 0));
        reinterpret_cast<ResultsObject*>(results.get())->futures = futures.new_reference();
        return results;
    });
}

PyObject* pool_max_workers(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(pool_of(self).executor->max_workers())); });
}

// --- futures -------------------------------------------------------------------------------------------------

ConcurrentFuture& future_of_pool(PyObject* self) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "Future.__init__() not called");
    return object_of<ConcurrentFuture>(self);
}

int future_init(PyObject* self, PyObject*, PyObject*) {
    return guarded_int([&] {
        if (head_of(self)->object == nullptr) construct<ConcurrentFuture>(self, current_session().kernel, JobId());
    });
}

// concurrent.futures has a CancelledError of its own.
template <class Body>
PyObject* guarded_wait(Body&& body) {
    return guarded([&]() -> PyRef {
        try {
            return body();
        } catch (const PythonError&) {
            throw;
        } catch (const CancelledError&) {
            PyErr_SetNone(Interpreter::get().exceptions.futures_cancelled);
            throw_error();
        }
    });
}

// It also has an InvalidStateError of its own.
template <class Change>
PyObject* guarded_state(PyObject* self, const Change& change) {
    return guarded([&] {
        ConcurrentFuture& future = future_of_pool(self);
        if (future.done()) {
            const PyRef text = checked(PyObject_Repr(self));
            raise(Interpreter::get().exceptions.futures_invalid_state,
                  (future.cancelled() ? "CANCELLED: " : "FINISHED: ") + printable(text.get()));
        }
        change(future);
        return none();
    });
}

PyObject* future_result(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse(arguments, keywords, "|O:result", {"timeout"}, &timeout);
        return to_object(future_of_pool(self).result(deadline_argument(timeout)));
    });
}
PyObject* future_exception(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse(arguments, keywords, "|O:exception", {"timeout"}, &timeout);
        const std::exception_ptr error = future_of_pool(self).exception(deadline_argument(timeout));
        return error ? error_object(error) : none();
    });
}
PyObject* future_done(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).done()); });
}
PyObject* future_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).running()); });
}
PyObject* future_cancelled(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancelled()); });
}
PyObject* future_cancel(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancel()); });
}
PyObject* future_set_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).set_running_or_notify_cancel()); });
}
PyObject* future_set_result(PyObject* self, PyObject* value) {
    return guarded_state(self, [&](ConcurrentFuture& future) { future.set_result(to_value(PyRef::borrow(value))); });
}
PyObject* future_set_exception(PyObject* self, PyObject* exception) {
    return guarded_state(self, [&](ConcurrentFuture& future) {
        if (!PyExceptionInstance_Check(exception)) raise(PyExc_TypeError, "an exception is needed");
        future.set_exception(error_from(PyRef::borrow(exception)));
    });
}
PyObject* future_add_done_callback(PyObject* self, PyObject* callable) {
    return guarded([&] {
        future_of_pool(self).add_done_callback([callable = PyRef::borrow(callable)](ConcurrentFuture& done) {
            const PyRef future = python_of(done);
            const PyRef result = PyRef::take(PyObject_CallOneArg(callable.get(), future.get()));
            if (result) return;
            const std::exception_ptr error = take_error();
            try {
                std::rethrow_exception(error);
            } catch (const ThreadAbort&) {
                throw;
            } catch (...) {  // a callback's error is reported and ignored
                set_error(error);
                PyErr_WriteUnraisable(callable.get());
            }
        });
        return none();
    });
}

PyObject* future_repr(PyObject* self) {
    return guarded([&] {
        const ConcurrentFuture& future = future_of_pool(self);
        const char* state = future.running() ? "running" : future.cancelled() ? "cancelled"
                            : future.done()  ? "finished" : "pending";
        std::string more;
        if (future.done() && !future.cancelled()) {
            const PyRef held = future.error() ? error_object(future.error()) : to_object(future.value());
            const std::string_view type = Py_TYPE(held.get())->tp_name;
            more = (future.error() ? " raised " : " returned ") + std::string(type.substr(type.rfind('.') + 1));
        }
        return PyRef::take(PyUnicode_FromFormat("<Future at %p state=%s%s>", reinterpret_cast<void*>(address_of(self)),
                                                state, more.c_str()));
    });
}

void results_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    Py_XDECREF(reinterpret_cast<ResultsObject*>(self)->futures);
    type->tp_free(self);
    Py_DECREF(type);
}

PyObject* results_next(PyObject* self) {
    return guarded_wait([&] {
        auto& results = *reinterpret_cast<ResultsObject*>(self);
        if (results.next >= PyList_GET_SIZE(results.futures)) return PyRef();
        PyObject* const future = PyList_GET_ITEM(results.futures, results.next++);
        try {
            return to_object(future_of_pool(future).result());
        } catch (...) {
            // Whoever stops at a failure does not want the rest.
            for (Py_ssize_t i = results.next; i < PyList_GET_SIZE(results.futures); ++i)
                future_of_pool(PyList_GET_ITEM(results.futures, i)).cancel();
            results.next = PyList_GET_SIZE(results.futures);
            throw;
        }
    });
}

const PyMethodDef pool_methods[] = {
    method("submit", pool_submit, METH_FASTCALL | METH_KEYWORDS),
    method("map", pool_map, METH_FASTCALL),
    method("shutdown", pool_shutdown, METH_VARARGS | METH_KEYWORDS),
    {"__enter__", pool_enter, METH_NOARGS, nullptr},
    {"__exit__", pool_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef pool_attributes[] = {
    {"_max_workers", pool_max_workers, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMethodDef future_methods[] = {
    method("result", future_result, METH_VARARGS | METH_KEYWORDS),
    method("exception", future_exception, METH_VARARGS | METH_KEYWORDS),
    {"done", future_done, METH_NOARGS, nullptr},
    {"running", future_running, METH_NOARGS, nullptr},
    {"cancelled", future_cancelled, METH_NOARGS, nullptr},
    {"cancel", future_cancel, METH_NOARGS, nullptr},
    {"add_done_callback", future_add_done_callback, METH_O, nullptr},
    {"set_running_or_notify_cancel", future_set_running, METH_NOARGS, nullptr},
    {"set_result", future_set_result, METH_O, nullptr},
    {"set_exception", future_set_exception, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

std::shared_ptr<Executor> pool_argument(PyObject* object, const char* complaint) {
    if (!PyObject_TypeCheck(object, Interpreter::get().types.pool)) raise(PyExc_TypeError, complaint);
    return pool_of(object).executor;
}

PyTypeObject* make_pool_type(PyObject* module) {
    return make_type(module, "concurrent.futures.thread.ThreadPoolExecutor", sizeof(Embedded<PoolObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, pool_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, pool_methods),
                      slot(Py_tp_getset, pool_attributes), slot(Py_tp_members, members)});
}

PyTypeObject* make_results_type(PyObject* module) {
    return make_type(module, "concurrent.futures.results", sizeof(ResultsObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, results_dealloc), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, results_next)});
}

PyTypeObject* make_concurrent_future_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.Future", sizeof(Embedded<ConcurrentFuture>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, future_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, future_repr),
                      slot(Py_tp_methods, future_methods), slot(Py_tp_members, members)});
}

}  // namespace asynchio::python
