#include "core/loop/runner.h"

#include "core/loop/gather.h"

namespace asynchio {

void shut_down(EventLoop& loop, const ClosingSteps& closing) {
    const auto close = [&loop] { loop.close(); };
    try {
        cancel_all_tasks(loop);
        for (std::unique_ptr<Coroutine>& step : closing())
            loop.run_until_complete(loop.create_task(std::move(step), TaskSpec{"", "", true}));
    } catch (...) {
        close();
        throw;
    }
    close();
}

void cancel_all_tasks(EventLoop& loop) {
    const std::vector<Ref<Task>> tasks = loop.all_tasks();
    if (tasks.empty()) return;
    std::vector<Ref<Future>> futures;
    for (const Ref<Task>& task : tasks) {
        task->cancel();
        futures.push_back(task);
    }
    loop.run_until_complete(gather(loop, std::move(futures), true));
    for (const Ref<Task>& task : tasks)
        if (!task->cancelled() && task->exception())
            loop.host().report_error(loop, "unhandled exception during asyncio.run() shutdown", task->peek_error(),
                                     task.get());
}

Value run_task(const Ref<Task>& main) {
    EventLoop& loop = main->loop();
    try {
        return loop.run_until_complete(main);
    } catch (const ThreadAbort&) {
        loop.abandon_tasks();  // the run is over: nothing may run any more
        throw;
    }
}

Value run_main_task(const Ref<Task>& main, const ClosingSteps& closing) {
    EventLoop& loop = main->loop();
    const Ref<EventLoop> keep(&loop);
    Value result;
    try {
        result = run_task(main);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const std::exception_ptr error = std::current_exception();
        shut_down(loop, closing);
        std::rethrow_exception(error);
    }
    shut_down(loop, closing);
    return result;
}

}  // namespace asynchio
