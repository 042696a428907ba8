// ThreadPoolExecutor: a FIFO of calls and up to `max_workers` threads that make them. A worker is added with each
// call while none is known to be idle. Semantics: semantics.md R156-R166.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/kernel/kernel.h"
#include "core/threads/executor.h"

namespace asynchio {

// Starts threads for a pool; an embedding prepares them for its language here.
class ThreadStarter {
  public:
    explicit ThreadStarter(Kernel& kernel) : kernel_(kernel) {}
    virtual ~ThreadStarter() = default;
    virtual ThreadId start(const ThreadSpec& spec, std::function<void()> body) {
        return kernel_.spawn(spec, std::move(body));
    }
    // The future of a call; an embedding makes it an object of its language.
    virtual Ref<ConcurrentFuture> new_future(JobId job) { return make_ref<ConcurrentFuture>(kernel_, job); }
    // A label for a new worker that no other lane has: "W0", "W1", ...
    virtual std::string worker_label() { return "W" + std::to_string(workers_++); }
    Kernel& kernel() const { return kernel_; }

  private:
    Kernel& kernel_;
    std::uint32_t workers_ = 0;
};

class ThreadPoolExecutor final : public Executor, public std::enable_shared_from_this<ThreadPoolExecutor> {
  public:
    // `name_prefix` gives the threads' names: "prefix_0". The starter must outlive the run's threads. Each worker calls
    // `initializer` first; if that throws, the pool is broken, and all calls it has not begun fail with BrokenPool.
    ThreadPoolExecutor(ThreadStarter& starter, std::uint32_t max_workers, std::string name_prefix,
                       std::function<void()> initializer = {});
    ~ThreadPoolExecutor() override;

    Ref<ConcurrentFuture> submit(Work work) override;
    void shutdown(bool wait, bool cancel_queued) override;

    PoolId id() const { return id_; }
    std::uint32_t max_workers() const { return max_workers_; }
    std::size_t worker_count() const { return started_; }
    std::size_t queued() const;
    // In the order in which they will be taken, also those that were cancelled.
    std::vector<const ConcurrentFuture*> queued_calls() const;
    bool closed() const { return shared_->closed; }
    const std::vector<ThreadId>& workers() const { return workers_; }
    // Drops the initializer, to break cycles. No worker may be started afterwards.
    void clear_initializer() { shared_->initializer = nullptr; }
    void drop_queue() override { const auto dropped = std::exchange(shared_->queue, {}); }

  private:
    struct Item {
        Ref<ConcurrentFuture> future;
        std::function<Value()> call;
    };
    // What the workers need. They share it, so that they can finish their queue after the pool object is gone.
    struct Shared {
        Kernel& kernel;
        PoolId id;
        std::deque<Item> queue;
        std::deque<ThreadId> idle;      // parked, longest first
        std::uint32_t known_idle = 0;   // calls that ended and were not yet matched with a new one
        bool closed = false;
        bool broken = false;
        std::function<void()> initializer;
    };
    static bool initialize(Shared& shared);
    static void break_down(Shared& shared);
    static void work(Shared& shared);
    static void make_call(Shared& shared, Item item);
    static void wake_one(Shared& shared);
    void add_worker_if_needed();

    ThreadStarter& starter_;
    const std::uint32_t max_workers_;
    const std::string name_prefix_;
    const PoolId id_;
    std::shared_ptr<Shared> shared_;
    std::size_t started_ = 0;         // workers, counted before they begin: the first job may submit another one
    std::vector<ThreadId> workers_;   // those that have begun
};

}  // namespace asynchio
