#include "core/python/task_workers.h"

#include <deque>
#include <utility>
#include <vector>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/process_language.h"
#include "core/python/session.h"
#include "core/python/thread_type.h"
#include "core/python/values.h"
#include "core/threads/wait_line.h"

namespace asynchio::python {
namespace {

// --- processes -----------------------------------------------------------------------------------------------

class ProcessWorkers final : public TaskWorkers {
  public:
    explicit ProcessWorkers(TaskWorkersPlan plan) {
        Session& session = current_session();
        ProcessPoolPlan given;
        given.workers = plan.count;
        given.calls_per_worker = plan.calls_per_worker;
        given.label = std::move(plan.label);
        given.replace_dead = true;
        language_ = std::make_shared<PythonPoolLanguage>(PoolKind::tasks, std::move(plan.initializer), std::move(plan.arguments));
        pool_ = std::make_shared<ProcessPool>(session.threads, language_, std::move(given));
        session.pools.push_back({session.kernel.current_process(), pool_});
        pool_->start();
    }
    Ref<ConcurrentFuture> call(PyObject* function, PyRef arguments, PyRef keywords, bool several) override {
        return pool_->submit(make_process_work(function, std::move(arguments), std::move(keywords), several));
    }
    std::uint32_t count() const override { return pool_->max_workers(); }
    void close() override { pool_->shutdown(false, false); }
    void terminate() override {
        pool_->terminate();
        pool_->join();
    }
    void join() override { pool_->join(); }
    void visit_references(ReferenceVisitor& visitor) const override { language_->visit_references(visitor); }
    void clear_references() override { language_->clear_references(); }

  private:
    std::shared_ptr<PythonPoolLanguage> language_;
    std::shared_ptr<ProcessPool> pool_;
};

// --- threads -------------------------------------------------------------------------------------------------

struct Item {
    Ref<ConcurrentFuture> future;
    std::function<Value()> call;
};
struct Result {
    Ref<ConcurrentFuture> future;
    Value value;
    std::exception_ptr error;
};

// What the threads need; they share it, so that they can finish after the pool object is gone.
struct Shared {
    Shared(Kernel& of_run, PoolId pool) : kernel(of_run), id(pool) {}

    Kernel& kernel;
    const PoolId id;
    PyRef initializer, arguments;
    std::deque<Item> queue;      // that no worker has taken
    std::deque<Result> results;  // that were not told
    std::size_t open = 0;        // calls whose result was not told
    WaitLine idle;
    ThreadId teller;             // settles the futures, and so makes their callbacks
    bool closed = false, terminated = false, over = false;
};

void wake_teller(Shared& shared) {
    if (shared.teller && !shared.over) shared.kernel.unpark(shared.teller);
}

Result make_call(Shared& shared, Item item) {
    item.future->set_running_or_notify_cancel();
    const JobId job = item.future->job();
    Recorder& recorder = shared.kernel.recorder();
    recorder.record(JobStarted{job});
    Result result{std::move(item.future), {}, nullptr};
    try {
        result.value = item.call();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        result.error = std::current_exception();
    }
    recorder.record(JobFinished{job, result.error ? Outcome::failed : Outcome::done, Text()});
    // SystemExit and its like end the worker, and nobody is told of the call.
    if (result.error && PyErr_GivenExceptionMatches(error_object(result.error).get(), PyExc_Exception) == 0)
        std::rethrow_exception(result.error);
    return result;
}

void make_calls(Shared& shared) {
    if (shared.initializer)
        static_cast<void>(checked(PyObject_Call(PyRef(shared.initializer).get(), PyRef(shared.arguments).get(), nullptr)));
    for (;;) {
        while (shared.queue.empty()) {
            if (shared.closed) return;
            shared.idle.wait(shared.kernel, Wait{WaitKind::work, shared.id.value}, kNever);
        }
        Item item = std::move(shared.queue.front());
        shared.queue.pop_front();
        shared.results.push_back(make_call(shared, std::move(item)));
        wake_teller(shared);
    }
}

void tell_results(Shared& shared) {
    struct Over {
        Shared& shared;
        ~Over() { shared.over = true; }
    } const over{shared};
    shared.teller = shared.kernel.current_thread();
    while (!shared.terminated && !(shared.closed && shared.open == 0)) {
        if (shared.results.empty()) {
            shared.kernel.park(Wait{WaitKind::work, shared.id.value}, kNever);
            continue;
        }
        Result result = std::move(shared.results.front());
        shared.results.pop_front();
        --shared.open;
        if (result.error) result.future->set_exception(std::move(result.error));
        else result.future->set_result(std::move(result.value));
    }
}

// What leaves `work` is told, and ends the thread.
void run_thread(Shared& shared, void (*work)(Shared&)) {
    try {
        work(shared);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        report_thread_exception(error_object(std::current_exception()), current_session().threads.current_thread_object());
    }
}

// "Thread-1 (worker)": as a thread of the program, and named like it.
ThreadId start_thread(const std::shared_ptr<Shared>& shared, PyTypeObject* type, ThreadSpec spec, void (*work)(Shared&)) {
    Session& session = current_session();
    spec.name = "Thread-" + std::to_string(++session.thread_names) + " (" + spec.function + ")";
    spec.daemon = true;
    const Ref<ThreadObject> thread = make_embedded<ThreadObject>(type);
    thread->name = spec.name;
    thread->daemon = thread->begun = true;
    return session.threads.start(spec, [shared, work, object = python_of(*thread), &session] {
        const ThreadId me = session.kernel.current_thread();
        object_of<ThreadObject>(object.get()).id = me;
        session.threads.remember(me, object);
        run_thread(*shared, work);
    });
}

class ThreadWorkers final : public TaskWorkers, public Executor {
  public:
    explicit ThreadWorkers(TaskWorkersPlan plan)
        : shared_(std::make_shared<Shared>(current_session().kernel, current_session().recorder.next<PoolId>())) {
        shared_->initializer = std::move(plan.initializer);
        shared_->arguments = std::move(plan.arguments);
        Recorder& recorder = shared_->kernel.recorder();
        recorder.record(PoolCreated{shared_->id, recorder.text(plan.label), plan.count});
        count_ = plan.count;
    }
    // The pool object is gone; its workers finish the queue and end.
    ~ThreadWorkers() override { stop(); }

