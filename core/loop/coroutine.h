// What a task drives: something that runs until it must wait. C++20 coroutines and an embedded language's
// coroutines both look like this to the loop.
#pragma once

#include <exception>
#include <string>

#include "core/base/ref.h"
#include "core/loop/future.h"

namespace asynchio {

// How one resumption of a coroutine ended.
struct Step {
    enum class Kind : std::uint8_t {
        returned,   // with `value`
        raised,     // with `error`
        left_loop,  // with `error`: the loop must be left at once (SystemExit, KeyboardInterrupt)
        awaits,     // `future`
        yielded,    // let the others go first, without waiting for anything
        misused,    // awaited something that cannot be awaited: `error` is thrown back in the next turn
    };
    Kind kind = Kind::returned;
    Value value;
    std::exception_ptr error;
    Ref<Future> future;

    static Step returned(Value value) { return Step{Kind::returned, std::move(value), nullptr, {}}; }
    static Step raised(std::exception_ptr error) { return Step{Kind::raised, {}, std::move(error), {}}; }
    static Step left_loop(std::exception_ptr error) { return Step{Kind::left_loop, {}, std::move(error), {}}; }
    static Step awaits(Ref<Future> future) { return Step{Kind::awaits, {}, nullptr, std::move(future)}; }
    static Step yielded() { return Step{Kind::yielded, {}, nullptr, {}}; }
    static Step misused(std::exception_ptr error) { return Step{Kind::misused, {}, std::move(error), {}}; }
};

class Coroutine {
  public:
    virtual ~Coroutine() = default;
    // Runs until the next wait or the end. Must not be called again after it returned or raised.
    virtual Step send() = 0;
    // The same, but what it waits for raises `error` there.
    virtual Step throw_in(std::exception_ptr error) = 0;
    // The coroutine function's name.
    virtual std::string name() const = 0;
    // A short name for what it does, for lanes.
    virtual std::string label() const { return name(); }
    virtual void visit_references(ReferenceVisitor&) const {}
};

}  // namespace asynchio
