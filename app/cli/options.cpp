#include "app/cli/options.h"

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>

#include "app/phrases/libraries.h"

namespace asynchio {
namespace {

// What CLI11 fills in before it is checked.
struct Raw {
    std::string subject, window_subject, machine, schedule, preempt, show = "output", output, at, size = "1920x1080",
                theme, ui_language, frames = "10", ruler = "time", stage, language = "python", interrupt, lessons, name, versions, paper = "A4";
    std::vector<std::string> settings, before, inputs, folders;
    std::uint32_t turn = 0, seed = 0;
    double scale = 0;
    bool project = false, no_key = false;
};

// A mistake in an argument; becomes a notice.
struct Complaint {
    std::string sentence;
};

[[noreturn]] void complain(const std::string& sentence) { throw Complaint{sentence}; }

template <class T>
T checked(Result<T> result) {
    if (!result) complain(result.why());
    return std::move(*result);
}

Settings settings_of(const std::vector<std::string>& texts) {
    Settings settings;
    for (const std::string& text : texts) settings.push_back(checked(parse_setting(text)));
    return settings;
}

Time time_of(const std::string& option, const std::string& text) {
    double seconds = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, seconds);
    if (error != std::errc() || (rest != end && std::string_view(rest) != "s") || !(seconds >= 0 && seconds < 1e6))
        complain(option + ": '" + text + "' is not a time in seconds, for example 1.5");
    return from_seconds(seconds);
}

StartAt start_of(const Raw& raw, const CLI::App& command) {
    StartAt at;
    if (command.count("--turn") > 0) at.turn = raw.turn;
    if (command.count("--at") > 0) at.time = time_of("--at", raw.at);
    return at;
}

void size_of(const std::string& text, int& width, int& height) {
    char x = 0, rest = 0;
    if (std::sscanf(text.c_str(), "%d%c%d%c", &width, &x, &height, &rest) != 3 || x != 'x' || width < 320 ||
        height < 240 || width > 7680 || height > 4320)
        complain("--size: '" + text + "' is not WIDTHxHEIGHT in pixels, from 320x240 to 7680x4320");
}

RunOptions::Show show_of(const std::string& text) {
    using Show = RunOptions::Show;
    if (text == "output") return Show::output;
    if (text == "transcript") return Show::transcript;
    if (text == "trace") return Show::trace;
    if (text == "json") return Show::json;
    if (text == "csv") return Show::csv;
    if (text == "timeline") return Show::timeline;
    if (text == "perfetto") return Show::perfetto;
    complain("--show: '" + text + "' is not one of output, transcript, trace, json, csv, timeline, perfetto");
}

std::optional<Locale> locale_of(const Raw& raw) {
    if (raw.ui_language.empty()) return std::nullopt;
    const std::optional<Locale> locale = parse_locale(raw.ui_language);
    if (!locale) complain("--ui-language: '" + raw.ui_language + "' is neither en nor de");
    return locale;
}

constexpr std::array<std::string_view, 7> kStageWords = {"story", "predict", "run", "explain", "break", "challenge", "free"};

// Any beginning will do that only one of them has.
ShotStage stage_of(const std::string& text) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < kStageWords.size(); ++i)
        if (!text.empty() && kStageWords[i].starts_with(text)) found.push_back(i);
    if (found.size() != 1) complain("--stage: '" + text + "' is not one of story, predict, run, explain, break, challenge, free, nor the beginning of one");
    return static_cast<ShotStage>(found.front());
}

RunOptions run_options(const Raw& raw, const CLI::App& command) {
    RunOptions options;
    options.subject = raw.subject;
    options.lessons = raw.lessons;
    options.settings = settings_of(raw.settings);
    checked(parse_machine(raw.machine));
    options.machine = raw.machine;
    if (command.count("--seed") > 0) options.seed = raw.seed;
    options.schedule = checked(parse_schedule(raw.schedule));
    if (!raw.preempt.empty()) {
        options.preempt = parse_word<PreemptModel>(raw.preempt);
        if (!options.preempt) complain("--preempt: '" + raw.preempt + "' is neither cpython nor any");
    }
    if (raw.language != "python" && raw.language != "cpp") complain("--language: '" + raw.language + "' is neither python nor cpp");
    options.language = raw.language == "cpp" ? Language::cpp : Language::python;
    options.inputs = raw.inputs;
    if (command.count("--interrupt") > 0) options.interrupt_at = time_of("--interrupt", raw.interrupt);
    options.show = show_of(raw.show);
    options.output = raw.output;
    return options;
}

