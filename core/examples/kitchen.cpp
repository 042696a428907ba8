// Tasks, gather, cancellation, and results of different types.
#include "core/asynchio.h"

using namespace asynchio::program;
using namespace std::chrono_literals;

namespace {

Coro<std::string> brew(std::string drink, double seconds) {
    co_await sleep(seconds);
    print(drink, "is ready");
    co_return drink;
}

Coro<int> count_guests() {
    co_await sleep(500ms);
    co_return 3;
}

Coro<> wait_for_ever() {
    try {
        co_await sleep(1h);
    } catch (const CancelledError&) {
        print("nobody waits for ever");
        throw;
    }
}

Coro<> fail() {
    co_await sleep(0.25);
    throw std::runtime_error("the oven is cold");
}

Coro<> evening() {
    const Task<> patient = create_task(wait_for_ever());
    const auto [drink, guests] = co_await gather(brew("tea", 1), count_guests());
    print(drink, "for", guests);
    Task<> waiter = patient;
    waiter.cancel();
    co_await sleep(0);
    print("cancelled", waiter.cancelled());
    try {
        co_await gather(fail(), brew("coffee", 0.5));
    } catch (const std::runtime_error& error) {
        print("caught", error.what());
    }
    co_await sleep(1);
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(evening());
    print("closed", 0.1 + 0.2, std::vector<int>{1, 2}, true);
}
