#include "core/loop/shield.h"

#include "core/loop/on_done.h"
#include "core/loop/wait_for.h"

namespace asynchio {
namespace {

void pass_on(Future& inner, Future& outer) {
    if (outer.cancelled()) {
        if (!inner.cancelled()) inner.mark_exception_seen();
    } else if (inner.cancelled()) {
        outer.cancel();
    } else if (const std::exception_ptr error = inner.exception()) {
        outer.set_exception(error);
    } else {
        outer.set_result(inner.result());
    }
}

}  // namespace

Ref<Future> shield(const Ref<Future>& inner) {
    if (inner->done()) return inner;
    const Ref<Future> outer = stand_in_for(*inner);
    const DoneCallback* const call =
        call_when_done(*inner, outer, [to = outer.get()](Future& done) { pass_on(done, *to); });
    // From then on nobody looks at how the inner one ends.
    call_when_done(*outer, inner, [from = inner.get(), call](Future&) {
        if (!from->done()) forget_call(*from, call);
    });
    return outer;
}

}  // namespace asynchio
