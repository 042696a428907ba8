#include <algorithm>
#include <cmath>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double query = parameter("QUERY", 0.3), every = parameter("EVERY", 0.1);
    int fail = parameter("FAIL", 0), tidy = parameter("TIDY", 1);
};

Coro<> query(int n, Sliders s) {
    co_await sleep(s.query);
    if (s.fail != 0 && n % s.fail == 0) throw RuntimeError(std::to_string(n));
}
Coro<> user(std::string, int n, Semaphore pool, std::vector<double>* waits, Sliders s) {
    const double start = perf_counter();
    if (s.tidy != 0) {
        const auto held = co_await pool.hold();
        co_await query(n, s);
    } else {
        co_await pool.acquire();
        co_await query(n, s);
        pool.release();
    }
    waits->push_back(std::round((perf_counter() - start) * 100) / 100);
}
Coro<> main(Semaphore pool, Sliders s) {
    std::vector<double> w;
    std::vector<Task<>> jobs;
    for (int n = 1; n < 13; ++n) {  // twelve users arrive
        jobs.push_back(create_task(user("u" + std::to_string(n), n, pool, &w, s)));
        co_await sleep(s.every);
    }
    co_await gather(return_exceptions, jobs);
    std::ranges::sort(w);
    if (w.empty()) throw IndexError("list index out of range");  // C++ would not notice
    print("p50", w[w.size() / 2], "max", w.back());
}

}  // namespace

ASYNCHIO_PROGRAM() {
    Semaphore pool(parameter("POOL", 2), "pool");
    run(main(pool, Sliders()));
}
