#include "core/program/program.h"

#include <exception>
#include <utility>

#include "core/base/check.h"
#include "core/program/errors.h"
#include "core/program/values.h"

namespace asynchio::program {
namespace {

thread_local Program* current_program = nullptr;

// This thread belongs to a program while it lives.
class Belongs {
  public:
    explicit Belongs(Program& program) : before_(std::exchange(current_program, &program)) {}
    ~Belongs() { current_program = before_; }
    Belongs(const Belongs&) = delete;
    Belongs& operator=(const Belongs&) = delete;

  private:
    Program* const before_;
};

}  // namespace

// Workers and threads belong to the program that starts them.
class Program::Starter final : public ThreadStarter {
  public:
    Starter(Kernel& kernel, Program& program) : ThreadStarter(kernel), program_(program) {}
    ThreadId start(const ThreadSpec& spec, std::function<void()> body) override {
        return kernel().spawn(spec, [this, body = std::move(body)] {
            const Belongs belongs(program_);
            body();
        });
    }

  private:
    Program& program_;
};

void ProgramHost::reached(const std::source_location& place) {
    if (place.file_name() != file_) return;
    recorder_.record(LineReached{FrameId(), place.line()});
}

const ProgramHost::Kind* ProgramHost::find_kind(const Value& value) const {
    const auto known = kinds_.find(value.type());
    return known != kinds_.end() ? &known->second : nullptr;
}

std::string ProgramHost::describe(const Value& value) {
    const Kind* const kind = find_kind(value);
    return kind != nullptr && kind->repr != nullptr ? kind->repr(value) : repr_of(value);
}

std::string ProgramHost::describe(const std::exception_ptr& error) { return summary(error); }

bool ProgramHost::less(const Value& a, const Value& b) {
    const Kind* const kind = find_kind(a);
    if (kind == nullptr || kind->less == nullptr || a.type() != b.type()) return LoopHost::less(a, b);
    return kind->less(a, b);
}

Program::Program(Recorder& trace, const RunRequest& request)
    : recorder(trace),
      kernel(trace, request.machine, request.limits, make_schedule(request.schedule, request.machine.seed)),
      host(trace),
      request_(request),
      starter_(std::make_unique<Starter>(kernel, *this)) {}

Program::~Program() = default;

EventLoop& Program::event_loop() {
    if (EventLoop* const running = EventLoop::running_here()) return *running;
    const bool main = kernel.current_thread() == ThreadId(1);
    if (!main || loop_was_set_)
        throw UsageError(std::string("There is no current event loop in ") + (main ? "thread 'MainThread'." : "this thread."));
    if (!own_loop_) own_loop_ = make_ref<EventLoop>(kernel, host);
    return *own_loop_;
}

Ref<EventLoop> Program::new_event_loop(bool debug) {
    if (kernel.current_thread() == ThreadId(1)) loop_was_set_ = true;
    return make_ref<EventLoop>(kernel, host, debug);
}

Program& Program::here() {
    ASYNCHIO_CHECK(current_program != nullptr, "words of a program are said in a thread of its run");
    return *current_program;
}

void Program::run(EntryPoint main, const std::string& filename) {
    kernel.run(filename, [&] {
        const Belongs belongs(*this);
        try {
            main();
            kernel.join_all();
            if (own_loop_) own_loop_->abandon_tasks();
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            const std::string message = last_words(std::current_exception());
            RunEnded end;
            end.outcome = RunOutcome::raised;
            end.exit_code = 1;
            end.message = recorder.text(message);
            if (own_loop_) own_loop_->abandon_tasks();  // that is their end, and told before the run's
            kernel.end(end);
        }
        if (!line_.empty()) write("\n");
    });
    const Belongs belongs(*this);
    if (own_loop_) own_loop_->abandon_tasks();
}

ThreadId Program::start_thread(const ThreadSpec& spec, std::function<void()> body) {
    return starter_->start(spec, std::move(body));
}

const std::string* Program::parameter(const std::string& name) const {
    for (const auto& [key, value] : request_.parameters)
        if (key == name) return &value;
    return nullptr;
}

void Program::write(std::string_view text) {
    if (kernel.ending()) return;
    written_ += text.size();
    line_ += text;
    for (std::size_t end = line_.find('\n'); end != line_.npos; end = line_.find('\n')) {
        recorder.record(OutputWritten{Stream::out, recorder.text(line_.substr(0, end + 1))});
        line_.erase(0, end + 1);
    }
    if (written_ <= kernel.limits().output_bytes) return;
    kernel.end_out_of_budget(Budget::output);
    throw ThreadAbort{};
}

void Program::report(const std::string& heading, const std::exception_ptr& error) {
    if (kernel.ending()) return;
    for (const std::string& line : {heading + ":\n", last_words(error) + "\n"})
        recorder.record(OutputWritten{Stream::err, recorder.text(line)});
}

void run_program(TraceBuffer buffer, const RunRequest& request, EntryPoint main) {
    Recorder recorder(buffer, request.limits.events);
    Program program(recorder, request);
    program.run(main, request.filename);
}

}  // namespace asynchio::program
