#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int n = parameter("N", 3);
    double wait = parameter("WAIT", 1.0);
};

void bake_sync(std::string name, Sliders s) {
    print(name, "in");
    time_sleep(s.wait);      // stand and stare
    print(name, "out");
}

Coro<> bake(std::string name, Sliders s) {
    print(name, "in");
    co_await sleep(s.wait);  // set a timer, step aside
    print(name, "out");
}

Coro<> main(Sliders s) {
    std::vector<Coro<>> jobs;
    for (int i = 0; i < s.n; ++i) jobs.push_back(bake("A" + std::to_string(i), s));
    co_await gather(std::move(jobs));
}

}  // namespace

ASYNCHIO_PROGRAM() {
    const Sliders s;
    for (int i = 0; i < s.n; ++i) bake_sync("S" + std::to_string(i), s);
    print("sync done");
    run(main(s));
    print("async done");
}
