#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double delay = parameter("DELAY", 2.0);
    int readers = parameter("READERS", 2);
    int fills = parameter("FILLS", 1);
};

Coro<> reader(std::string name, Future<int> box) {
    print(name, "waits");
    const int value = co_await box;
    print(name, "got", value);
}

Coro<> writer(Future<int> box, Sliders s) {
    co_await sleep(s.delay);
    for (int i = 0; i < s.fills; ++i) {
        print("writer fills");
        box.set_result(42);
    }
    print("writer goes on");
}

Coro<> main(Sliders s) {
    const auto box = create_future<int>();
    std::vector<Coro<>> all;
    for (int i = 0; i < s.readers; ++i) all.push_back(reader("R" + std::to_string(i), box));
    all.push_back(writer(box, s));
    co_await gather(std::move(all));
    print("box full", box.done());
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