ShotOptions shot_options(const Raw& raw, const CLI::App& command) {
    ShotOptions options;
    options.subject = raw.subject;
    options.lessons = raw.lessons;
    options.output = raw.output;
    options.settings = settings_of(raw.settings);
    options.at = start_of(raw, command);
    options.before = settings_of(raw.before);
    if (command.count("--stage") > 0) options.stage = stage_of(raw.stage);
    size_of(raw.size, options.width, options.height);
    const char* const end = raw.frames.data() + raw.frames.size();
    const auto [rest, error] = std::from_chars(raw.frames.data(), end, options.frames_per_second);
    if (error != std::errc() || rest != end || options.frames_per_second < 1 || options.frames_per_second > 50)
        complain("--fps: '" + raw.frames + "' is not a number of frames in a second from 1 to 50");
    if (!raw.theme.empty()) options.theme = raw.theme;
    if (raw.scale != 0) options.scale = raw.scale;
    options.project = raw.project;
    if (raw.ruler != "time" && raw.ruler != "turns") complain("--ruler: '" + raw.ruler + "' is neither time nor turns");
    options.turns = raw.ruler == "turns";
    options.locale = locale_of(raw);
    return options;
}

HandoutOptions handout_options(const Raw& raw) {
    HandoutOptions options;
    options.lessons = raw.lessons;
    options.order.lessons = raw.folders;
    options.order.output = raw.output;
    if (!raw.versions.empty()) {
        int count = 0;
        const char* const end = raw.versions.data() + raw.versions.size();
        const auto [rest, error] = std::from_chars(raw.versions.data(), end, count);
        if (error != std::errc() || rest != end || count < 1 || count > kMostVersions)
            complain("--variants: '" + raw.versions + "' is not a whole number from 1 to " + std::to_string(kMostVersions));
        options.order.versions = count;
    }
    if (raw.paper != "A4" && raw.paper != "Letter") complain("--size: '" + raw.paper + "' is neither A4 nor Letter");
    options.order.locale = locale_of(raw).value_or(locale_of_process());
    options.order.paper = {raw.paper == "A4" ? PaperSize::a4 : PaperSize::letter, !raw.no_key};
    return options;
}

WindowOptions window_options(const Raw& raw, const CLI::App& command) {
    WindowOptions options;
    options.subject = raw.window_subject;
    options.lessons = raw.lessons;
    options.settings = settings_of(raw.settings);
    if (!raw.machine.empty()) options.machine = checked(parse_machine(raw.machine));
    options.at = start_of(raw, command);
    options.project = raw.project;
    options.scale = raw.scale;
    options.theme = raw.theme;
    options.locale = locale_of(raw);
    return options;
}

void add_subject(CLI::App& command, Raw& raw) {
    command.add_option("PROGRAM", raw.subject, "a lesson (05-gather, gather or 5), a Python file, or a run card")->required();
    command.add_option("--set", raw.settings, "NAME=VALUE: move a slider")->allow_extra_args(false);
}

void add_lessons(CLI::App& command, Raw& raw) {
    command.add_option("--lessons", raw.lessons, "FOLDER: your own lessons, in place of ~/.local/share/asynchio/lessons");
}

void add_start(CLI::App& command, Raw& raw) {
    command.add_option("--at", raw.at, "TIME: start at this time, in seconds");
    command.add_option("--turn", raw.turn, "N: start after turn N")->excludes("--at");
}

void add_locale(CLI::App& command, Raw& raw) {
    command.add_option("--ui-language", raw.ui_language, "en or de: of all words around the program, and the lessons' texts");
}

void add_look(CLI::App& command, Raw& raw) {
    command.add_flag("--project", raw.project, "the layout for a projector");
    command.add_option("--theme", raw.theme, "light, dark, contrast, blue-orange, print or projector");
    add_locale(command, raw);
    command.add_option("--scale", raw.scale, "size of everything, 0.75 to 3")->check(CLI::Range(0.75, 3.0));
}

}  // namespace

static std::string version_line() { return "asynchio " + std::string(program_version()); }

std::string_view word_of(ShotStage stage) { return kStageWords[static_cast<std::size_t>(stage)]; }

