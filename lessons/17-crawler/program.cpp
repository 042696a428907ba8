#include <map>
#include <set>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int spiders = parameter("SPIDERS", 2);
    double fetch = parameter("FETCH", 0.5);
    int memory = parameter("MEMORY", 1);
    std::map<std::string, std::string> links = {
        {"/", "abcd"}, {"a", "ef"}, {"b", "f"}, {"c", "g"}, {"d", "g"}};
};

Coro<> spider(std::string name, Queue<std::string> q, std::set<std::string>* seen, Sliders s) {
    while (true) {
        const std::string page = co_await q.get();
        print(name, page);
        co_await sleep(s.fetch);  // the network
        for (const char letter : s.links[page]) {
            const std::string link = {letter};
            if (!seen->contains(link) || s.memory == 0) {
                seen->insert(link);
                q.put_nowait(link);
            }
        }
        q.task_done();
    }
}
Coro<> main(Sliders s) {
    Queue<std::string> q(0, "q");
    std::set<std::string> seen = {"/"};
    q.put_nowait("/");
    std::vector<Task<>> crew;
    for (int i = 0; i < s.spiders; ++i) {
        crew.push_back(create_task(spider("s" + std::to_string(i), q, &seen, s)));
    }
    co_await q.join();
    for (Task<>& c : crew) c.cancel();
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
