#include "core/python/waits.h"

#include "core/loop/as_completed.h"
#include "core/loop/inline_coroutine.h"
#include "core/loop/shield.h"
#include "core/loop/wait.h"
#include "core/loop/wait_for.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/modules.h"
#include "core/python/python_arguments.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

std::string type_name(PyObject* object) {
    return printable(checked(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(object)), "__name__")).get());
}

double seconds_of(PyObject* number) {
    const double seconds = PyFloat_AsDouble(number);
    if (PyErr_Occurred() != nullptr) throw_error();
    return seconds;
}
std::optional<Duration> patience(PyObject* timeout) {
    if (timeout == Py_None) return {};
    return waiting_time(seconds_of(timeout));
}

// set(iterable), in the order of the iterable: an order that is the same in every run.
std::vector<PyRef> distinct(PyObject* iterable) {
    const PyRef iterator = checked(PyObject_GetIter(iterable));
    const PyRef seen = checked(PySet_New(nullptr));
    std::vector<PyRef> items;
    while (PyRef item = PyRef::take(PyIter_Next(iterator.get()))) {
        checked(PySet_Add(seen.get(), item.get()));
        if (static_cast<std::size_t>(PySet_GET_SIZE(seen.get())) > items.size()) items.push_back(std::move(item));
    }
    if (PyErr_Occurred() != nullptr) throw_error();
    return items;
}

void refuse_single(PyObject* argument, const char* expected) {
    if (future_of(argument) != nullptr || is_coroutine(argument))
        raise(PyExc_TypeError, std::string(expected) + ", not " + type_name(argument));
}

// --- wait ----------------------------------------------------------------------------------------------------

constexpr std::pair<const char*, ReturnWhen> kReturnWhen[] = {
    {"FIRST_COMPLETED", ReturnWhen::first_completed},
    {"FIRST_EXCEPTION", ReturnWhen::first_exception},
    {"ALL_COMPLETED", ReturnWhen::all_completed},
};

ReturnWhen return_when_argument(PyObject* argument) {
    for (const auto& [name, when] : kReturnWhen)
        if (text_of(argument) == name) return when;
    raise(PyExc_ValueError, "Invalid return_when value: " + printable(checked(PyObject_Str(argument)).get()));
}

void refuse_coroutines(PyObject* argument) {
    PyErr_SetString(PyExc_TypeError, "Passing coroutines is forbidden, use tasks explicitly.");
    hold_with_error(argument);
    throw_error();
}

std::vector<Ref<Future>> futures_argument(PyObject* argument) {
    const std::vector<PyRef> items = distinct(argument);
    for (const PyRef& item : items)
        if (is_coroutine(item.get())) refuse_coroutines(argument);
    std::vector<Ref<Future>> futures;
    for (const PyRef& item : items) {
        Future* const future = future_of(item.get());
        if (future == nullptr)
            raise(PyExc_AttributeError, "'" + type_name(item.get()) + "' object has no attribute 'add_done_callback'");
        futures.emplace_back(future);
    }
    return futures;
}

PyRef set_of(const std::vector<Ref<Future>>& futures) {
    PyRef set = checked(PySet_New(nullptr));
    for (const Ref<Future>& future : futures) checked(PySet_Add(set.get(), python_of(*future).get()));
    return set;
}

// The arguments are looked at when it is awaited.
Coro<Value> wait_for_some(PyRef given, PyRef timeout, PyRef return_when) {
    refuse_single(given.get(), "expect a list of futures");
    const int any = PyObject_IsTrue(given.get());
    checked(any);
    if (any == 0) raise(PyExc_ValueError, "Set of Tasks/Futures is empty.");
    const ReturnWhen when = return_when_argument(return_when.get());
    std::vector<Ref<Future>> futures = futures_argument(given.get());
    EventLoop& loop = running_loop();
    const Waited waited = co_await wait(loop, std::move(futures), patience(timeout.get()), when);
    const PyRef done = set_of(waited.done);
    const PyRef pending = set_of(waited.pending);
    co_return Value(checked(PyTuple_Pack(2, done.get(), pending.get())));
}

PyObject* asyncio_wait(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *futures = nullptr, *timeout = Py_None, *return_when = nullptr;
        parse_as_python(arguments, keywords, "O|$OO:wait", {"fs", "timeout", "return_when"}, &futures, &timeout, &return_when);
        const PyRef when = return_when != nullptr ? PyRef::borrow(return_when) : make_str("ALL_COMPLETED");
        return make_awaitable(drive(wait_for_some(PyRef::borrow(futures), PyRef::borrow(timeout), when), "wait"));
    });
}