CommandLine parse_command_line(int count, const char* const* arguments) {
    Raw raw;
    CLI::App app("Watch small Python programs run on an event loop and threads that you can step, stop and change.",
                 "asynchio");
    app.set_version_flag("--version", version_line());
    app.require_subcommand(0, 1);
    app.add_option("LESSON", raw.window_subject, "open the window with this lesson, Python file or run card");
    app.add_option("--set", raw.settings, "NAME=VALUE: move a slider")->allow_extra_args(false);
    app.add_option("--machine", raw.machine, "cores=4,gil=on,switch=5ms,seed=1,preempt=cpython");
    add_lessons(app, raw);
    add_start(app, raw);
    add_look(app, raw);

    CLI::App* run = app.add_subcommand("run", "run a program without a window");
    add_subject(*run, raw);
    add_lessons(*run, raw);
    run->add_option("--machine", raw.machine, "cores=4,gil=on,switch=5ms,seed=1,preempt=cpython");
    run->add_option("--schedule", raw.schedule, "TEXT: fair, random, or a recorded schedule");
    run->add_option("--seed", raw.seed, "N: seed of random decisions");
    run->add_option("--language", raw.language, "python or cpp: which of a lesson's programs");
    run->add_option("--preempt", raw.preempt, "cpython or any: where threads may be switched");
    run->add_option("--input", raw.inputs, "LINE: an answer to input()")->allow_extra_args(false);
    run->add_option("--interrupt", raw.interrupt, "TIME: press Ctrl+C at this time, in seconds");
    run->add_option("--show", raw.show, "output, transcript, trace, json, csv, timeline or perfetto");
    run->add_option("-o", raw.output, "FILE: write there instead of the terminal");

    CLI::App* shot = app.add_subcommand("shot", "draw one picture of a program without a window");
    add_subject(*shot, raw);
    add_lessons(*shot, raw);
    shot->add_option("-o", raw.output, "PICTURE.png, PICTURE.gif with the run as it plays, or PICTURE.svg with the timeline alone")->required();
    shot->add_option("--fps", raw.frames, "N: frames in a second of a .gif");
    shot->add_option("--size", raw.size, "WxH in pixels");
    shot->add_option("--ruler", raw.ruler, "time or turns");
    shot->add_option("--stage", raw.stage, "of the lesson: story, predict, run, explain, break, challenge, free; a program of one's own has free only");
    shot->add_option("--before", raw.before, "NAME=VALUE: the run behind this one, as a ghost")->allow_extra_args(false);
    add_start(*shot, raw);
    add_look(*shot, raw);

    CLI::App* handout = app.add_subcommand("handout", "write worksheets to print, with their answer key");
    handout->add_option("LESSON", raw.folders, "lessons (05-gather, gather or 5)")->required();
    handout->add_option("-o", raw.output, "FILE.html: write there instead of the terminal");
    handout->add_option("--variants", raw.versions, "N: versions with different slider values, each with its own key");
    handout->add_option("--size", raw.paper, "A4 or Letter");
    add_locale(*handout, raw);
    add_lessons(*handout, raw);
    handout->add_flag("--no-key", raw.no_key, "without the answers");

    CLI::App* list = app.add_subcommand("list", "list the lessons, yours behind those of the course");
    add_lessons(*list, raw);

    CLI::App* fresh = app.add_subcommand("new-lesson", "begin a lesson of your own: writes a small one that works, with notes");
    fresh->add_option("NAME", raw.name, "its folder: small letters, digits and dashes, such as 01-my-lesson")->required();
    add_lessons(*fresh, raw);

    CLI::App* check = app.add_subcommand("check", "say what is wrong with lessons: the lesson doctor");
    check->add_option("FOLDER", raw.folders, "lessons, or folders of lessons; none: all lessons of the course");
    add_lessons(*check, raw);

    try {
        app.parse(count, arguments);
        if (run->parsed()) return run_options(raw, *run);
        if (shot->parsed()) return shot_options(raw, *shot);
        if (handout->parsed()) return handout_options(raw);
        if (list->parsed()) return ListOptions{raw.lessons};
        if (fresh->parsed()) return NewLessonOptions{raw.name, raw.lessons};
        if (check->parsed()) return CheckOptions{raw.lessons, raw.folders};
        return window_options(raw, app);
    } catch (const CLI::CallForHelp&) {
        for (const CLI::App* command : {run, shot, handout, check, fresh})
            if (command->parsed()) return Notice{command->help(), ExitStatus::ended};
        return Notice{app.help(), ExitStatus::ended};
    } catch (const CLI::CallForVersion&) {
        return Notice{version_line() + "\n", ExitStatus::ended};
    } catch (const CLI::ParseError& error) {
        return Notice{std::string("asynchio: ") + error.what() + "\nTry asynchio --help.\n", ExitStatus::usage};
    } catch (const Complaint& complaint) {
        return Notice{"asynchio: " + complaint.sentence + "\n", ExitStatus::usage};
    }
}

}  // namespace asynchio
