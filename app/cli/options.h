// The command line of asynchio (DESIGN section 5): what was asked for, or what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/time.h"
#include "core/kernel/machine.h"
#include "app/export/handout_html.h"
#include "app/model/subject.h"
#include "app/phrases/locale.h"
#include "core/kernel/schedule.h"
#include "lessons/reader/program.h"

namespace asynchio {

// Exit statuses that scripts rely on.
enum class ExitStatus : int { ended = 0, raised = 1, usage = 2, stuck = 3, out_of_budget = 4, crashed = 5 };

// Where a picture or a window starts: at a time, at a turn, or at the end of the run.
struct StartAt {
    std::optional<Time> time;
    std::optional<std::uint32_t> turn;
};

struct WindowOptions {
    std::optional<Locale> locale;  // none: what was chosen last, else the environment's
    std::string subject;  // empty: the first lesson
    std::string lessons;  // the teacher's own folder, here and below; empty: the usual one
    Settings settings;
    std::optional<Machine> machine;
    StartAt at;
    bool project = false;
    double scale = 0;     // 0: the monitor's
    std::string theme;
};

struct RunOptions {
    enum class Show { output, transcript, trace, json, csv, timeline, perfetto };
    std::string subject;
    std::string lessons;
    Settings settings;
    std::string machine;  // parts that differ from the lesson's machine
    std::optional<std::uint32_t> seed;
    std::optional<PreemptModel> preempt;
    Language language = Language::python;
    ScheduleText schedule;
    std::vector<std::string> inputs;
    Time interrupt_at = kNever;  // Ctrl+C
    Show show = Show::output;
    std::string output;   // file, empty: standard output
};

// What a picture can be of: a stage of the lesson, in the order of model/flow.h. A program of one's own has free play only.
enum class ShotStage : std::uint8_t { story, predict, run, explain, break_it, challenge, free };
// "story", "break": as the command line calls it.
std::string_view word_of(ShotStage stage);

struct ShotOptions {
    std::string subject;
    std::string lessons;
    std::string output;
    Settings settings;
    Settings before;     // of the run behind; none: there is no such run
    StartAt at;
    std::optional<ShotStage> stage;  // none: the story, at the end of the run
    int width = 1920, height = 1080;
    int frames_per_second = 10;    // of a moving picture
    std::string theme = "light";
    double scale = 1;
    bool project = false;
    bool turns = false;
    std::optional<Locale> locale;  // none: the environment's
};

struct HandoutOptions {
    std::string lessons;
    HandoutOrder order;
};

struct ListOptions {
    std::string lessons;
};

struct NewLessonOptions {
    std::string name;
    std::string lessons;
};

struct CheckOptions {
    std::string lessons;
    std::vector<std::string> folders;  // none: the whole course
};

// Something that is printed and ends the program: help, version, or a complaint.
struct Notice {
    std::string text;
    ExitStatus status = ExitStatus::ended;
};

using CommandLine =
    std::variant<WindowOptions, RunOptions, ShotOptions, HandoutOptions, ListOptions, NewLessonOptions, CheckOptions, Notice>;

CommandLine parse_command_line(int count, const char* const* arguments);

}  // namespace asynchio
