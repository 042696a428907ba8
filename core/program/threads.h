// threading's and concurrent.futures' words for C++ programs: Thread, Mutex, ThreadPoolExecutor, to_thread; and
// asyncio.Lock. Semantics: semantics.md R113-R119, R144-R176, as in Python.
//
// Objects are small and may be copied: copies are the same lock, thread or pool.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/program/calls.h"
#include "core/program/tasks.h"
#include "core/sync/lock.h"
#include "core/threads/mutex.h"

namespace asynchio::program {

// asyncio.Lock: for tasks of one loop. `label`: its name in the picture.
class Lock {
  public:
    explicit Lock(const std::string& label = "lock");
    bool locked() const { return lock_->locked(); }
    // co_await lock.acquire();
    Coro<> acquire() {
        return detail::lazily("Lock.acquire", [lock = lock_](asynchio::EventLoop& loop) { return lock->acquire(loop); });
    }
    // RuntimeError if nobody holds it.
    void release() { lock_->release(); }

    // Holds the lock while it lives: `const auto held = co_await lock.hold();`
    class Held {
      public:
        explicit Held(Ref<asynchio::Lock> lock) : lock_(std::move(lock)) {}
        Held(Held&&) = default;
        Held& operator=(Held&&) = delete;
        ~Held() {
            if (lock_ && lock_->locked()) lock_->release();
        }

      private:
        Ref<asynchio::Lock> lock_;
    };
    Coro<Held> hold();
    const Ref<asynchio::Lock>& lock() const { return lock_; }

  private:
    Ref<asynchio::Lock> lock_;
};

// threading.Lock: for threads. lock() and unlock() are there for std::lock_guard.
class Mutex {
  public:
    explicit Mutex(const std::string& label = "lock");
    void acquire() { mutex_->acquire(); }
    bool try_acquire() { return mutex_->try_acquire(); }
    // RuntimeError if nobody holds it.
    void release() { mutex_->release(); }
    bool locked() const { return mutex_->locked(); }
    void lock() { acquire(); }
    void unlock() { release(); }
    const Ref<asynchio::Mutex>& mutex() const { return mutex_; }

  private:
    Ref<asynchio::Mutex> mutex_;
};

// time.sleep: this thread does nothing else for that long; in a coroutine, neither does its loop.
void time_sleep(Seconds length);
// time.perf_counter: the clock of the run, in seconds.
double perf_counter();
// Computes for that long, with the GIL, as lessonlib.burn does.
void burn(Seconds length);

// threading.Thread: `Thread t("update", update, name);` with the function's name, for the picture. An exception that
// leaves the function ends the thread and is told on standard error.
class Thread {
  public:
    template <class Function, class... Arguments>
    Thread(const char* name, Function function, Arguments... arguments)
        : Thread(detail::call_of(name, arguments...), [=] { function(arguments...); }) {}
    // With a name of its own, for the picture and for Python's `name`: Thread::named("sensor", "measure", measure, 1).
    template <class Function, class... Arguments>
    static Thread named(const std::string& own_name, const char* name, Function function, Arguments... arguments) {
        return Thread(own_name, detail::call_of(name, arguments...), [=] { function(arguments...); });
    }
    // RuntimeError the second time.
    void start();
    // RuntimeError before it was started.
    void join();
    bool alive() const;
    void set_daemon(bool daemon);

  private:
    struct State;
    Thread(const CoroCall& call, std::function<void()> body);
    Thread(const std::string& own_name, const CoroCall& call, std::function<void()> body);
    std::shared_ptr<State> state_;
};

// concurrent.futures.ThreadPoolExecutor.
class ThreadPoolExecutor {
  public:
    explicit ThreadPoolExecutor(std::uint32_t max_workers);
    // `pool.submit("read", read, n)` with the function's name, for the picture. RuntimeError after shutdown().
    template <class Function, class... Arguments>
    auto submit(const char* name, Function function, Arguments... arguments) {
        using T = std::invoke_result_t<Function, Arguments...>;
        return ConcurrentFuture<T>(pool_->submit(detail::work_of(name, std::move(function), std::move(arguments)...)));
    }
    // list(pool.map(read, items)): calls the function with each of them, and waits for the results, in order. The first
    // error leaves, and the calls that nobody has begun are dropped.
    template <class Function, class Item>
    auto map(const char* name, Function function, const std::vector<Item>& items) {
        using T = std::invoke_result_t<Function, Item>;
        std::vector<ConcurrentFuture<T>> calls;
        for (const Item& item : items) calls.push_back(submit(name, function, item));
        return detail::results_of(std::move(calls));
    }
    void shutdown(bool wait = true) { pool_->shutdown(wait, false); }
    const std::shared_ptr<asynchio::ThreadPoolExecutor>& pool() const { return pool_; }

  private:
    std::shared_ptr<asynchio::ThreadPoolExecutor> pool_;
};

// loop.set_default_executor: where to_thread makes its calls.
void set_default_executor(const ThreadPoolExecutor& pool);

namespace detail {
Coro<Value> call_in_thread(Work work);
}  // namespace detail

// asyncio.to_thread: `co_await to_thread("read", read, n);` with the function's name, for the picture.
template <class Function, class... Arguments>
auto to_thread(const char* name, Function function, Arguments... arguments) {
    using T = std::invoke_result_t<Function, Arguments...>;
    Work work = detail::work_of(name, std::move(function), std::move(arguments)...);
    const std::string label = work.label;
    Coro<T> coro = detail::typed<T>(detail::call_in_thread(std::move(work)));
    coro.set_call(CoroCall{"to_thread", label, -1});
    return coro;
}

}  // namespace asynchio::program
