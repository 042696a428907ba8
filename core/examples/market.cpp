// A market: what tasks wait with in the morning, and what threads wait with in the afternoon. market.py is the same program.
#include <mutex>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

using Order = std::pair<int, std::string>;

Coro<> cook(PriorityQueue<Order> orders, LifoQueue<std::string> plates) {
    while (true) {
        const Order order = co_await orders.get();
        co_await sleep(0.5);
        print("cooked", order);
        co_await plates.put(order.second);
        orders.task_done();
    }
}

Coro<> guest(std::string name, Barrier table, BoundedSemaphore seats) {
    const auto seat = co_await seats.hold();
    print(name, "sits");
    co_await sleep(0.2);
    const auto before = co_await table.wait();
    print(name, "eats after", before);
}

Coro<> fill(Condition shelf, std::vector<int>* loaves) {
    for (int i = 1; i <= 3; ++i) {
        co_await sleep(0.3);
        const auto held = co_await shelf.hold();
        loaves->push_back(i);
        shelf.notify();
    }
}

Coro<> buy(Condition shelf, std::vector<int>* loaves, int wanted) {
    const auto held = co_await shelf.hold();
    co_await shelf.wait_for([=] { return static_cast<int>(loaves->size()) >= wanted; });
    print("bought", wanted, "of", *loaves);
}

Coro<> morning() {
    PriorityQueue<Order> orders(0, "orders");
    LifoQueue<std::string> plates(2, "plates");
    for (const Order& order : std::vector<Order>{{2, "soup"}, {1, "tea"}, {3, "cake"}, {1, "bread"}}) orders.put_nowait(order);
    Task<> kitchen = create_task(cook(orders, plates));
    co_await sleep(2.2);
    print(plates.full(), co_await plates.get());
    print(co_await plates.get());
    co_await orders.join();
    print(plates.get_nowait());
    print(plates.empty());
    try {
        print(plates.get_nowait());
    } catch (const QueueEmpty&) {
        print("no plate");
    }
    kitchen.cancel();

    Barrier table(2, "table");
    BoundedSemaphore seats(2, "seats");
    co_await gather(guest("Ann", table, seats), guest("Bob", table, seats), guest("Cid", table, seats), guest("Dee", table, seats));
    try {
        seats.release();
    } catch (const ValueError& error) {
        print(error.what());
    }

    Condition shelf("shelf");
    std::vector<int> loaves;
    co_await gather(buy(shelf, &loaves, 2), fill(shelf, &loaves));
    const Task<> late = create_task(guest("Eve", table, seats));
    co_await sleep(1);
    co_await table.abort();
    try {
        co_await late;
    } catch (const BrokenBarrierError& error) {
        print(error.what(), table.broken());
    }
}

void afternoon() {
    ThreadQueue<int> parcels(1, "parcels");
    ThreadEvent open("open");
    ThreadBarrier gate(3, "gate");
    ThreadCondition belt("belt");
    ThreadSemaphore carts(1, "carts");
    int loaded = 0;
    std::vector<Thread> threads;
    for (int n = 1; n <= 2; ++n)
        threads.emplace_back("carry", [&](int carrier) {
            gate.wait();
            for (int i = 0; i < 2; ++i) {
                const int parcel = parcels.get();
                carts.acquire();
                time_sleep(0.1 * carrier);
                carts.release();
                const std::lock_guard<ThreadCondition> held(belt);
                loaded += parcel;
                belt.notify_all();
                parcels.task_done();
            }
        }, n);
    threads.emplace_back("deliver", [&] {
        print("waited", open.wait(0.5));
        print("waited", open.wait(1));
        gate.wait();
        for (int i = 1; i <= 4; ++i) parcels.put(i);
        parcels.join();
        time_sleep(0.1);
        print("delivered", parcels.size());
    });
    for (Thread& thread : threads) thread.start();
    time_sleep(1);
    open.set();
    {
        const std::lock_guard<ThreadCondition> held(belt);
        belt.wait_for([&] { return loaded >= 10; });
    }
    print("loaded", loaded);
    for (Thread& thread : threads) thread.join();
    try {
        parcels.get(0.1);
    } catch (const QueueEmpty&) {
        print("no parcel");
    }
    RLock till("till");
    const std::lock_guard<RLock> once(till), twice(till);
    print("end");
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(morning());
    afternoon();
}
