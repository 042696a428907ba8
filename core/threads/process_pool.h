// Pools of processes: calls go to worker processes and their results come back as parcels of bytes. Under
// concurrent.futures.ProcessPoolExecutor and multiprocessing.Pool. Semantics: semantics.md R167.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/threads/executor.h"
#include "core/threads/process.h"
#include "core/threads/wait_line.h"

namespace asynchio {

using Parcel = std::string;

// What a pool leaves to the language of the program.
class PoolLanguage {
  public:
    virtual ~PoolLanguage() = default;
    // In the process of the pool. What it throws is the failure of the call, which is not made.
    virtual Parcel pack(const Work& work) = 0;
    // In a worker: makes the call and packs what it returns or raises. What it throws ends the worker.
    struct Made {
        Parcel parcel;
        Outcome outcome = Outcome::done;
    };
    virtual Made make(const Parcel& call) = 0;
    // In the process of the pool: settles the future. What it throws breaks the pool, and is told by describe().
    virtual void unpack(const Parcel& result, ConcurrentFuture& future) = 0;
    virtual std::string describe(const std::exception_ptr& error) = 0;
    // What the calls fail with when a worker has died. `cause` says why if it is known.
    virtual std::exception_ptr broken(const std::string& cause) = 0;
    // Starts a worker process: `body` is its program, and makes its calls.
    virtual ProcessId start_worker(PoolId pool, std::function<ProcessExit()> body) = 0;
    // What a worker does first; false ends it.
    virtual bool initialize() { return true; }
};

// What a new call gets when a worker has died before. A BrokenProcessPool in Python.
class BrokenProcessPool : public UsageError {
  public:
    BrokenProcessPool()
        : UsageError("A child process terminated abruptly, the process pool is not usable anymore") {}
};

struct ProcessPoolPlan {
    std::uint32_t workers = 1;
    std::string label;
    std::uint32_t waiting_calls = 0;  // packed calls that no worker has taken; 0: any number
    bool replace_dead = false;        // a worker that dies is replaced and its call is lost; else the pool is broken
    std::uint32_t calls_per_worker = 0;  // after which a worker is replaced, 0: never
};

// Workers are started all at once, by start() or by the first call. A thread of the pool's process, the manager, packs
// the calls and settles the futures, and so makes their callbacks.
class ProcessPool final : public Executor, public std::enable_shared_from_this<ProcessPool> {
  public:
    // The starter must outlive the run's threads.
    ProcessPool(ThreadStarter& starter, std::shared_ptr<PoolLanguage> language, ProcessPoolPlan plan);
    ~ProcessPool() override;

    void start();
    Ref<ConcurrentFuture> submit(Work work) override;
    void shutdown(bool wait, bool cancel_queued) override;
    // Kills the workers; calls that are not settled never will be.
    void terminate();
    // Blocks until the workers and the manager are over.
    void join();
    void drop_queue() override;

    PoolId id() const { return shared_->id; }
    std::uint32_t max_workers() const { return shared_->plan.workers; }
    bool closed() const { return shared_->closed; }
    std::vector<ProcessId> workers() const;

  private:
    struct Item {
        Ref<ConcurrentFuture> future;
        Work work;
    };
    struct Call {
        Ref<ConcurrentFuture> future;
        Parcel parcel;
    };
    struct Worker {
        ProcessId process;
        Ref<ConcurrentFuture> call;  // the one it makes
        std::uint32_t made = 0;
        bool leaves = false;         // it ends because it should
    };
    struct Result {
        Ref<ConcurrentFuture> future;
        Parcel parcel;
    };
    // What the workers and the manager need; they share it, so that they can finish after the pool object is gone.
    struct Shared {
        Kernel& kernel;
        ThreadStarter& starter;
        std::shared_ptr<PoolLanguage> language;
        ProcessPoolPlan plan;
        PoolId id;
        std::deque<Item> queue;             // not packed yet
        std::deque<Call> calls;             // packed, for the workers
        std::deque<Result> results;         // for the manager
        std::vector<std::shared_ptr<Worker>> workers;
        std::vector<Ref<ConcurrentFuture>> open;  // handed over and not settled
        WaitLine idle;
        ThreadId manager;
        bool woken = false;      // the manager has something to look at
        bool answered = false;   // a result came back
        bool started = false, closed = false, cancel_queued = false, stopping = false, terminated = false, broken = false,
             over = false;
    };
    static void wake_manager(Shared& shared);
    static void add_worker(const std::shared_ptr<Shared>& shared);
    static ProcessExit work(Shared& shared, Worker& me);
    static void make_call(Shared& shared, Worker& me, Call call);
    static void manage(const std::shared_ptr<Shared>& shared);
    static void hand_over(Shared& shared);
    static bool settle_results(Shared& shared);
    static bool look_after_workers(const std::shared_ptr<Shared>& shared);
    static void cancel_queue(Shared& shared);
    static void break_down(Shared& shared, const std::string& cause);
    static void kill_workers(Shared& shared);
    static void stop_workers(Shared& shared);
    static void fail(Shared& shared, const Ref<ConcurrentFuture>& future, std::exception_ptr error);
    static void forget(Shared& shared, const Ref<ConcurrentFuture>& future);

    const std::shared_ptr<Shared> shared_;
};

}  // namespace asynchio
