// The gates can fail: each is shown a fault that it exists to find. Here those that compare traces and runs inside one
// process; mutation_test.py damages what was recorded and runs the gates themselves.
//
//   truth          one event of a kind is not told                           DroppedEvents
//   truth          locks and places belong to somebody else                  OtherOwners
//   golden traces  any line is missing, doubled, changed or out of place     DamagedTraces
//   fold           any event that a viewer shows is missing                  DamagedTraces
//   readers        another vocabulary, any word of a line is wrong           OtherVocabularies, DamagedTraces
//   outputs        any recorded line is missing, changed or out of place     DamagedOutputs
//   same bytes     a schedule that depends on something else                 BadParts
//   outcomes       an executor that forgets, a kernel that is deaf           BadParts
//   recorded times an executor that makes calls in the thread of the loop    BadParts
//   clean process  an object of the program that outlives its run            Leftovers
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "core/tests/programs.h"
#include "core/tests/python_truth.h"
#include "core/tests/simulation.h"
#include "core/tests/source_root.h"
#include "core/trace/vocabulary.h"
#include "lessons/reader/compare.h"

namespace asynchio {
namespace {

using testing::Simulation;

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> files_in(const std::filesystem::path& folder, const char* extension) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(source_root() / folder))
        if (entry.path().extension() == extension) paths.push_back(entry.path().string());
    std::ranges::sort(paths);
    return paths;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// --- truth ---------------------------------------------------------------------------------------------------

// Does not hear of the first event of one kind.
class HardOfHearing final : public RecordObserver {
  public:
    explicit HardOfHearing(EventKind kind) : kind_(kind) {}
    void recorded(const Event& event) override {
        if (event.kind == kind_ && !std::exchange(missed_, true)) return;
        truth_.recorded(event);
    }
    bool noticed() const { return !truth_.differences().empty(); }

  private:
    const EventKind kind_;
    bool missed_ = false;
    testing::PythonTruth truth_;
};

RunRequest request_of(const std::string& program) {
    RunRequest request;
    request.program = program;
    return request;
}

// Of these the runtime has nothing to compare with: who looks for them is the golden traces' gate.
const std::set<std::string_view> kOnlyInTheTrace = {
    "run_started", "run_ended", "trace_truncated", "choice_made", "frame_entered", "frame_left", "line_reached",
    "local_changed", "variable_read", "variable_written", "output_written", "log_written", "exception_handler_called",
    "cancel_requested", "gather_filled", "group_left", "condition_notified", "clock_jumped", "gil_taken", "interrupt_requested",
    "input_read",
    // Of coroutines only the interpreter knows; coroutine_watch_test.cpp asks it.
    "coroutine_created", "coroutine_tasked", "coroutine_started", "coroutine_paused", "coroutine_resumed",
    "coroutine_ended", "coroutine_dropped",
    // Processes are looked at by kernel/process_test.cpp and python/process_test.cpp.
    "process_created", "thread_placed", "process_killed", "process_ended"};

constexpr std::size_t kEnough = 40;  // programs of each kind

TEST(DroppedEvents, AreNoticedByTheTruthGate) {
    std::vector<std::string> texts;
    for (const testing::NamedProgram& program : testing::varied_programs()) texts.emplace_back(program.text);
    for (const char* folder : {"core/tests/corpus", "core/tests/rules"})
        for (const std::string& path : files_in(folder, ".py")) texts.push_back(read(path));
    texts.emplace_back("from lessonlib import burn\nburn(0.1)\nx = 1\nprint(x)\n");
    std::map<EventKind, std::vector<std::string>> programs;
    for (const std::string& text : texts) {
        std::set<EventKind> kinds;
        const testing::PythonRun run = testing::run_python(text);
        for (const Event& event : run.trace.events()) kinds.insert(event.kind);
        for (const EventKind kind : kinds)
            if (programs[kind].size() < kEnough) programs[kind].push_back(text);
    }
    for (const EventInfo& info : vocabulary()) {
        const bool noticed = std::ranges::any_of(programs[info.kind], [&](const std::string& program) {
            HardOfHearing observer(info.kind);
            testing::run_python(request_of(program), &observer);
            return observer.noticed();
        });
        EXPECT_EQ(noticed, !kOnlyInTheTrace.contains(info.name))
            << info.name << (noticed ? " is told by the runtime, too" : " may be missing") << " in one of "
            << programs[info.kind].size() << " programs";
    }
}

// Hears that somebody else takes the locks and places.
class Mistaken final : public RecordObserver {
  public:
    void recorded(const Event& event) override {
        Event other = event;
        const auto change = [&](auto taken) {
            ++(taken.task ? taken.task.value : taken.owner.value);
            other = pack(event.time, ThreadId(event.thread), taken);
        };
        if (event.kind == EventKind::LockAcquired) change(unpack<LockAcquired>(event));
        if (event.kind == EventKind::SemaphoreTaken) change(unpack<SemaphoreTaken>(event));
        truth_.recorded(other);
    }
    bool noticed() const { return !truth_.differences().empty(); }

