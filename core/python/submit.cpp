#include "core/python/submit.h"

#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/host.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/pool_type.h"
#include "core/python/session.h"
#include "core/python/sync_object.h"
#include "core/python/type_builder.h"
#include "core/threads/bridge.h"
#include "core/threads/submit.h"

namespace asynchio::python {
namespace {

// Runs in the loop: makes the task.
class Begin final : public Handle {
  public:
    Begin(Ref<EventLoop> loop, PyRef coroutine, Ref<ConcurrentFuture> answer)
        : loop_(std::move(loop)), coroutine_(std::move(coroutine)), answer_(std::move(answer)) {}

    void run() override {
        try {
            chain(ensure_future(*loop_, coroutine_.get()), answer_);
        } catch (const PythonLeaveLoop&) {
            throw;
        } catch (const PythonError& error) {
            const PyRef exception = PyRef::borrow(error.exception());
            if (answer_->set_running_or_notify_cancel()) answer_->set_exception(std::current_exception());
            call_exception_handler(*loop_, exception_context("Exception in callback run_coroutine_threadsafe()",
                                                             exception, "loop", python_of(*loop_)));
        }
    }
    std::string label() const override { return name_of_coroutine(coroutine_.get()); }
    HandleKind kind() const override { return HandleKind::callback; }
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(*loop_);
        visitor.visit(Value(coroutine_));
        visitor.visit(*answer_);
    }
    void clear_references() override { const PyRef coroutine = std::exchange(coroutine_, {}); }

  private:
    Ref<EventLoop> loop_;
    PyRef coroutine_;
    Ref<ConcurrentFuture> answer_;
};

}  // namespace

PyObject* run_coroutine_threadsafe(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const auto given = python_arguments("run_coroutine_threadsafe", arguments, keywords, {"coro", "loop"}, 2, false);
        if (!is_coroutine(given[0])) raise(PyExc_TypeError, "A coroutine object is required");
        if (!PyObject_TypeCheck(given[1], Interpreter::get().types.loop)) {
            checked(PyObject_GetAttrString(given[1], "call_soon_threadsafe"));
            raise(PyExc_TypeError, "loop must be an event loop of this program");
        }
        const Ref<EventLoop> loop(&loop_argument(given[1]));
        const auto answer = make_embedded<ConcurrentFuture>(Interpreter::get().types.concurrent_future,
                                                            current_session().kernel, JobId());
        loop->call_soon_threadsafe(make_ref<Begin>(loop, PyRef::borrow(given[0]), answer));
        return python_of(*answer);
    });
}

PyObject* wrap_future(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *future = nullptr, *loop = Py_None;
        parse_as_python(arguments, keywords, "O|$O:wrap_future", {"future", "loop"}, &future, &loop);
        if (future_of(future) != nullptr) return PyRef::borrow(future);
        return wrap_answer(loop == Py_None ? current_loop() : loop_argument(loop), PyRef::borrow(future));
    });
}

PyRef wrap_answer(EventLoop& loop, const PyRef& answer) {
    if (future_of(answer.get()) != nullptr) return answer;
    if (PyObject_TypeCheck(answer.get(), Interpreter::get().types.concurrent_future) == 0)
        raise(PyExc_AssertionError, "concurrent.futures.Future is expected, got " + printable(checked(PyObject_Repr(answer.get())).get()));
    return python_of(*asynchio::wrap_future(loop, Ref<ConcurrentFuture>(&future_of_pool(answer.get()))));
}

}  // namespace asynchio::python
