#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int tasks = parameter("TASKS", 3);
    int rounds = parameter("ROUNDS", 2);
    int polite = parameter("POLITE", 1);
};

Coro<> worker(std::string name, Sliders s) {
    for (int r = 0; r < s.rounds; ++r) {
        print(name, r);
        if (s.polite != 0) co_await sleep(0);  // you go first
    }
}

Coro<> main(Sliders s) {
    print("main creates");
    std::vector<Task<>> tasks;
    for (const char name : std::string("ABCDEF").substr(0, s.tasks)) {
        tasks.push_back(create_task(worker({name}, s)));
    }
    print("main waits");
    for (const Task<>& t : tasks) co_await t;
    print("main done");
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