  private:
    testing::PythonTruth truth_;
};

TEST(OtherOwners, AreNoticedByTheTruthGate) {
    for (const char* name : {"lock_counter", "semaphore_limit", "thread_lock_methods", "thread_semaphore", "thread_rlock"}) {
        Mistaken observer;
        testing::run_python(request_of(read(source_root() / "core/tests/corpus" / (std::string(name) + ".py"))), &observer);
        EXPECT_TRUE(observer.noticed()) << name;
    }
}

// --- traces --------------------------------------------------------------------------------------------------

void expect_difference(const Trace& trace, const std::vector<std::string>& damaged, const std::string& what) {
    const Result<Trace> other = parse_trace_text(joined(damaged));
    if (!other) return;  // the reader refused it
    EXPECT_NE(first_difference(trace, *other), "") << what;
}

TEST(DamagedTraces, AreNotTheGoldenOnes) {
    for (const std::string& path : files_in("app/tests/golden", ".trace")) {
        const std::vector<std::string> lines = lines_of(read(path));
        const Trace trace = *parse_trace_text(joined(lines));
        for (std::size_t i = 0; i < lines.size(); i += 7) {
            auto missing = lines, doubled = lines, swapped = lines;
            missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(i));
            doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
            expect_difference(trace, missing, path + ": a line is missing");
            expect_difference(trace, doubled, path + ": a line is there twice");
            if (i + 1 == lines.size() || lines[i] == lines[i + 1]) continue;
            std::swap(swapped[i], swapped[i + 1]);
            expect_difference(trace, swapped, path + ": two lines changed places");
        }
    }
}

// Every number after the first two words, one more; and every field, gone.
TEST(DamagedTraces, WithOneWordChangedAreNotTheGoldenOnes) {
    const std::vector<std::string> lines = lines_of(read(source_root() / "app/tests/golden/11-lost-update.trace"));
    const Trace trace = *parse_trace_text(joined(lines));
    int changed = 0;
    for (std::size_t i = 0; i < lines.size(); i += 3) {
        for (std::size_t at = lines[i].find('='); at != std::string::npos; at = lines[i].find('=', at + 1)) {
            auto other = lines, shorter = lines;
            const std::size_t field = lines[i].rfind(' ', at), end = lines[i].find(' ', at);
            shorter[i].erase(field, end == std::string::npos ? end : end - field);
            if (lines[i].find('"') == std::string::npos) {
                EXPECT_FALSE(parse_trace_text(joined(shorter))) << "a field is missing: " << shorter[i];
            }
            if (std::isdigit(static_cast<unsigned char>(lines[i][at + 1])) == 0) continue;
            other[i][at + 1] = other[i][at + 1] == '9' ? '8' : static_cast<char>(other[i][at + 1] + 1);
            expect_difference(trace, other, other[i]);
            ++changed;
        }
    }
    EXPECT_GT(changed, 50);
}

