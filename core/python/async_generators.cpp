#include "core/python/async_generators.h"

#include "core/loop/gather.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/host.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

constexpr int kOriginDepth = 10;  // frames that a coroutine remembers in debug mode, as in asyncio

// A function of sys, also for a program that has changed the module.
PyRef ask_sys(const char* function, const PyRef& arguments) {
    PyObject* const callable = PySys_GetObject(function);
    if (callable == nullptr) return none();
    return checked(PyObject_CallObject(callable, arguments.get()));
}

// Makes a task that closes a generator, in the loop's next iteration.
class CloseLater final : public Handle {
  public:
    CloseLater(Ref<EventLoop> loop, PyRef closing) : loop_(std::move(loop)), closing_(std::move(closing)) {}
    void run() override {
        const PyRef closing = std::exchange(closing_, {});
        try {
            static_cast<void>(create_task(*loop_, closing.get(), Py_None, Py_None));
        } catch (const PythonError& error) {
            if (is_error<LeaveLoop>(std::current_exception())) throw;
            call_exception_handler(*loop_, exception_context("Exception in callback create_task()",
                                                             PyRef::borrow(error.exception()), "handle", PyRef()));
        }
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(Value(closing_)); }

  private:
    Ref<EventLoop> loop_;
    PyRef closing_;
};

// --- what Python calls: their `self` is the loop -------------------------------------------------------------

PyObject* on_first_iteration(PyObject* loop, PyObject* generator) {
    return guarded([&] {
        object_of<PythonLoop>(loop).generators.add(generator);
        return none();
    });
}

PyObject* on_dropped(PyObject* loop, PyObject* generator) {
    return guarded([&] {
        const Session* const session = Interpreter::get().session;
        PythonLoop& python_loop = object_of<PythonLoop>(loop);
        if (session == nullptr || session->kernel.ending() || python_loop.closed()) return none();
        PyRef closing = checked(PyObject_CallMethod(generator, "aclose", nullptr));
        python_loop.call_soon_threadsafe(make_ref<CloseLater>(Ref<EventLoop>(&python_loop), std::move(closing)));
        return none();
    });
}

const PyMethodDef first_iteration_function = {"_asyncgen_firstiter_hook", on_first_iteration, METH_O, nullptr};
const PyMethodDef dropped_function = {"_asyncgen_finalizer_hook", on_dropped, METH_O, nullptr};

PyRef hook(const PyMethodDef& function, const PyRef& loop) {
    return checked(PyCFunction_New(const_cast<PyMethodDef*>(&function), loop.get()));
}

}  // namespace

void AsyncGenerators::watch(PythonLoop& loop) {
    const PyRef self = python_of(loop);
    const PyRef nothing = checked(PyTuple_New(0));
    hooks_before_ = ask_sys("get_asyncgen_hooks", nothing);
    const PyRef first = hook(first_iteration_function, self);
    const PyRef dropped = hook(dropped_function, self);
    ask_sys("set_asyncgen_hooks", checked(PyTuple_Pack(2, first.get(), dropped.get())));
    tracking_before_ = PyLong_AsLong(ask_sys("get_coroutine_origin_tracking_depth", nothing).get());
    if (loop.debug()) ask_sys("set_coroutine_origin_tracking_depth", checked(Py_BuildValue("(i)", kOriginDepth)));
}

void AsyncGenerators::unwatch() {
    const PyRef before = std::exchange(hooks_before_, {});
    if (before && PyTuple_Check(before.get()))
        ask_sys("set_asyncgen_hooks", checked(PyTuple_GetSlice(before.get(), 0, 2)));
    ask_sys("set_coroutine_origin_tracking_depth", checked(Py_BuildValue("(l)", tracking_before_)));
}

void AsyncGenerators::add(PyObject* generator) {
    if (shut_down_) {
        const PyRef text = checked(PyObject_Repr(generator));
        checked(PyErr_WarnFormat(PyExc_ResourceWarning, 1,
                                 "asynchronous generator %U was scheduled after loop.shutdown_asyncgens() call",
                                 text.get()));
    }
    if (begun_.size() >= most_) {
        std::erase_if(begun_, [](const PyRef& reference) { return referent_of(reference.get()).get() == Py_None; });
        most_ = std::max<std::size_t>(16, begun_.size() * 2);
    }
    begun_.push_back(checked(PyWeakref_NewRef(generator, nullptr)));
}

std::vector<PyRef> AsyncGenerators::take_all() {
    std::vector<PyRef> alive;
    for (const PyRef& reference : std::exchange(begun_, {}))
        if (PyRef generator = referent_of(reference.get()); generator.get() != Py_None) alive.push_back(std::move(generator));
    return alive;
}

Coro<Value> AsyncGenerators::shut_down(PythonLoop& loop) {
    const Ref<PythonLoop> keep(&loop);
    shut_down_ = true;
    const std::vector<PyRef> generators = take_all();
    if (generators.empty()) co_return Value();
    std::vector<Ref<Future>> closing;
    for (const PyRef& generator : generators) {
        const PyRef step = checked(PyObject_CallMethod(generator.get(), "aclose", nullptr));
        closing.push_back(ensure_future(loop, step.get()));
    }
    const std::vector<Ref<Future>> closed = closing;
    const Ref<Future> all = gather(loop, std::move(closing), true);
    co_await all;
    for (std::size_t i = 0; i < closed.size(); ++i) {
        const std::exception_ptr error = closed[i]->cancelled() ? nullptr : closed[i]->exception();
        if (!error) continue;
        const PyRef text = checked(PyObject_Repr(generators[i].get()));
        const std::string message = "an error occurred during closing of asynchronous generator " + printable(text.get());
        call_exception_handler(loop, exception_context(message, error_object(error), "asyncgen", generators[i]));
    }
    co_return Value();
}

void AsyncGenerators::visit_references(ReferenceVisitor& visitor) const {
    for (const PyRef& reference : begun_) visitor.visit(Value(reference));
    visitor.visit(Value(hooks_before_));
}

void AsyncGenerators::clear() {
    const auto begun = std::exchange(begun_, {});
    const PyRef hooks = std::exchange(hooks_before_, {});
}

}  // namespace asynchio::python
