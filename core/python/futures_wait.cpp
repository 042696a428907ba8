// concurrent.futures.wait and as_completed.
#include <algorithm>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/pool_type.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"
#include "core/threads/future_wait.h"

namespace asynchio::python {
namespace {

// The futures in an iterable, each once.
ConcurrentFutures futures_in(PyObject* iterable) {
    const PyRef seen = checked(PySet_New(nullptr));
    const PyRef iterator = checked(PyObject_GetIter(iterable));
    ConcurrentFutures futures;
    while (const PyRef future = PyRef::take(PyIter_Next(iterator.get()))) {
        if (!PyObject_TypeCheck(future.get(), Interpreter::get().types.concurrent_future) ||
            head_of(future.get())->object == nullptr)
            raise(PyExc_AttributeError,
                  "'" + std::string(Py_TYPE(future.get())->tp_name) + "' object has no attribute '_condition'");
        const Py_ssize_t before = PySet_GET_SIZE(seen.get());
        checked(PySet_Add(seen.get(), future.get()));
        if (PySet_GET_SIZE(seen.get()) > before) futures.emplace_back(&object_of<ConcurrentFuture>(future.get()));
    }
    if (PyErr_Occurred() != nullptr) throw_error();
    return futures;
}

bool is_enough(const ConcurrentFutures& futures, WaitUntil until) {
    const auto failed = [](const auto& future) { return future->settled() && future->error(); };
    const auto settled = [](const auto& future) { return future->settled(); };
    if (until == WaitUntil::first_completed && std::ranges::any_of(futures, settled)) return true;
    if (until == WaitUntil::first_exception && std::ranges::any_of(futures, failed)) return true;
    return std::ranges::all_of(futures, settled);
}

PyRef done_and_not_done(const ConcurrentFutures& futures) {
    const PyRef done = checked(PySet_New(nullptr)), not_done = checked(PySet_New(nullptr));
    for (const auto& future : futures)
        checked(PySet_Add((future->settled() ? done : not_done).get(), python_of(*future).get()));
    return checked(
        PyObject_CallFunctionObjArgs(Interpreter::get().done_and_not_done.get(), done.get(), not_done.get(), nullptr));
}

WaitUntil until_argument(PyObject* word, const ConcurrentFutures& futures) {
    const std::string_view text = text_of(word);
    if (text == "FIRST_COMPLETED") return WaitUntil::first_completed;
    if (text == "FIRST_EXCEPTION") return WaitUntil::first_exception;
    if (word == nullptr || text == "ALL_COMPLETED" || is_enough(futures, WaitUntil::all_completed))
        return WaitUntil::all_completed;
    raise(PyExc_ValueError, "Invalid return condition: " + printable(checked(PyObject_Repr(word)).get()));
}

PyObject* futures_wait(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *iterable = nullptr, *timeout = Py_None, *word = nullptr;
        parse_as_python(arguments, keywords, "O|OO:wait", {"fs", "timeout", "return_when"}, &iterable, &timeout, &word);
        const ConcurrentFutures futures = futures_in(iterable);
        const WaitUntil until = until_argument(word, futures);
        if (!is_enough(futures, until))
            wait_for_futures(current_session().kernel, futures, until, deadline_argument(timeout));
        return done_and_not_done(futures);
    });
}

// --- as_completed --------------------------------------------------------------------------------------------

// The time limit counts from the first time that somebody asks.
class PythonCallsAsCompleted : public CallsAsCompleted {
  public:
    PythonCallsAsCompleted(Kernel& kernel, ConcurrentFutures futures, PyRef limit)
        : CallsAsCompleted(kernel, std::move(futures)), timeout(std::move(limit)) {}
    PyRef timeout;
    Time deadline = kNever;
    bool begun = false;
};

PyObject* futures_as_completed(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *iterable = nullptr, *timeout = Py_None;
        parse_as_python(arguments, keywords, "O|O:as_completed", {"fs", "timeout"}, &iterable, &timeout);
        if (timeout != Py_None) static_cast<void>(seconds_argument(timeout));
        return python_of(*make_embedded<PythonCallsAsCompleted>(Interpreter::get().types.futures_as_completed,
                                                                current_session().kernel, futures_in(iterable),
                                                                PyRef::borrow(timeout)));
    });
}

PyObject* as_completed_next(PyObject* self) {
    return guarded([&] {
        auto& completed = object_of<PythonCallsAsCompleted>(self);
        if (!std::exchange(completed.begun, true)) completed.deadline = deadline_argument(completed.timeout.get());
        try {
            const Ref<ConcurrentFuture> future = completed.next(completed.deadline);
            return future ? python_of(*future) : PyRef();
        } catch (const WaitTimeout&) {
            const std::string message = std::to_string(completed.left()) + " (of " +
                                        std::to_string(completed.total()) + ") futures unfinished";
            completed.clear_references();  // it ends here
            raise(PyExc_TimeoutError, message);
        }
    });
}

const PyMethodDef functions[] = {
    method("wait", futures_wait, METH_VARARGS | METH_KEYWORDS),
    method("as_completed", futures_as_completed, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

void add_waiting_functions(PyObject* names, PyObject* host) {
    add_functions(names, host, "concurrent.futures._base", functions);
    for (const char* word : {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"})
        add_name(names, word, make_str(word).get());
}

PyTypeObject* make_futures_as_completed_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.as_completed", sizeof(Embedded<PythonCallsAsCompleted>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, as_completed_next)});
}

}  // namespace asynchio::python
