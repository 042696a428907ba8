#include <optional>
#include <mutex>

#include "core/asynchio.h"

using namespace asynchio::program;

ASYNCHIO_PROGRAM() {
    const int count = parameter("THREADS", 4), use_lock = parameter("USE_LOCK", 0);
    const double gap = parameter("GAP", 0.1), late = parameter("LATE", 0.0);

    Mutex lock("lock");
    int counter = 0;

    const auto update = [&](std::string) {
        std::optional<std::lock_guard<Mutex>> held;
        if (use_lock != 0) held.emplace(lock);
        const int seen = counter;  // read
        time_sleep(gap);           // others may run here
        counter = seen + 1;        // write
    };

    std::vector<Thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back("update", update, "T" + std::to_string(i));
    for (Thread& thread : threads) {
        thread.start();
        time_sleep(late);
    }
    for (Thread& thread : threads) thread.join();
    print("counter", counter, "of", count);
}
