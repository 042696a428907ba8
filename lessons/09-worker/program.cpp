#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int files = parameter("FILES", 6);
    int workers = parameter("WORKERS", 3);
    double read = parameter("READ", 0.5);
    int how = parameter("HOW", 1);
};

Coro<> clock() {
    while (true) {
        print("tick");
        co_await sleep(0.3);
    }
}

Coro<> main(Sliders s) {
    const auto read = [s](int) { time_sleep(s.read); };  // a blocking call
    set_default_executor(ThreadPoolExecutor(static_cast<unsigned>(s.workers)));
    const Task<> ticker = create_task(clock());
    co_await sleep(0);  // let the clock tick once
    if (s.how != 0) {
        std::vector<Coro<>> jobs;
        for (int n = 0; n < s.files; ++n) jobs.push_back(to_thread("read", read, n));
        co_await gather(std::move(jobs));
    } else {
        for (int n = 0; n < s.files; ++n) read(n);
    }
    print("read", s.files);
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
