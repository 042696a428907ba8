// The Python side of an event loop: its objects are Python objects, its values are described without running the
// program's code.
#pragma once

#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/host.h"
#include "core/loop/task.h"
#include "core/python/async_generators.h"
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
    Value object_of(const std::exception_ptr& error) override;
    std::exception_ptr error_of(const Value& object) override;
    bool less(const Value& a, const Value& b) override;
    std::string describe(const Value& value) override;
    std::string describe(const std::exception_ptr& error) override;
    void loop_started(EventLoop& loop) override;
    void loop_stopped(EventLoop& loop) override;
    void report_slow(EventLoop& loop, const Handle& handle, Duration duration) override;
    [[noreturn]] void raise_too_deep() override;
    std::exception_ptr refusal(const std::exception_ptr& error) override;
    void report_error(EventLoop& loop, const std::string& message, const std::exception_ptr& error,
                      Future* about) override;
};

// A loop as Python sees it: with what the program has set.
class PythonLoop : public EventLoop {
  public:
    using EventLoop::EventLoop;
    PyRef exception_handler;
    PyRef task_factory;
    AsyncGenerators generators;
    void visit_references(ReferenceVisitor& visitor) const override {
        EventLoop::visit_references(visitor);
        visitor.visit(Value(exception_handler));
        visitor.visit(Value(task_factory));
        generators.visit_references(visitor);
    }
    void clear_references() override {
        EventLoop::clear_references();
        generators.clear();
        const PyRef handler = std::exchange(exception_handler, {});
        const PyRef factory = std::exchange(task_factory, {});
    }
};

// loop.call_exception_handler: the program's handler, or else a report on stderr in asyncio's words.
void call_exception_handler(EventLoop& loop, const PyRef& context);
void default_exception_handler(const PyRef& context);
// A context of these parts; `future`, `handle` and `task` may be null.
PyRef exception_context(const std::string& message, const PyRef& exception, const char* key, const PyRef& object);

}  // namespace asynchio::python
