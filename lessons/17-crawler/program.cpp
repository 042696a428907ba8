#include <map>
#include <set>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int spiders = parameter("SPIDERS", 2);
    double fetch = parameter("FETCH", 0.5);
    int memory = parameter("MEMORY", 1);
};
using Page = std::string;
const std::map<Page, std::vector<Page>> kLinks = {
    {"/", {"a", "b", "c", "d"}}, {"a", {"e", "f"}}, {"b", {"f"}}, {"c", {"g"}}, {"d", {"g"}}};

Coro<> spider(std::string name, Queue<Page> q, std::set<Page>* seen, Sliders s) {
    while (true) {
        const Page page = co_await q.get();
        print(name, page);
        co_await sleep(s.fetch);  // the network
        if (const auto found = kLinks.find(page); found != kLinks.end())
            for (const Page& link : found->second)
                if (!seen->contains(link) || s.memory == 0) {
                    seen->insert(link);
                    q.put_nowait(link);
                }
        q.task_done();
    }
}
Coro<> main(Sliders s) {
    Queue<Page> q(0, "q");
    std::set<Page> seen = {"/"};
    q.put_nowait("/");
    std::vector<Task<>> crew;
    for (int i = 0; i < s.spiders; ++i) crew.push_back(create_task(spider("s" + std::to_string(i), q, &seen, s)));
    co_await q.join();
    for (Task<>& c : crew) c.cancel();
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
