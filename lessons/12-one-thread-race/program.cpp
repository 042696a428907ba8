#include <optional>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    double bank = parameter("BANK", 0.5);
    int place = parameter("PLACE", 0);
    int use_lock = parameter("USE_LOCK", 0);
};

Coro<> customer(std::string name, Sliders s, Lock lock, int* coins) {
    std::optional<Lock::Held> held;
    if (s.use_lock != 0) held.emplace(co_await lock.hold());
    if (s.place == 1) co_await sleep(s.bank);
    if (*coins >= 60) {
        if (s.place == 0) co_await sleep(s.bank);  // the open door
        *coins -= 60;
        print(name, "paid", *coins);
    } else {
        print(name, "refused", *coins);
    }
}

Coro<> main(Sliders s, Lock lock, int* coins) {
    std::vector<Coro<>> all;
    for (const char* name : {"ann", "bob", "cyd"}) all.push_back(customer(name, s, lock, coins));
    co_await gather(std::move(all));
}

}  // namespace

ASYNCHIO_PROGRAM() {
    Lock lock("lock");
    int coins = 100;
    run(main(Sliders(), lock, &coins));
}
