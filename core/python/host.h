// The Python side of an event loop: its objects are Python objects, its values are described without running the
// program's code.
#pragma once

#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/host.h"
#include "core/loop/task.h"
#include "core/python/py.h"

namespace asynchio::python {

class PythonHost final : public LoopHost {
  public:
    Ref<Future> new_future(EventLoop& loop, FuturePurpose purpose) override;
    Ref<Task> new_task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) override;
    Ref<GatheringFuture> new_gather(EventLoop& loop) override;
    Value make_list(std::vector<Value> values) override;
    Value make_text(const std::string& text) override;
    std::string name_of(const Object& object) override;
    Value error_as_value(const std::exception_ptr& error) override;
    std::string describe(const Value& value) override;
    std::string describe(const std::exception_ptr& error) override;
    void report_slow(EventLoop& loop, const Handle& handle, Duration duration) override;
    void report_unhandled(EventLoop& loop, Task& task) override;
};

// A loop as Python sees it: with an exception handler of the program.
class PythonLoop : public EventLoop {
  public:
    using EventLoop::EventLoop;
    PyRef exception_handler;
    void visit_references(ReferenceVisitor& visitor) const override {
        EventLoop::visit_references(visitor);
        visitor.visit(Value(exception_handler));
    }
};

// loop.call_exception_handler: the program's handler, or else a report on stderr in asyncio's words.
void call_exception_handler(EventLoop& loop, const PyRef& context);
void default_exception_handler(const PyRef& context);
// A context of these parts; `future`, `handle` and `task` may be null.
PyRef exception_context(const std::string& message, const PyRef& exception, const char* key, const PyRef& object);

}  // namespace asynchio::python
