#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int items = parameter("ITEMS", 3);
    double every = parameter("EVERY", 0.4);
    double nap = parameter("NAP", 2.0);
    int how = parameter("HOW", 0);
};

void sensor(EventLoop loop, Queue<int> q, Sliders s) {  // lives in its own thread
    for (int i = 0; i < s.items; ++i) {
        time_sleep(s.every);
        if (s.how == 0) q.put_nowait(i);
        else if (s.how == 1) loop.call_soon_threadsafe("put_nowait", &Queue<int>::put_nowait, q, i);
        else run_coroutine_threadsafe(q.put(i), loop).result();
    }
}
Coro<> napper(Sliders s) {
    while (true) co_await sleep(s.nap);
}
Coro<> main(Sliders s) {
    Queue<int> q(0, "q");
    Task<> nap = create_task(napper(s));
    Thread::named("sensor", "sensor", sensor, get_running_loop(), q, s).start();
    for (int i = 0; i < s.items; ++i) print("got", co_await q.get());
    nap.cancel();
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
