#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double a = parameter("A", 3.0), b = parameter("B", 1.0), c = parameter("C", 2.0);
    double limit = parameter("LIMIT", 2.5);
    int mode = parameter("MODE", 0);
};

Coro<std::string> search(std::string name, double s) {
    co_await sleep(s);
    co_return name;
}

Coro<> main(Sliders s) {
    const std::vector<Task<std::string>> jobs = {
        create_task(search("A", s.a)),
        create_task(search("B", s.b)),
        create_task(search("C", s.c))};
    if (s.mode == 0) {
        for (auto next : as_completed(jobs)) print("answer", co_await std::move(next));
    } else {
        const auto [done, pending] = co_await wait(jobs, s.limit);  // in the order of jobs
        print("in time", done.size());
        for (const auto& t : pending) print("late", co_await t);
    }
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