// What a viewer shows at the end differs if it never heard of one event.
TEST(DamagedTraces, GiveAnotherState) {
    static const std::set<std::string_view> kLeaveNothing = {
        "choice_made", "clock_jumped", "cpu_started", "cpu_finished", "core_taken", "core_left", "gil_wanted", "gil_taken",
        "gil_dropped", "iteration_started", "loop_idled", "loop_woke", "handle_enqueued", "handle_started",
        "handle_finished", "handle_cancelled", "handle_skipped", "timer_armed", "timer_fired", "thread_blocked",
        "thread_readied", "thread_resumed", "task_waits", "turn_started", "turn_ended", "frame_entered", "frame_left",
        "line_reached", "local_changed", "job_started", "loop_started", "loop_stopped", "thread_began"};
    for (const std::string& path : files_in("app/tests/golden", ".trace")) {
        const Trace trace = *parse_trace_text(read(path));
        const State whole = fold(trace, trace.size());
        for (std::size_t i = 0; i < trace.size(); ++i) {
            const std::string_view name = find_event(trace[i].kind)->name;
            if (kLeaveNothing.contains(name)) continue;  // what they change, later events change again
            State state;
            for (std::size_t j = 0; j < trace.size(); ++j)
                if (j != i) state.apply(trace[j]);
            state.position = whole.position;
            EXPECT_FALSE(state == whole) << path << ", event " << i << ", " << name;
        }
    }
}

TEST(OtherVocabularies, AreRefused) {
    std::vector<std::uint64_t> memory(TraceBuffer::size_for(8, 64) / 8 + 1);
    const auto bytes = std::as_writable_bytes(std::span(memory));
    const TraceBuffer buffer = TraceBuffer::format(bytes, 8, 64);
    ASSERT_TRUE(TraceBuffer::open(bytes));
    for (int bit = 0; bit < 64; ++bit) {
        buffer.header().vocabulary ^= std::uint64_t{1} << bit;
        EXPECT_FALSE(TraceBuffer::open(bytes)) << "bit " << bit;
        buffer.header().vocabulary ^= std::uint64_t{1} << bit;
    }
    EXPECT_EQ(buffer.header().vocabulary, vocabulary_hash());
}

// --- outputs -------------------------------------------------------------------------------------------------

TEST(DamagedOutputs, AreNoticed) {
    std::size_t damaged = 0;
    for (const char* folder : {"core/tests/corpus", "core/tests/rules"}) {
        for (const std::string& path : files_in(folder, ".out")) {
            const std::string text = read(path);
            const std::vector<std::string> lines = lines_of(text);
            EXPECT_FALSE(compare_output(text, text));
            EXPECT_TRUE(compare_output(text, text + "more\n")) << path;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                auto missing = lines, changed = lines, swapped = lines;
                missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(i));
                EXPECT_TRUE(compare_output(text, joined(missing))) << path << ", line " << i + 1;
                changed[i] += "x";
                EXPECT_TRUE(compare_output(text, joined(changed))) << path << ", line " << i + 1;
                damaged += 2;
                if (i + 1 == lines.size() || !compare_output(lines[i], lines[i + 1])) continue;
                std::swap(swapped[i], swapped[i + 1]);
                EXPECT_TRUE(compare_output(text, joined(swapped))) << path << ", line " << i + 1;
            }
        }
    }
    EXPECT_GT(damaged, 2000u);
    EXPECT_TRUE(compare_output("1.00 s\n", "1.04 s\n")) << "further away than the clock of a busy machine is";
    EXPECT_FALSE(compare_output("1.00 s\n", "1.02 s\n"));
}

// --- parts that misbehave ------------------------------------------------------------------------------------

// As one that asks the clock of the machine would.
class MoodySchedule final : public Schedule {
  public:
    explicit MoodySchedule(std::size_t mood) : mood_(mood) {}
    std::size_t choose(std::uint32_t, ChoiceKind, std::size_t options) override { return mood_ % options; }

  private:
    const std::size_t mood_;
};

Trace run_threads(std::size_t mood) {
    Simulation simulation({}, {}, std::make_unique<MoodySchedule>(mood));
    return simulation.run([&] {
        for (int i = 0; i < 3; ++i)
            simulation.starter.start(ThreadSpec{"t", "t", "t", PoolId(), false, false}, [&] {
                simulation.kernel.sleep_until(kSecond);
                simulation.say("woke");
            });
    });
}

