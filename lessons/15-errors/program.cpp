#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double c = parameter("C", 1.5);
    double rest = parameter("REST", 0.0);
    int fails = parameter("FAILS", 1);
    int tool = parameter("TOOL", 0);
};

Coro<std::string> job(std::string name, double wait, Sliders s) {
    co_await sleep(wait);
    if (std::string("BC").substr(0, s.fails).find(name) != std::string::npos) throw ValueError(name);
    print(name, "finished");
    co_return name;
}

Coro<> main(Sliders s) {
    std::vector<Coro<std::string>> jobs;
    jobs.push_back(job("A", 0.2, s));
    jobs.push_back(job("B", 0.5, s));
    jobs.push_back(job("C", s.c, s));
    try {
        if (s.tool == 2)
            co_await task_group([&](TaskGroup& group) -> Coro<> {
                for (auto& j : jobs) group.create_task(std::move(j));
                co_return;
            });
        else if (s.tool == 1) print("results", co_await gather(return_exceptions, std::move(jobs)));
        else print("results", co_await gather(std::move(jobs)));
    } catch (const std::exception& e) {
        print("caught", type_name(e));
    }
    co_await sleep(s.rest);
}

}  // namespace

ASYNCHIO_PROGRAM() {
    const Sliders s;
    if (s.tool < 3) run(main(s));
    else run(gather(job("A", 0.2, s)));  // a gather is no coroutine
}
