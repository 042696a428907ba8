// A program written in C++ and everything that one run of it uses: the kernel, the host of its event loops, its
// parameters. The words of asynchio.h find it through the thread that says them.
//
// Thread: the baton holder of its kernel. Lifetime: one run.
#pragma once

#include <functional>
#include <map>
#include <source_location>
#include <string>
#include <string_view>
#include <typeindex>

#include "core/kernel/run_request.h"
#include "core/kernel/simulated_kernel.h"
#include "core/base/labels.h"
#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/host.h"
#include "core/threads/thread_pool.h"

namespace asynchio::program {

using EntryPoint = void (*)();

// Tells the trace at which line of the program a task is; values look as Python prints them.
class ProgramHost final : public LoopHost {
  public:
    explicit ProgramHost(Recorder& recorder) : recorder_(recorder) {}
    void reached(const std::source_location& place) override;
    // The file whose lines are shown; lines of other files, such as the runtime's, are not.
    void show_lines_of(std::string_view file) { file_ = file; }
    using LoopHost::describe;
    std::string describe(const Value& value) override;
    std::string describe(const std::exception_ptr& error) override;
    // RuntimeError for values whose type has no order here.
    bool less(const Value& a, const Value& b) override;

    // How values of one type of the program look, and which of two is less; either may be null.
    struct Kind {
        std::string (*repr)(const Value&) = nullptr;
        bool (*less)(const Value&, const Value&) = nullptr;
    };
    // From now on it knows values of this type.
    void learn(std::type_index type, Kind kind) { kinds_.try_emplace(type, kind); }

  private:
    const Kind* find_kind(const Value& value) const;
    Recorder& recorder_;
    std::map<std::type_index, Kind> kinds_;  // looked up only
    std::string_view file_;
};

class Program {
  public:
    Program(Recorder& recorder, const RunRequest& request);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // The one that this thread belongs to. A CHECK fails in a thread of no run.
    static Program& here();

    // Runs `main` as the main thread and records how it ended: an exception that leaves it ends the run as `raised`.
    void run(EntryPoint main, const std::string& filename);
    // A thread of this program; its label in the picture is `label`.
    ThreadId start_thread(const ThreadSpec& spec, std::function<void()> body);

    // What the request says for this slider, or null.
    const std::string* parameter(const std::string& name) const;
    // One piece of output; whole lines become events. Ends the run when its budget is used up.
    void write(std::string_view text);
    // On standard error: the heading, and what the exception says.
    void report(const std::string& heading, const std::exception_ptr& error);

    Recorder& recorder;
    SimulatedKernel kernel;
    ProgramHost host;
    std::uint32_t threads = 0;  // "Thread-N"
    std::uint32_t pools = 0;    // "ThreadPoolExecutor-N"

    // The loop that runs in this thread; outside of loops, in the main thread before it has run one, a loop that never runs
    // (semantics.md R198, R206). RuntimeError if there is none.
    asynchio::EventLoop& event_loop();
    // For run(): a loop that takes the place of that one.
    Ref<asynchio::EventLoop> new_event_loop(bool debug);

    ThreadStarter& starter() { return *starter_; }
    // A label that no other lane of the run has, by the rule that Python programs follow: the first text that was given,
    // else the function's name with the first number, else its name.
    std::string label_of(const std::string& name) { return labels_.unique(name); }
    std::string label_of(const CoroCall& call) { return labels_.unique(label_from(call.name(), call.first_text, call.first_number)); }

  private:
    class Starter;
    const RunRequest& request_;
    std::unique_ptr<ThreadStarter> starter_;
    Labels labels_;
    Ref<asynchio::EventLoop> own_loop_;  // never runs; kept to the end, for whoever still has its tasks
    bool loop_was_set_ = false;          // by run(): the main thread has no loop of its own any more
    std::string line_;
    std::uint64_t written_ = 0;
};

// Runs a C++ program as python::run_program runs a Python one.
void run_program(TraceBuffer buffer, const RunRequest& request, EntryPoint main);

}  // namespace asynchio::program