    void start() {
        const Types& types = Interpreter::get().types;
        Session& session = current_session();
        ThreadSpec spec;
        spec.function = "worker";
        spec.pool = shared_->id;
        for (std::uint32_t i = 0; i < count_; ++i) {
            spec.label = session.threads.worker_label();
            threads_.push_back(start_thread(shared_, types.dummy_process, spec, make_calls));
        }
        session.thread_names += 2;  // CPython's pool has two more, which look after the workers and the queue
        ThreadSpec teller;
        teller.function = "_handle_results";
        teller.plumbing = true;
        teller_ = start_thread(shared_, types.thread, teller, tell_results);
    }

    Ref<ConcurrentFuture> call(PyObject* function, PyRef arguments, PyRef keywords, bool several) override {
        Work work = make_process_work(function, std::move(arguments), std::move(keywords), several);
        work.call = [packed = std::move(work.call)] { return to_value(make_packed_call(to_object(packed()).get())); };
        return submit(std::move(work));
    }
    Ref<ConcurrentFuture> submit(Work work) override {
        const auto shared = shared_;
        if (shared->closed) throw UsageError("cannot schedule new futures after shutdown");
        Session& session = current_session();
        const JobId job = session.recorder.next<JobId>();
        session.recorder.record(JobQueued{job, shared->id, session.recorder.text(work.label), work.task});
        Ref<ConcurrentFuture> future = session.threads.new_future(job);
        ++shared->open;
        shared->queue.push_back(Item{future, std::move(work.call)});
        shared->idle.call(shared->kernel);
        return future;
    }
    std::uint32_t count() const override { return count_; }

    void close() override {
        if (!shared_->closed) shared_->kernel.recorder().record(PoolClosed{shared_->id});
        stop();
    }
    // A worker that makes a call goes on; nobody waits for it, nor for what it returns.
    void terminate() override {
        const auto shared = shared_;
        shared->terminated = true;
        close();
        const auto dropped = std::exchange(shared->queue, {});
        for (const Item& item : dropped) shared->kernel.recorder().record(JobCancelled{item.future->job()});
        join_thread(teller_);
    }
    void join() override {
        join_thread(teller_);
        for (const ThreadId thread : std::vector(threads_)) join_thread(thread);
    }
    // The end of its process does not wait for its calls.
    void shutdown(bool wait, bool) override { wait ? terminate() : close(); }
    void drop_queue() override {
        const auto dropped = std::exchange(shared_->queue, {});
        const auto untold = std::exchange(shared_->results, {});
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(Value(shared_->initializer));
        visitor.visit(Value(shared_->arguments));
    }
    void clear_references() override {
        const PyRef dropped[] = {std::exchange(shared_->initializer, {}), std::exchange(shared_->arguments, {})};
    }

  private:
    void stop() {
        shared_->closed = true;
        shared_->idle.call_all(shared_->kernel);
        wake_teller(*shared_);
    }
    void join_thread(ThreadId thread) const {
        Kernel& kernel = shared_->kernel;
        if (thread && thread != kernel.current_thread()) kernel.join(thread, kNever);
    }

    const std::shared_ptr<Shared> shared_;
    std::uint32_t count_ = 0;
    std::vector<ThreadId> threads_;
    ThreadId teller_;
};

}  // namespace

std::shared_ptr<TaskWorkers> start_worker_processes(TaskWorkersPlan plan) {
    return std::make_shared<ProcessWorkers>(std::move(plan));
}

std::shared_ptr<TaskWorkers> start_worker_threads(TaskWorkersPlan plan) {
    const auto workers = std::make_shared<ThreadWorkers>(std::move(plan));
    Session& session = current_session();
    session.pools.push_back({session.kernel.current_process(), workers});
    workers->start();
    return workers;
}

}  // namespace asynchio::python
