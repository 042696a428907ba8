#include "core/threads/process_pool.h"

#include <algorithm>
#include <utility>

namespace asynchio {
namespace {

constexpr std::uint32_t kSigterm = 15;

}  // namespace

ProcessPool::ProcessPool(ThreadStarter& starter, std::shared_ptr<PoolLanguage> language, ProcessPoolPlan plan)
    : shared_(std::make_shared<Shared>(Shared{starter.kernel(), starter, std::move(language), std::move(plan),
                                              starter.kernel().recorder().next<PoolId>(), {}, {}, {}, {}, {}, {}, {}})) {
    Recorder& recorder = shared_->kernel.recorder();
    recorder.record(PoolCreated{shared_->id, recorder.text(shared_->plan.label), shared_->plan.workers});
}

ProcessPool::~ProcessPool() {
    // The pool object is gone; its manager finishes the queue.
    shared_->closed = true;
    wake_manager(*shared_);
}

void ProcessPool::start() {
    const auto shared = shared_;
    if (std::exchange(shared->started, true)) return;
    for (std::uint32_t i = 0; i < shared->plan.workers; ++i) add_worker(shared);
    ThreadSpec spec;
    spec.name = "Thread-manager";
    spec.function = "manager";
    spec.daemon = spec.plumbing = true;
    shared->starter.start(spec, [shared] {
        shared->manager = shared->kernel.current_thread();
        for (const auto& worker : shared->workers) shared->kernel.tell_end(worker->process, shared->manager);
        manage(shared);
    });
}

Ref<ConcurrentFuture> ProcessPool::submit(Work work) {
    const auto shared = shared_;
    if (shared->broken) throw BrokenProcessPool();
    if (shared->closed) throw UsageError("cannot schedule new futures after shutdown");
    Recorder& recorder = shared->kernel.recorder();
    const JobId job = recorder.next<JobId>();
    recorder.record(JobQueued{job, shared->id, recorder.text(work.label), work.task});
    Ref<ConcurrentFuture> future = shared->starter.new_future(job);
    shared->queue.push_back(Item{future, std::move(work)});
    start();
    wake_manager(*shared);
    return future;
}

void ProcessPool::wake_manager(Shared& shared) {
    shared.woken = true;
    if (shared.manager && !shared.over) shared.kernel.unpark(shared.manager);
}

std::vector<ProcessId> ProcessPool::workers() const {
    std::vector<ProcessId> processes;
    for (const auto& worker : shared_->workers) processes.push_back(worker->process);
    return processes;
}

// --- the workers ---------------------------------------------------------------------------------------------

void ProcessPool::add_worker(const std::shared_ptr<Shared>& shared) {
    const auto worker = std::make_shared<Worker>();
    worker->process = shared->language->start_worker(shared->id, [shared, worker] { return work(*shared, *worker); });
    shared->workers.push_back(worker);
    if (shared->manager) shared->kernel.tell_end(worker->process, shared->manager);
}

ProcessExit ProcessPool::work(Shared& shared, Worker& me) {
    if (!shared.language->initialize()) return ProcessExit{};
    const std::uint32_t most = shared.plan.calls_per_worker;
    while (most == 0 || me.made < most) {
        while (shared.calls.empty()) {
            if (shared.stopping) {
                me.leaves = true;
                return ProcessExit{};
            }
            shared.idle.wait(shared.kernel, Wait{WaitKind::work, shared.id.value}, kNever);
        }
        Call call = std::move(shared.calls.front());
        shared.calls.pop_front();
        make_call(shared, me, std::move(call));
    }
    me.leaves = true;
    return ProcessExit{};
}

void ProcessPool::make_call(Shared& shared, Worker& me, Call call) {
    me.call = call.future;
    const JobId job = call.future->job();
    Recorder& recorder = shared.kernel.recorder();
    recorder.record(JobStarted{job});
    PoolLanguage::Made made = shared.language->make(call.parcel);
    recorder.record(JobFinished{job, made.outcome, Text()});
    me.call = nullptr;
    ++me.made;
    shared.results.push_back(Result{std::move(call.future), std::move(made.parcel)});
    wake_manager(shared);
}

void ProcessPool::kill_workers(Shared& shared) {
    for (const auto& worker : shared.workers) shared.kernel.kill_process(worker->process, ProcessExit{0, kSigterm});
}

// As soon as they have nothing to do.
void ProcessPool::stop_workers(Shared& shared) {
    shared.stopping = true;
    shared.idle.call_all(shared.kernel);
    for (const auto& worker : shared.workers) shared.kernel.join_process(worker->process, kNever);
}

// --- the manager ---------------------------------------------------------------------------------------------

void ProcessPool::manage(const std::shared_ptr<Shared>& keep) {
    Shared& shared = *keep;
    struct Over {
        Shared& shared;
        ~Over() { shared.over = true; }
    } const over{shared};
    for (;;) {
        hand_over(shared);
        if (!look_after_workers(keep)) return;
        if (!shared.woken && shared.results.empty())
            shared.kernel.park(Wait{WaitKind::work, shared.id.value}, kNever);
        shared.woken = false;
        if (shared.terminated) return stop_workers(shared);
        if (!settle_results(shared) || !look_after_workers(keep)) return;
        if (!shared.closed) continue;
        if (std::exchange(shared.cancel_queued, false)) cancel_queue(shared);
        hand_over(shared);
        if (shared.queue.empty() && shared.open.empty()) return stop_workers(shared);
    }
}

void ProcessPool::hand_over(Shared& shared) {
    // The first calls are handed over before any worker takes one.
    const auto has_room = [&shared, most = shared.plan.waiting_calls] {
        return most == 0 || (shared.answered ? shared.calls.size() : shared.open.size()) < most;
    };
    while (!shared.queue.empty() && !shared.terminated && has_room()) {
        Item item = std::move(shared.queue.front());
        shared.queue.pop_front();
        if (!item.future->set_running_or_notify_cancel()) continue;
        shared.open.push_back(item.future);
        try {
            shared.calls.push_back(Call{item.future, shared.language->pack(item.work)});
            shared.idle.call(shared.kernel);
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            shared.kernel.recorder().record(JobCancelled{item.future->job()});
            fail(shared, item.future, std::current_exception());
        }
    }
}

void ProcessPool::fail(Shared& shared, const Ref<ConcurrentFuture>& future, std::exception_ptr error) {
    forget(shared, future);
    if (!future->done()) future->set_exception(std::move(error));
}

void ProcessPool::forget(Shared& shared, const Ref<ConcurrentFuture>& future) { std::erase(shared.open, future); }

// False when the pool is broken now.
bool ProcessPool::settle_results(Shared& shared) {
    while (!shared.results.empty()) {
        const Result result = std::move(shared.results.front());
        shared.results.pop_front();
        shared.answered = true;
        forget(shared, result.future);
        try {
            shared.language->unpack(result.parcel, *result.future);
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            shared.open.push_back(result.future);
            break_down(shared, shared.language->describe(std::current_exception()));
            return false;
        }
    }
    return true;
}

// False when the pool is broken now.
bool ProcessPool::look_after_workers(const std::shared_ptr<Shared>& keep) {
    Shared& shared = *keep;
    std::uint32_t gone = 0;
    for (const auto& worker : std::vector(shared.workers)) {
        if (shared.kernel.exit_of(worker->process) == nullptr) continue;
        if (!worker->leaves && !shared.plan.replace_dead) {
            break_down(shared, "");
            return false;
        }
        if (worker->call) shared.kernel.recorder().record(JobFinished{worker->call->job(), Outcome::cancelled, Text()});
        std::erase(shared.workers, worker);
        ++gone;
    }
    if (shared.stopping || shared.terminated) return true;
    while (gone-- > 0) add_worker(keep);
    return true;
}

void ProcessPool::cancel_queue(Shared& shared) {
    for (const Item& item : std::exchange(shared.queue, {})) {
        item.future->cancel();
        item.future->set_running_or_notify_cancel();
    }
}

void ProcessPool::break_down(Shared& shared, const std::string& cause) {
    shared.broken = shared.closed = true;
    const std::exception_ptr error = shared.language->broken(cause);
    Recorder& recorder = shared.kernel.recorder();
    for (const Call& call : shared.calls) recorder.record(JobCancelled{call.future->job()});
    shared.calls.clear();
    for (const auto& future : std::exchange(shared.open, {}))
        if (!future->done()) future->set_exception(error);
    for (const Item& item : std::exchange(shared.queue, {})) {
        recorder.record(JobCancelled{item.future->job()});
        if (!item.future->done()) item.future->set_exception(error);
    }
    kill_workers(shared);
    stop_workers(shared);
}

// --- the end -------------------------------------------------------------------------------------------------

void ProcessPool::shutdown(bool wait, bool cancel_queued) {
    const auto shared = shared_;
    if (wait && shared->plan.replace_dead) {  // the end of its process does not wait for its calls
        terminate();
        return join();
    }
    if (!std::exchange(shared->closed, true)) shared->kernel.recorder().record(PoolClosed{shared->id});
    if (cancel_queued) shared->cancel_queued = true;
    wake_manager(*shared);
    if (wait) join();
}

void ProcessPool::terminate() {
    const auto shared = shared_;
    if (!std::exchange(shared->closed, true)) shared->kernel.recorder().record(PoolClosed{shared->id});
    if (!shared->started || std::exchange(shared->terminated, true)) return;
    kill_workers(*shared);
    wake_manager(*shared);
}

void ProcessPool::join() {
    const auto shared = shared_;
    if (shared->started && shared->manager != shared->kernel.current_thread())
        shared->kernel.join(shared->manager, kNever);
}

void ProcessPool::drop_queue() {
    shared_->queue.clear();
    shared_->calls.clear();
    shared_->results.clear();
    shared_->open.clear();
    for (const auto& worker : shared_->workers) worker->call = nullptr;
}

}  // namespace asynchio
