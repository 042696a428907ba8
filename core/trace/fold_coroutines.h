// Folds coroutine and generator objects: made, begun, paused with their frame kept, ended or thrown away.
#pragma once

#include <utility>

#include "core/trace/fold_sync.h"

namespace asynchio {

class FoldCoroutines : public FoldSync {
  public:
    using FoldSync::FoldSync;
    using FoldSync::operator();

    void operator()(const CoroutineCreated& e) {
        const Cause creator = s_.whoever_runs();
        CoroutineState& coroutine = at(s_.coroutines, e.coroutine);
        coroutine.id = e.coroutine;
        coroutine.kind = e.kind;
        coroutine.function = e.function;
        coroutine.line = e.line;
        coroutine.creator_task = creator.task;
        coroutine.creator_thread = creator.thread;
        coroutine.since = event_.time;
    }
    void operator()(const CoroutineTasked& e) {
        at(s_.coroutines, e.coroutine).task = e.task;
        at(s_.tasks, e.task).coroutine = e.coroutine;
    }
    void operator()(const CoroutineStarted& e) {
        CoroutineState& coroutine = at(s_.coroutines, e.coroutine);
        enter(coroutine, CoroutineState::Phase::running);
        coroutine.frame = e.frame;
        coroutine.driver = at(s_.frames, e.frame).caller;
    }
    void operator()(const CoroutinePaused& e) {
        CoroutineState& coroutine = at(s_.coroutines, e.coroutine);
        enter(coroutine, CoroutineState::Phase::paused);
        coroutine.yielded = e.yielded;
        ++coroutine.pauses;
        if (!e.yielded) return;  // the place of a task that awaits is the innermost await
        coroutine.value = e.value;
        if (innermost() == coroutine.frame) innermost() = coroutine.driver;
    }
    void operator()(const CoroutineResumed& e) {
        CoroutineState& coroutine = at(s_.coroutines, e.coroutine);
        enter(coroutine, CoroutineState::Phase::running);
        // After a yield anybody may ask for the next value; after an await the same frame goes on awaiting.
        if (!std::exchange(coroutine.yielded, false)) return;
        coroutine.driver = std::exchange(innermost(), coroutine.frame);
        at(s_.frames, coroutine.frame).caller = coroutine.driver;
    }
    void operator()(const CoroutineEnded& e) {
        CoroutineState& coroutine = at(s_.coroutines, e.coroutine);
        enter(coroutine, CoroutineState::Phase::ended);
        coroutine.outcome = e.outcome;
        coroutine.value = e.value;
    }
    void operator()(const CoroutineDropped& e) {
        enter(at(s_.coroutines, e.coroutine), CoroutineState::Phase::dropped);
    }
};

}  // namespace asynchio
