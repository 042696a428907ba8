// OS threads on which simulated ones run. They sleep between runs, for the next one: making a thread takes longer than
// what a short run does with it. And while a run goes they all share one processor core. Only one of them runs at a
// time, and to wake a sleeper on the same core takes a few microseconds, on another one that has gone idle fifty.
//
// Thread: the one that runs the kernel, or whoever has its baton. Lifetime: longer than any kernel that uses it.
#pragma once

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>

#include <memory>
#include <vector>

namespace asynchio {

// Hands the baton to one OS thread. sem_t rather than std::binary_semaphore: the sanitizers know it.
class BatonSemaphore {
  public:
    BatonSemaphore() { sem_init(&semaphore_, 0, 0); }
    ~BatonSemaphore() { sem_destroy(&semaphore_); }
    BatonSemaphore(const BatonSemaphore&) = delete;
    BatonSemaphore& operator=(const BatonSemaphore&) = delete;
    void post() { sem_post(&semaphore_); }
    void wait() {
        while (sem_wait(&semaphore_) != 0) {  // interrupted by a signal
        }
    }

  private:
    sem_t semaphore_;
};

class OsThreads {
  public:
    using Entry = void (*)(void* argument);

    // One OS thread.
    class Worker {
      public:
        // The first post makes it call its entry; what it waits for after that is the entry's business.
        BatonSemaphore baton;

      private:
        friend class OsThreads;
        void run();

        pthread_t thread_{};
        Entry entry_ = nullptr;   // null: it is to end
        void* argument_ = nullptr;
        int core_ = -1;           // that it is bound to
    };

    OsThreads() = default;
    ~OsThreads();
    OsThreads(const OsThreads&) = delete;
    OsThreads& operator=(const OsThreads&) = delete;

    // One that sleeps until its baton is posted, then calls `entry(argument)`, once. Null when the system has no more.
    // The calling thread stays on the core where it is until give_back().
    Worker* take(Entry entry, void* argument);
    // All that were taken have come to the end of their entry, or are about to return from it. By the thread that took
    // the first of them.
    void give_back();

  private:
    bool start(Worker& worker);
    void share_core();
    static void end(Worker& worker);

    std::vector<std::unique_ptr<Worker>> workers_;  // the first `taken_` of them are in use
    std::size_t taken_ = 0;
    int core_ = -1;         // the one that all share now; -1: none
    cpu_set_t allowed_{};   // to the calling thread, before
};

}  // namespace asynchio
