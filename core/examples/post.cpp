// A post office: boxes, letters in the order in which they come, and the ways between threads and the loop. post.py is the
// same program.
#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

int whole(double seconds) { return static_cast<int>(seconds + 0.001); }

Coro<std::string> letter(std::string name, double days, bool lost = false) {
    co_await sleep(days);
    if (lost) throw ValueError(name);
    co_return name;
}

Coro<> read(std::string name, Future<std::string> box) {
    try {
        print(name, "reads", co_await box);
    } catch (const ValueError& error) {
        print(name, type_name(error), error.what());
    } catch (const CancelledError&) {
        print(name, "reads nothing");
    }
}

Coro<> boxes() {
    const double start = perf_counter();
    auto box = create_future<std::string>(), torn = create_future<std::string>(), none = create_future<std::string>();
    const std::vector<Task<>> readers = {create_task(read("Ann", box)), create_task(read("Bob", box)),
                                         create_task(read("Cid", torn)), create_task(read("Dee", none))};
    co_await sleep(1);
    try {
        box.result();
    } catch (const InvalidStateError& error) {
        print(error.what());
    }
    box.set_result("news");
    torn.set_exception(ValueError("no stamp"));
    print(none.cancel());
    print(none.cancel(), none.cancelled(), none.done(), box.done());
    try {
        box.set_result("more");
    } catch (const InvalidStateError& error) {
        print(error.what());
    }
    co_await gather(readers);
    print(box.result(), type_name(box));
    auto bell = create_future();
    get_running_loop().call_later(0.5, "set_result", [bell]() mutable { bell.set_result(); });
    co_await bell;
    print("rings at", whole(get_running_loop().time() - start));
}

Coro<> in_order() {
    std::vector<Task<std::string>> post = {create_task(letter("slow", 3)), create_task(letter("fast", 1)),
                                           create_task(letter("lost", 2, true))};
    for (auto next : as_completed(post)) {
        try {
            print(co_await std::move(next));
        } catch (const ValueError& error) {
            print("lost", error.what());
        }
    }
    post = {create_task(letter("A", 1)), create_task(letter("B", 2)), create_task(letter("C", 5))};
    const auto [first, others] = co_await wait(post, {}, ReturnWhen::first_completed);
    print(first.size(), others.size(), first[0].result());
    const auto [done, pending] = co_await wait(post, 2.5);
    print(done.size(), pending.size(), co_await pending[0]);
    try {
        co_await wait(std::vector<Task<>>());
    } catch (const ValueError& error) {
        print(error.what());
    }
    std::vector<Coro<std::string>> more;
    more.push_back(letter("in time", 1));
    more.push_back(letter("late", 3));
    for (auto next : as_completed(std::move(more), 2)) {
        try {
            print(co_await std::move(next));
        } catch (const TimeoutError&) {
            print("no letter");
        }
    }
}

Coro<int> weigh(int grams) {
    co_await sleep(0.1);
    if (grams > 20) throw RuntimeError("too heavy");
    co_return grams;
}

Coro<> all_at_once() {
    std::vector<Coro<std::string>> post;
    post.push_back(letter("A", 1));
    post.push_back(letter("B", 2, true));
    print(co_await gather(return_exceptions, std::move(post)));
    Task<> never = create_task(sleep(9));
    get_running_loop().call_soon("cancel", [never]() mutable { never.cancel(); });
    print(co_await gather(return_exceptions, weigh(5), letter("C", 1), weigh(50), never, sleep(1)));
    try {
        print(co_await wait_for(weigh(7), 1), co_await wait_for(letter("D", 3), 2));
    } catch (const TimeoutError&) {
        print("too slow");
    }
}

int sort(int bag) {
    time_sleep(0.5);
    if (bag == 3) throw ValueError("bag 3");
    return 10 * bag;
}

void carry(EventLoop loop, Queue<int> bags) {
    for (int i = 1; i <= 2; ++i) {
        time_sleep(0.2);
        loop.call_soon_threadsafe("put_nowait", &Queue<int>::put_nowait, bags, i);
    }
    print("weighs", run_coroutine_threadsafe(weigh(9), loop).result());
    try {
        run_coroutine_threadsafe(weigh(90), loop).result();
    } catch (const RuntimeError& error) {
        print(error.what());
    }
    auto slow = run_coroutine_threadsafe(letter("E", 5), loop);
    try {
        slow.result(0.5);
    } catch (const TimeoutError&) {
        print("thread waits no more", slow.done());
        print(slow.cancel());
        print(slow.cancelled());
    }
    run_coroutine_threadsafe(bags.put(0), loop).result();
}

Coro<> threads() {
    Queue<int> bags(0, "bags");
    Thread carrier = Thread::named("carrier", "carry", carry, get_running_loop(), bags);
    carrier.start();
    get_running_loop().call_soon("cancelled", [] { print("not called"); }).cancel();
    for (int bag = 1; bag != 0;) {
        bag = co_await bags.get();
        print("bag", bag);
    }
}

}  // namespace

ASYNCHIO_PROGRAM() {
    for (int i = 0; i < 2; ++i) {
        try {
            run(gather(letter("never", 1)));
        } catch (const ValueError& error) {
            print(error.what());
        } catch (const RuntimeError& error) {
            print(error.what());
        }
    }
    run(sleep(1));
    run(boxes());
    run(in_order());
    run(all_at_once());
    run(threads());
    ThreadPoolExecutor pool(2);
    const double start = perf_counter();
    print(pool.map("sort", sort, std::vector<int>{1, 2, 4}));
    print(whole(perf_counter() - start));
    auto one = pool.submit("sort", sort, 5), two = pool.submit("sort", sort, 6), third = pool.submit("sort", sort, 7);
    time_sleep(0.1);
    print(third.cancel());
    print(one.running(), third.cancelled());
    print(one.result());
    print(two.result());
    try {
        pool.map("sort", sort, std::vector<int>{3, 1, 2, 4, 5});
    } catch (const ValueError& error) {
        print(error.what(), whole(perf_counter() - start));
    }
    pool.shutdown();
    print(whole(perf_counter() - start));
    throw IndexError("no more letters");
}
