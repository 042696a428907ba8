#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double a = parameter("A", 2.0);
    double b = parameter("B", 1.0);
    int together = parameter("TOGETHER", 0);
};

Coro<> fetch(std::string name, double s) {
    print("ask", name);
    co_await sleep(s);
    print("got", name);
}
Coro<> page(Sliders s) {
    if (s.together != 0) {
        co_await gather(fetch("A", s.a), fetch("B", s.b));
    } else {
        co_await fetch("A", s.a);
        co_await fetch("B", s.b);
    }
    print("page");
}
Coro<> clock() {
    for (int i = 0; i < 4; ++i) {
        print("tick", i);
        co_await sleep(0.9);
    }
}
Coro<> main(Sliders s) {
    co_await gather(page(s), clock());
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
