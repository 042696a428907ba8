#include "core/kernel/os_threads.h"

namespace asynchio {
namespace {

// Deep recursion through C (a sort with a recursive key) needs more than the usual megabyte.
constexpr std::size_t kStackBytes = 16u << 20;

// So many sleep between runs. A run with more is rare, and the memory of their stacks is better given back.
constexpr std::size_t kMostAsleep = 16;

cpu_set_t only(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<std::size_t>(core), &set);
    return set;
}

}  // namespace

OsThreads::~OsThreads() {
    for (const auto& worker : workers_) end(*worker);
}

OsThreads::Worker* OsThreads::take(Entry entry, void* argument) {
    if (core_ < 0) share_core();
    if (taken_ == workers_.size()) {
        auto worker = std::make_unique<Worker>();
        if (!start(*worker)) return nullptr;
        workers_.push_back(std::move(worker));
    }
    Worker& worker = *workers_[taken_++];
    worker.entry_ = entry;
    worker.argument_ = argument;
    if (core_ >= 0 && worker.core_ != core_) {
        const cpu_set_t set = only(core_);
        if (pthread_setaffinity_np(worker.thread_, sizeof set, &set) == 0) worker.core_ = core_;
    }
    return &worker;
}

void OsThreads::give_back() {
    taken_ = 0;
    while (workers_.size() > kMostAsleep) {
        end(*workers_.back());
        workers_.pop_back();
    }
    if (core_ < 0) return;
    pthread_setaffinity_np(pthread_self(), sizeof allowed_, &allowed_);
    core_ = -1;
}

// Without the right to choose a core all is as well, only slower.
void OsThreads::share_core() {
    const int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE) return;
    if (pthread_getaffinity_np(pthread_self(), sizeof allowed_, &allowed_) != 0) return;
    const cpu_set_t set = only(here);
    if (pthread_setaffinity_np(pthread_self(), sizeof set, &set) == 0) core_ = here;
}

bool OsThreads::start(Worker& worker) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const auto body = [](void* argument) -> void* {
        static_cast<Worker*>(argument)->run();
        return nullptr;
    };
    const bool started = pthread_create(&worker.thread_, &attributes, body, &worker) == 0;
    pthread_attr_destroy(&attributes);
    return started;
}

void OsThreads::end(Worker& worker) {
    worker.entry_ = nullptr;
    worker.baton.post();
    pthread_join(worker.thread_, nullptr);
}

void OsThreads::Worker::run() {
    // Nothing of the worker is touched between the end of an entry and the next post: it may have been taken anew.
    while (true) {
        baton.wait();
        if (entry_ == nullptr) return;
        entry_(argument_);
    }
}

}  // namespace asynchio
