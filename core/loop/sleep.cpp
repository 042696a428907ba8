#include "core/loop/sleep.h"

namespace asynchio {

Coro<Value> sleep(EventLoop& loop, Duration delay, Value result) {
    if (delay <= 0) {
        co_await let_others_run();
        co_return result;
    }
    const Time deadline = add_saturating(loop.time(), delay);
    const Ref<Future> alarm = loop.create_future(FuturePurpose{WaitKind::timer, 0, deadline});
    const Ref<Handle> timer = loop.call_at(deadline, [alarm] {
        if (!alarm->cancelled()) alarm->set_result(Value());
    });
    alarm->set_purpose(FuturePurpose{WaitKind::timer, timer->id().value, deadline});
    // Whatever ends the wait, the timer must not ring later.
    struct CancelTimer {
        const Ref<Handle>& timer;
        ~CancelTimer() { timer->cancel(); }
    } const cancel_timer{timer};
    co_await alarm;
    co_return result;
}

}  // namespace asynchio