// --- wait_for, shield ----------------------------------------------------------------------------------------

Coro<Value> wait_for_one(PyRef awaitable, PyRef timeout) {
    EventLoop& loop = running_loop();
    if (timeout.get() == Py_None) co_return co_await run_inline(awaiting(awaitable.get()));
    const PyRef zero = checked(PyLong_FromLong(0));
    const int over = PyObject_RichCompareBool(timeout.get(), zero.get(), Py_LE);
    checked(over);
    const Duration duration = over == 1 ? 0 : waiting_time(seconds_of(timeout.get()));
    Ref<Future> future = ensure_future(loop, std::exchange(awaitable, {}).get());
    co_return co_await wait_for(loop, std::move(future), duration);
}

PyObject* asyncio_wait_for(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *awaitable = nullptr, *timeout = nullptr;
        parse_as_python(arguments, keywords, "OO:wait_for", {"fut", "timeout"}, &awaitable, &timeout);
        return make_awaitable(drive(wait_for_one(PyRef::borrow(awaitable), PyRef::borrow(timeout)), "wait_for"));
    });
}

PyObject* asyncio_shield(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* awaitable = nullptr;
        parse_as_python(arguments, keywords, "O:shield", {"arg"}, &awaitable);
        Future* const future = future_of(awaitable);
        return python_of(*shield(future != nullptr ? Ref<Future>(future) : ensure_future(current_loop(), awaitable)));
    });
}

// --- as_completed --------------------------------------------------------------------------------------------

// A generator in Python: begins when it is asked for its first item.
class AsCompletedItems : public Object {
  public:
    AsCompletedItems(PyRef futures, PyRef timeout) : given_(std::move(futures)), timeout_(std::move(timeout)) {}

    // Null at the end.
    PyRef next() {
        if (given_) begin();
        if (left_ == 0) return {};
        --left_;
        return make_awaitable(drive(series_->next(), "as_completed.<locals>._wait_for_one"));
    }
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(Value(given_));
        visitor.visit(Value(timeout_));
    }
    void clear_references() override {
        const PyRef given = std::exchange(given_, {});
        const PyRef timeout = std::exchange(timeout_, {});
        if (const Ref<AsTheyComplete> series = std::exchange(series_, {})) series->clear_references();
        left_ = 0;
    }

  private:
    void begin() {
        const PyRef given = std::exchange(given_, {});
        refuse_single(given.get(), "expect an iterable of futures");
        EventLoop& loop = current_loop();
        std::vector<Ref<Future>> futures;
        for (const PyRef& item : distinct(given.get())) futures.push_back(ensure_future(loop, item.get()));
        left_ = futures.size();
        series_ = AsTheyComplete::begin(loop, std::move(futures), patience(timeout_.get()));
    }

    PyRef given_;
    PyRef timeout_;
    Ref<AsTheyComplete> series_;
    std::size_t left_ = 0;
};

PyObject* as_completed_next(PyObject* self) {
    return guarded([&] { return object_of<AsCompletedItems>(self).next(); });
}

PyObject* asyncio_as_completed(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *futures = nullptr, *timeout = Py_None;
        parse_as_python(arguments, keywords, "O|$O:as_completed", {"fs", "timeout"}, &futures, &timeout);
        return python_of(*make_embedded<AsCompletedItems>(Interpreter::get().types.completed_items,
                                                          PyRef::borrow(futures), PyRef::borrow(timeout)));
    });
}

const PyMethodDef functions[] = {
    method("wait", asyncio_wait, METH_VARARGS | METH_KEYWORDS),
    method("wait_for", asyncio_wait_for, METH_VARARGS | METH_KEYWORDS),
    method("shield", asyncio_shield, METH_VARARGS | METH_KEYWORDS),
    method("as_completed", asyncio_as_completed, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_completed_items_type(PyObject* module) {
    return make_type(module, "asyncio.tasks.generator", sizeof(Embedded<AsCompletedItems>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, as_completed_next)});
}

void add_wait_functions(PyObject* names, PyObject* host) {
    add_functions(names, host, "asyncio", functions);
    for (const auto& [name, when] : kReturnWhen) add_name(names, name, make_str(name).get());
}

}  // namespace asynchio::python
