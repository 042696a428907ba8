// What the language that a loop serves adds to it: its objects, and how its values look. The default serves C++.
#pragma once

#include <memory>
#include <source_location>
#include <string>
#include <vector>

#include "core/base/ref.h"
#include "core/loop/coroutine.h"
#include "core/loop/future.h"

namespace asynchio {

class EventLoop;
class GatheringFuture;
class Task;

struct TaskSpec {
    std::string name;   // empty: "Task-N"
    std::string label;  // short name in the picture; empty: the coroutine function's name
    bool plumbing = false;
};

class LoopHost {
  public:
    virtual ~LoopHost() = default;

    virtual Ref<Future> new_future(EventLoop& loop, FuturePurpose purpose);
    // For names: "Task-1", "Task-2", ...
    std::uint32_t next_task_number() { return ++task_numbers_; }
    // Made, but not begun.
    virtual Ref<Task> new_task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec);
    virtual Ref<GatheringFuture> new_gather(EventLoop& loop);

    // The list that gather returns.
    virtual Value make_list(std::vector<Value> values);
    // A text as a value.
    virtual Value make_text(const std::string& text);
    // How an object of the runtime is called in an error message.
    virtual std::string name_of(const Object& object);
    // An exception as a value, for gather(return_exceptions=True).
    virtual Value error_as_value(const std::exception_ptr& error);
    // The language's own object in an error, to be kept in its place; empty for an error of C++.
    virtual Value object_of(const std::exception_ptr& /*error*/) { return {}; }
    // The error of such an object.
    virtual std::exception_ptr error_of(const Value& /*object*/) { return nullptr; }

    // A C++ coroutine of the loop has come to this place, where it awaits something.
    virtual void reached(const std::source_location&) {}
    // a < b, for priority queues. Throws what the comparison throws; UsageError for values that have no order.
    virtual bool less(const Value& a, const Value& b);

    // Shortened, for the trace.
    virtual std::string describe(const Value& value);
    virtual std::string describe(const std::exception_ptr& error);

    // Debug mode: a handle kept the loop for at least its slow_callback_duration.
    virtual void report_slow(EventLoop&, const Handle&, Duration) {}
    // The error that a future answers with when it is to hold `error`; null if it can hold it.
    virtual std::exception_ptr refusal(const std::exception_ptr& /*error*/) { return nullptr; }
    // An error that reaches nobody else; `about` is the task it comes from, or null.
    virtual void report_error(EventLoop&, const std::string& /*message*/, const std::exception_ptr& /*error*/,
                              Future* /*about*/) {}

    // Around the time in which the loop runs; neither may throw.
    virtual void loop_started(EventLoop&) {}
    virtual void loop_stopped(EventLoop&) {}

    // Throws the error of a call that calls itself without end.
    [[noreturn]] virtual void raise_too_deep();

  private:
    friend class NestedCancel;
    std::uint32_t task_numbers_ = 0;
    int nested_cancels_ = 0;
};

// Lives while a task or a group passes its cancellation on. Tasks that wait for each other pass it round in a circle:
// the error of raise_too_deep() ends that, as RecursionError does in Python.
class NestedCancel {
  public:
    explicit NestedCancel(LoopHost& host) : host_(host) {
        if (host_.nested_cancels_ >= kDeepest) host_.raise_too_deep();
        ++host_.nested_cancels_;
    }
    ~NestedCancel() { --host_.nested_cancels_; }
    NestedCancel(const NestedCancel&) = delete;
    NestedCancel& operator=(const NestedCancel&) = delete;

  private:
    static constexpr int kDeepest = 990;  // what Python's limit of 1000 leaves
    LoopHost& host_;
};

}  // namespace asynchio
