#include "app/cli/run_command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "app/export/run_text.h"
#include "app/model/run_card.h"
#include "app/runs/run_client.h"
#include "core/trace/lanes.h"
#include "core/trace/plain_timeline.h"
#include "core/trace/text.h"
#include "lessons/reader/library.h"

namespace asynchio {
namespace {

int complain(const std::string& sentence) {
    std::fprintf(stderr, "asynchio: %s\n", sentence.c_str());
    return static_cast<int>(ExitStatus::usage);
}

// Writes a program's streams as its output grows.
class Printer {
  public:
    explicit Printer(std::FILE* out) : out_(out) {}

    void print(const Trace& trace) {
        for (; next_ < trace.size(); ++next_) {
            if (trace[next_].kind != EventKind::OutputWritten) continue;
            const auto output = unpack<OutputWritten>(trace[next_]);
            const std::string_view text = trace.text(output.text);
            std::FILE* stream = output.stream == Stream::out ? out_ : stderr;
            std::fwrite(text.data(), 1, text.size(), stream);
            std::fflush(stream);
        }
    }

  private:
    std::FILE* out_;
    std::size_t next_ = 0;
};

std::string picture(const Trace& trace) {
    LaneBuilder builder;
    builder.read(trace);
    return plain_timeline(trace, builder.lanes(), builder.state());
}

std::string shown(RunOptions::Show show, const Trace& trace) {
    switch (show) {
        case RunOptions::Show::output: return "";
        case RunOptions::Show::transcript: return run_text(ExportForm::transcript, trace);
        case RunOptions::Show::trace: return trace_to_text(trace);
        case RunOptions::Show::json: return run_text(ExportForm::json, trace);
        case RunOptions::Show::csv: return run_text(ExportForm::csv, trace);
        case RunOptions::Show::timeline: return picture(trace);
        case RunOptions::Show::perfetto: return run_text(ExportForm::perfetto, trace);
    }
    return "";
}

// What a reader of the terminal must know besides the output: why it ended, if not by itself.
void report_end(const Trace& trace, const EndState& end, const std::string& filename) {
    if (end.outcome == RunOutcome::finished || end.outcome == RunOutcome::raised || end.outcome == RunOutcome::refused)
        return;
    std::string place;
    if (end.line != 0) place = " (" + filename + ", line " + std::to_string(end.line) + ")";
    const std::string name = end.outcome == RunOutcome::stuck           ? "stuck"
                             : end.outcome == RunOutcome::out_of_budget ? "stopped"
                                                                        : std::string(word(end.outcome));
    std::fprintf(stderr, "asynchio: %s at %s s%s: %s\n", name.c_str(), format_seconds(trace.end_time()).c_str(),
                 place.c_str(), std::string(trace.text(end.message)).c_str());
}

}  // namespace

ExitStatus exit_status_of(const EndState& end) {
    switch (end.outcome) {
        case RunOutcome::finished: return ExitStatus::ended;
        case RunOutcome::raised:
        case RunOutcome::exited:
        case RunOutcome::refused: return ExitStatus::raised;
        case RunOutcome::stuck: return ExitStatus::stuck;
        case RunOutcome::out_of_budget:
        case RunOutcome::stopped: return ExitStatus::out_of_budget;
        case RunOutcome::crashed:
        case RunOutcome::running: return ExitStatus::crashed;
    }
    return ExitStatus::crashed;
}

namespace {

struct Wanted {
    RunRequest request;
    std::string filename;
};

// The run of a card, which says everything about it.
Result<Wanted> wanted_by_card(const RunOptions& options, const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder) {
    if (!options.settings.empty() || !options.machine.empty() || options.seed || options.preempt || options.schedule != ScheduleText{} ||
        options.interrupt_at != kNever || !options.inputs.empty() || options.language != Language::python)
        return Failure{"a run card says itself how it is run: leave the options about that away"};
    const Result<RunCard> card = read_run_card(options.subject);
    if (!card) return card.failure();
    const Result<Subject> subject = load_subject_of_card(*card, lessons_dir, own_folder);
    if (!subject) return subject.failure();
    Result<CardRun> run = run_of_card(*card, *subject);
    if (!run) return run.failure();
    return Wanted{std::move(run->request), subject->filename};
}

Result<Wanted> wanted_by_options(const RunOptions& options, const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder) {
    const Result<Subject> subject = load_subject(lessons_dir, options.subject, own_folder);
    if (!subject) return subject.failure();
    Result<Machine> machine = parse_machine(options.machine, subject->machine);
    if (!machine) return machine.failure();
    if (options.seed) machine->seed = *options.seed;
    if (options.schedule.policy == ScheduleText::Policy::replay) machine->preempt = options.schedule.model;
    if (options.preempt) machine->preempt = *options.preempt;
    Result<RunRequest> request = make_request(*subject, options.settings, *machine, options.language);
    if (!request) return request.failure();
    const std::string hash = program_hash(request->program);
    if (!options.schedule.program_hash.empty() && options.schedule.program_hash != hash)
        return Failure{"the schedule belongs to another program (" + options.schedule.program_hash + ", this one is " + hash +
                       "): a slider or the text has changed since it was recorded"};
    request->interrupt_at = options.interrupt_at;
    request->schedule = options.schedule;
    request->inputs = options.inputs;
    return Wanted{std::move(*request), subject->filename};
}

}  // namespace

int run_command(const RunOptions& options, const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder) {
    const bool card = looks_like_run_card(options.subject) || names_run_card_file(options.subject);
    Result<Wanted> wanted = card ? wanted_by_card(options, lessons_dir, own_folder) : wanted_by_options(options, lessons_dir, own_folder);
    if (!wanted) return complain(wanted.why());
    std::FILE* out = stdout;
    if (!options.output.empty()) out = std::fopen(options.output.c_str(), "w");
    const std::string where = options.output.empty() ? "the output" : "'" + options.output + "'";
    if (out == nullptr) return complain(where + " cannot be written: " + std::strerror(errno));

    RunClient client(default_runner());
    client.start(std::move(wanted->request));
    Printer printer(out);
    const bool prints = options.show == RunOptions::Show::output;
    while (client.running()) {
        client.poll(50 * kMillisecond);
        if (prints) printer.print(client.trace());
    }
    if (prints) printer.print(client.trace());
    const Trace& trace = client.trace();
    const std::string text = shown(options.show, trace);
    errno = 0;  // what failed while the program printed has left no reason that could be trusted
    const bool written = std::fwrite(text.data(), 1, text.size(), out) == text.size() && std::fflush(out) == 0;
    if (!written || std::ferror(out) != 0) return complain(where + " could not be written" + (errno != 0 ? std::string(": ") + std::strerror(errno) : ""));
    if (out != stdout) std::fclose(out);
    const EndState end = fold(trace, trace.size()).end;
    report_end(trace, end, wanted->filename);
    return static_cast<int>(exit_status_of(end));
}

int list_command(const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder) {
    if (const Result<Course> course = read_course(lessons_dir); !course) return complain(course.why());
    const Library library = read_library(lessons_dir, own_folder);
    for (const CourseEntry& entry : library.course.entries) {
        if (!entry.act.empty()) std::printf("%s\n", entry.act.c_str());
        std::printf("  %-18s %s\n", entry.lesson.name.c_str(), entry.lesson.title.c_str());
    }
    std::vector<Problem> problems = library.course.problems;
    problems.insert(problems.end(), library.own_problems.begin(), library.own_problems.end());
    for (const CourseEntry& entry : library.course.entries)
        problems.insert(problems.end(), entry.lesson.problems.begin(), entry.lesson.problems.end());
    for (const Problem& problem : problems) std::fprintf(stderr, "asynchio: %s\n", describe(problem).c_str());
    return 0;
}

}  // namespace asynchio
