#include <mutex>

#include "core/asynchio.h"

using namespace asynchio::program;

ASYNCHIO_PROGRAM() {
    const double hold = parameter("HOLD", 0.5), late = parameter("LATE", 0.1);
    const int same_order = parameter("SAME_ORDER", 0);

    Mutex knife("knife"), board("board");

    const auto cook = [=](std::string name, Mutex first, Mutex second) {
        const std::lock_guard<Mutex> one(first);
        print(name, "has one");
        time_sleep(hold);
        const std::lock_guard<Mutex> both(second);
        print(name, "has both");
    };

    Thread ann("cook", cook, "ann", knife, board);
    Thread bob = same_order != 0 ? Thread("cook", cook, "bob", knife, board)
                                 : Thread("cook", cook, "bob", board, knife);
    ann.start();
    time_sleep(late);
    bob.start();
    ann.join();
    bob.join();
    print("dinner is ready");
}
