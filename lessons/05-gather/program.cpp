#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

Coro<std::string> brew(std::string name, double s) {
    print("start", name);
    co_await sleep(s);
    print("ready", name);
    co_return name;
}

Coro<> main(double a, double b, double c) {
    const auto cups = co_await gather(
        brew("A", a), brew("B", b), brew("C", c));
    print("tray", cups);
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(parameter("A", 3.0), parameter("B", 1.0), parameter("C", 2.0)));
}
