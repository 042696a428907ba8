#include "core/threads/thread_pool.h"

#include <algorithm>

namespace asynchio {

ThreadPoolExecutor::ThreadPoolExecutor(ThreadStarter& starter, std::uint32_t max_workers, std::string name_prefix,
                                       std::function<void()> initializer)
    : starter_(starter),
      max_workers_(max_workers),
      name_prefix_(std::move(name_prefix)),
      id_(starter.kernel().recorder().next<PoolId>()),
      shared_(std::make_shared<Shared>(Shared{starter.kernel(), id_, {}, {}, 0, false, false, std::move(initializer)})) {
    Recorder& recorder = starter_.kernel().recorder();
    recorder.record(PoolCreated{id_, recorder.text(name_prefix_), max_workers_});
}

ThreadPoolExecutor::~ThreadPoolExecutor() {
    // The pool object is gone; its workers finish the queue and end.
    shared_->closed = true;
    while (!shared_->idle.empty()) wake_one(*shared_);
}

std::size_t ThreadPoolExecutor::queued() const { return shared_->queue.size(); }

std::vector<const ConcurrentFuture*> ThreadPoolExecutor::queued_calls() const {
    std::vector<const ConcurrentFuture*> calls;
    for (const Item& item : shared_->queue) calls.push_back(item.future.get());
    return calls;
}

Ref<ConcurrentFuture> ThreadPoolExecutor::submit(Work work) {
    if (shared_->broken) throw BrokenPool();
    if (shared_->closed) throw UsageError("cannot schedule new futures after shutdown");
    const std::shared_ptr<ThreadPoolExecutor> self = shared_from_this();  // what runs meanwhile may drop the pool
    Recorder& recorder = starter_.kernel().recorder();
    const JobId job = recorder.next<JobId>();
    recorder.record(JobQueued{job, id_, recorder.text(work.label), work.task});
    Ref<ConcurrentFuture> future = starter_.new_future(job);
    shared_->queue.push_back(Item{future, std::move(work.call)});
    wake_one(*shared_);
    add_worker_if_needed();
    return future;
}

void ThreadPoolExecutor::add_worker_if_needed() {
    if (shared_->known_idle > 0) {
        --shared_->known_idle;
        return;
    }
    if (started_ >= max_workers_) return;
    ThreadSpec spec;
    spec.name = name_prefix_ + "_" + std::to_string(started_++);
    spec.label = starter_.worker_label();
    spec.function = "worker";
    spec.pool = id_;
    spec.daemon = true;  // the end of the program waits for pools, not for their threads
    workers_.push_back(starter_.start(spec, [shared = shared_] { work(*shared); }));
}

void ThreadPoolExecutor::wake_one(Shared& shared) {
    if (shared.idle.empty()) return;
    const ThreadId worker = shared.idle.front();
    shared.idle.pop_front();
    shared.kernel.unpark(worker);
}

bool ThreadPoolExecutor::initialize(Shared& shared) {
    if (!shared.initializer) return true;
    try {
        const auto initializer = shared.initializer;
        initializer();
        return true;
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        break_down(shared);
        return false;
    }
}

void ThreadPoolExecutor::break_down(Shared& shared) {
    shared.broken = true;
    for (const Item& item : std::exchange(shared.queue, {})) {
        if (item.future->done()) continue;
        shared.kernel.recorder().record(JobCancelled{item.future->job()});
        item.future->set_exception(std::make_exception_ptr(BrokenPool()));
    }
}

void ThreadPoolExecutor::work(Shared& shared) {
    if (!initialize(shared)) return;
    for (;;) {
        while (shared.queue.empty()) {
            if (shared.closed) return;
            shared.idle.push_back(shared.kernel.current_thread());
            shared.kernel.park(Wait{WaitKind::work, shared.id.value}, kNever);
        }
        Item item = std::move(shared.queue.front());
        shared.queue.pop_front();
        make_call(shared, std::move(item));
        ++shared.known_idle;
    }
}

void ThreadPoolExecutor::make_call(Shared& shared, Item item) {
    if (!item.future->set_running_or_notify_cancel()) return;
    const JobId job = item.future->job();
    Recorder& recorder = shared.kernel.recorder();
    recorder.record(JobStarted{job});
    Value value;
    std::exception_ptr error;
    try {
        value = item.call();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        error = std::current_exception();
    }
    item.call = nullptr;
    recorder.record(JobFinished{job, error ? Outcome::failed : Outcome::done, Text()});
    if (error) item.future->set_exception(std::move(error));
    else item.future->set_result(std::move(value));
}

void ThreadPoolExecutor::shutdown(bool wait, bool cancel_queued) {
    const auto shared = shared_;
    if (!std::exchange(shared->closed, true)) shared->kernel.recorder().record(PoolClosed{id_});
    if (cancel_queued)
        for (const Item& item : std::exchange(shared->queue, {})) item.future->cancel();
    while (!shared->idle.empty()) wake_one(*shared);
    if (!wait) return;
    const std::shared_ptr<ThreadPoolExecutor> self = shared_from_this();
    for (std::size_t i = 0; i < started_; ++i) {
        while (i >= workers_.size()) shared->kernel.sleep_until(shared->kernel.now());  // it is about to begin
        if (workers_[i] != shared->kernel.current_thread()) shared->kernel.join(workers_[i], kNever);
    }
}

}  // namespace asynchio
