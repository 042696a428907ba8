#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double block = parameter("BLOCK", 0.8);
    int pieces = parameter("PIECES", 1);
    int debug = parameter("DEBUG", 0);
};

Coro<> clock() {
    for (int i = 0; i < 8; ++i) {
        print("tick", i);
        co_await sleep(0.25);
    }
}

Coro<> report(Sliders s) {
    co_await sleep(0.6);
    print("report starts");
    for (int i = 0; i < s.pieces; ++i) {
        time_sleep(s.block / s.pieces);  // stares at the oven
        co_await sleep(0);               // steps aside
    }
    print("report ends");
}

Coro<> main(Sliders s) {
    co_await gather(clock(), report(s));
}

}  // namespace

ASYNCHIO_PROGRAM() {
    const Sliders s;
    run(main(s), s.debug != 0);
}