TEST(BadParts, AMoodyScheduleGivesOtherBytes) {
    EXPECT_EQ(first_difference(run_threads(0), run_threads(0)), "");
    EXPECT_NE(first_difference(run_threads(0), run_threads(1)), "");
}

// Keeps the calls and makes none.
class ForgetfulExecutor final : public Executor {
  public:
    explicit ForgetfulExecutor(Kernel& kernel) : kernel_(kernel) {}
    Ref<ConcurrentFuture> submit(Work) override { return make_ref<ConcurrentFuture>(kernel_); }
    void shutdown(bool, bool) override {}
    void drop_queue() override {}

  private:
    Kernel& kernel_;
};

// Makes each call at once, where it is.
class HastyExecutor final : public Executor {
  public:
    explicit HastyExecutor(Kernel& kernel) : kernel_(kernel) {}
    Ref<ConcurrentFuture> submit(Work work) override {
        auto future = make_ref<ConcurrentFuture>(kernel_);
        future->set_running_or_notify_cancel();
        future->set_result(work.call());
        return future;
    }
    void shutdown(bool, bool) override {}
    void drop_queue() override {}

  private:
    Kernel& kernel_;
};

using MakeExecutor = std::shared_ptr<Executor> (*)(Simulation&);

Coro<Value> two_calls(Simulation& simulation, EventLoop& loop, std::shared_ptr<Executor> executor) {
    std::vector<Ref<Future>> calls;
    for (int i = 0; i < 2; ++i)
        calls.push_back(run_in_executor(loop, *executor, Work{[&simulation] {
            simulation.kernel.sleep_until(simulation.kernel.now() + kSecond);
            return Value();
        }, "call", {}}));
    for (const Ref<Future>& call : calls) co_await call;
    simulation.say("both");
    executor->shutdown(true, false);
    co_return Value();
}

Trace run_calls(MakeExecutor make) {
    Simulation simulation;
    return simulation.run_loop([&](EventLoop& loop) { return two_calls(simulation, loop, make(simulation)); });
}
RunOutcome outcome_of(const Trace& trace) { return fold(trace, trace.size()).end.outcome; }

TEST(BadParts, ExecutorsThatForgetOrHurryAreNoticed) {
    const Trace good = run_calls([](Simulation& s) -> std::shared_ptr<Executor> {
        return std::make_shared<ThreadPoolExecutor>(s.starter, 2, "pool");
    });
    EXPECT_EQ(testing::said(good), std::vector<std::string>{"1.00 main: both"});
    EXPECT_EQ(outcome_of(good), RunOutcome::finished);
    const Trace forgetful = run_calls([](Simulation& s) -> std::shared_ptr<Executor> {
        return std::make_shared<ForgetfulExecutor>(s.kernel);
    });
    EXPECT_EQ(outcome_of(forgetful), RunOutcome::stuck);
    const Trace hasty = run_calls([](Simulation& s) -> std::shared_ptr<Executor> {
        return std::make_shared<HastyExecutor>(s.kernel);
    });
    EXPECT_NE(testing::said(hasty), testing::said(good)) << "one after the other takes two seconds";
}

