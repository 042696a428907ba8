// A queue between producers and consumers, a group of tasks, a time limit, and an error in a group.
#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

Coro<> sell(std::string name, Queue<int> orders, Semaphore oven) {
    while (true) {
        const int order = co_await orders.get();
        co_await oven.acquire();
        co_await sleep(0.5);
        oven.release();
        print(name, "bakes", order);
        orders.task_done();
    }
}

Coro<> order(Queue<int> orders, Event open) {
    co_await open.wait();
    for (int i = 1; i <= 4; ++i) co_await orders.put(i);
}

Coro<> day() {
    Queue<int> orders(2, "orders");
    Semaphore oven(1, "oven");
    Event open("open");
    const Task<> ann = create_task(sell("Ann", orders, oven)), bob = create_task(sell("Bob", orders, oven));
    co_await task_group([&](TaskGroup& group) -> Coro<> {
        group.create_task(order(orders, open));
        co_await sleep(1);
        print("open");
        open.set();
    });
    co_await orders.join();
    print("all baked");
    for (Task<> seller : {ann, bob}) seller.cancel();
}

Coro<int> slow() {
    co_await sleep(10);
    co_return 1;
}

Coro<> fail(std::string what) {
    co_await sleep(0.1);
    throw std::runtime_error(what);
}

Coro<> trouble() {
    try {
        print(co_await timeout(2, slow()));
    } catch (const TimeoutError&) {
        print("too slow");
    }
    const Task<int> task = create_task(slow());
    try {
        print(co_await wait_for(task, 1));
    } catch (const TimeoutError&) {
        print("cancelled", task.cancelled());
    }
    try {
        co_await task_group([](TaskGroup& group) -> Coro<> {
            group.create_task(fail("no flour"));
            co_await sleep(5);
        });
    } catch (const ExceptionGroup& group) {
        print(group.what(), group.errors().size());
    }
    print(co_await timeout(20, slow()));
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(day());
    run(trouble());
}
