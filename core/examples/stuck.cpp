// Two threads, two locks, taken in opposite order: a deadlock, and the run says so.
#include <mutex>

#include "core/asynchio.h"

using namespace asynchio::program;

ASYNCHIO_PROGRAM() {
    Mutex fork("fork"), knife("knife");
    const auto dine = [](Mutex first, Mutex second, std::string name) {
        const std::lock_guard<Mutex> one(first);
        time_sleep(0.1);
        const std::lock_guard<Mutex> two(second);
        print(name, "eats");
    };
    Thread ann("dine", dine, fork, knife, std::string("Ann")), bob("dine", dine, knife, fork, std::string("Bob"));
    ann.start();
    bob.start();
    ann.join();
    bob.join();
}