// Passes everything on but the calls that wake a thread.
class DeafKernel final : public Kernel {
  public:
    explicit DeafKernel(Kernel& kernel) : Kernel(kernel.recorder()), kernel_(kernel) {}
    Time now() const override { return kernel_.now(); }
    Time read_clock() override { return kernel_.read_clock(); }
    ThreadId current_thread() const override { return kernel_.current_thread(); }
    ThreadId spawn(const ThreadSpec& spec, std::function<void()> body) override { return kernel_.spawn(spec, std::move(body)); }
    bool join(ThreadId thread, Time deadline) override { return kernel_.join(thread, deadline); }
    bool finished(ThreadId thread) const override { return kernel_.finished(thread); }
    ProcessId create_process(const ProcessSpec& spec) override { return kernel_.create_process(spec); }
    ProcessId current_process() const override { return kernel_.current_process(); }
    ProcessId parent_of(ProcessId process) const override { return kernel_.parent_of(process); }
    void end_process(ProcessExit exit) override { kernel_.end_process(exit); }
    void kill_process(ProcessId process, ProcessExit exit) override { kernel_.kill_process(process, exit); }
    const ProcessExit* exit_of(ProcessId process) const override { return kernel_.exit_of(process); }
    void tell_end(ProcessId process, ThreadId thread) override { kernel_.tell_end(process, thread); }
    bool join_process(ProcessId process, Time deadline) override { return kernel_.join_process(process, deadline); }
    void sleep_until(Time deadline) override { kernel_.sleep_until(deadline); }
    bool park(Wait what, Time deadline) override { return kernel_.park(what, deadline); }
    void unpark(ThreadId) override {}
    void spend_cpu(Duration amount, bool needs_gil) override { kernel_.spend_cpu(amount, needs_gil); }
    std::size_t choose(ChoiceKind kind, std::size_t options) override { return kernel_.choose(kind, options); }
    void switch_point() override { kernel_.switch_point(); }
    void end(const RunEnded& end) override { kernel_.end(end); }
    void end_out_of_budget(Budget budget, Line line) override { kernel_.end_out_of_budget(budget, line); }
    bool ending() const override { return kernel_.ending(); }
    const Machine& machine() const override { return kernel_.machine(); }

  private:
    Kernel& kernel_;
};

class Stop final : public Handle {
  public:
    explicit Stop(EventLoop& loop) : loop_(loop) {}
    void run() override { loop_.stop(); }

  private:
    EventLoop& loop_;
};

TEST(BadParts, ADeafKernelIsNoticed) {
    for (const bool deaf : {false, true}) {
        Simulation simulation;
        DeafKernel kernel(simulation.kernel);
        const Trace trace = simulation.run([&] {
            const auto loop = make_ref<EventLoop>(deaf ? static_cast<Kernel&>(kernel) : simulation.kernel, simulation.host);
            simulation.starter.start(ThreadSpec{"t", "t", "t", PoolId(), false, false}, [&simulation, loop] {
                simulation.kernel.sleep_until(kSecond);
                loop->call_soon_threadsafe(make_ref<Stop>(*loop));
            });
            loop->run_forever();
        });
        EXPECT_EQ(outcome_of(trace), deaf ? RunOutcome::stuck : RunOutcome::finished);
    }
}

// --- what outlives its run -----------------------------------------------------------------------------------

class Hoarder final : public RecordObserver {
  public:
    void recorded(const Event& event) override {
        if (event.kind != EventKind::TurnStarted || kept) return;
        python::LiveObject& live = python::Interpreter::get().session->live;
        for (auto* entry = live.next(); entry != &live && !kept; entry = entry->next())
            if (dynamic_cast<Future*>(entry->object()) != nullptr) kept = Ref<Object>(entry->object());
    }
    Ref<Object> kept;
};

// What is allocated meanwhile may stay.
class LeaksOnPurpose {
  public:
#ifdef __SANITIZE_ADDRESS__
    LeaksOnPurpose() { __lsan_disable(); }
    ~LeaksOnPurpose() { __lsan_enable(); }
#else
    LeaksOnPurpose() {}
#endif
    LeaksOnPurpose(const LeaksOnPurpose&) = delete;
    LeaksOnPurpose& operator=(const LeaksOnPurpose&) = delete;
};

// The last one of this file: the session of a run that was not clean stays for ever.
TEST(Leftovers, MakeTheProcessDirty) {
    const char* const program = testing::varied_programs()[2].text;
    EXPECT_FALSE(testing::run_python(program).dirty);
    // Kept, as what it keeps belongs to a run that is over. A look for leaks finds no way to it: it does not look into the
    // memory of Python's objects.
    const LeaksOnPurpose on_purpose;
    auto* const hoarder = new Hoarder;
    EXPECT_TRUE(testing::run_python(request_of(program), hoarder).dirty);
    EXPECT_TRUE(hoarder->kept);
}

}  // namespace
}  // namespace asynchio
