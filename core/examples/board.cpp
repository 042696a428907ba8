// A lock for tasks, a lock for threads, and a pool: the same words on both sides.
#include <mutex>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

int square(int n) {
    time_sleep(0.5);  // a blocking call
    return n * n;
}

Coro<> write_on(Lock board, std::string name) {
    const auto held = co_await board.hold();
    print(name, "writes");
    co_await sleep(1);
    print(name, "is done");
}

Coro<> lesson() {
    Lock board("board");
    co_await gather(write_on(board, "Ann"), write_on(board, "Bob"));
    set_default_executor(ThreadPoolExecutor(2));
    std::vector<Coro<int>> jobs;
    for (int n = 1; n <= 4; ++n) jobs.push_back(to_thread("square", square, n));
    print(co_await gather(std::move(jobs)));
}

}  // namespace

ASYNCHIO_PROGRAM() {
    Mutex till("till");
    int money = 0;
    std::vector<Thread> cashiers;
    for (int i = 0; i < 3; ++i)
        cashiers.emplace_back("sell", [&](int price) {
            const std::lock_guard<Mutex> held(till);
            const int before = money;
            time_sleep(0.1);
            money = before + price;
        }, 10 * (i + 1));
    for (Thread& cashier : cashiers) cashier.start();
    for (Thread& cashier : cashiers) cashier.join();
    print("money", money);
    run(lesson());
}
