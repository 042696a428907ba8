#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double limit = parameter("LIMIT", 2.0);
    double cleanup = parameter("CLEANUP", 0.5);
    int swallow = parameter("SWALLOW", 0);
    int deaf = parameter("DEAF", 0);
};

Coro<> worker(Sliders s) {
    std::exception_ptr stopped;
    try {
        for (int step = 0; step < 10; ++step) {
            print("step", step);
            if (s.deaf != 0) time_sleep(0.9);
            co_await sleep(0.6);
        }
    } catch (const CancelledError&) {
        stopped = std::current_exception();  // no co_await may stand in here
    }
    if (stopped) {
        print("saving");
        co_await sleep(s.cleanup);
        print("saved");
        if (s.swallow == 0) std::rethrow_exception(stopped);
    }
}
Coro<> main(Sliders s) {
    try {
        co_await wait_for(worker(s), s.limit);
        print("ended normally");
    } catch (const TimeoutError&) {
        print("time is up");
    }
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
