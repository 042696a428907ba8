#include "app/model/subject.h"

#include "lessons/reader/block_rules.h"
#include "lessons/reader/course.h"
#include "lessons/reader/text.h"
#include "lessons/twin_hashes.h"

namespace asynchio {
namespace {

Result<Subject> subject_of_file(const std::filesystem::path& path) {
    Result<std::string> text = read_text_file(path);
    if (!text) return text.failure();
    if (!is_valid_utf8(*text)) return Failure{"'" + path.string() + "', line " + std::to_string(not_utf8(*text).line) + ": this is not UTF-8 text"};
    Subject subject;
    subject.program = parse_program(std::move(*text));
    subject.filename = path.string();
    return subject;
}

// What is in the file is not what would run.
std::string why_not_compiled(const Subject& subject) {
    const std::string& name = subject.lesson->name;
    const std::string file = (subject.lesson->folder / "program.cpp").string();
    if (twin_hash(name).empty())
        return "'" + file + "' is not compiled into asynchio-runner: programs in C++ run only from the lessons folder of Asynchio's sources, "
               "after a build; without --language cpp its program.py runs";
    return "'" + file + "' is not the program.cpp of " + name + " that was compiled into asynchio-runner: build Asynchio again with this text "
           "in its lessons folder, or run the Python program, without --language cpp";
}

}  // namespace

std::string Subject::name() const {
    return lesson ? std::string(short_name(lesson->name)) : std::filesystem::path(filename).filename().string();
}

Result<Subject> subject_of_lesson(Lesson lesson) {
    if (!lesson.has_program) return Failure{"lesson " + lesson.name + " has no program.py"};
    Subject subject;
    subject.program = lesson.program;
    std::string machine;
    for (const Setting& part : lesson.machine) machine += part.name + "=" + part.value + ",";
    Result<Machine> parsed = parse_machine(machine);
    if (!parsed) return Failure{"lesson " + lesson.name + ": " + parsed.why()};
    subject.machine = *parsed;
    if (Result<std::string> cpp = read_text_file(lesson.folder / "program.cpp")) subject.cpp = std::move(*cpp);
    subject.lesson = std::move(lesson);
    return subject;
}

Result<Subject> load_subject(const std::filesystem::path& lessons_dir, const std::string& wanted,
                             const std::filesystem::path& own_folder, std::string_view language) {
    std::error_code error;
    const bool is_python = wanted.ends_with(".py");
    if (is_python && std::filesystem::is_regular_file(wanted, error)) return subject_of_file(wanted);
    if (is_python) return Failure{"'" + wanted + "': there is no such file"};
    Result<std::filesystem::path> folder = find_lesson(lessons_dir, wanted);
    if (!folder && !own_folder.empty())
        if (Result<std::filesystem::path> own = find_lesson(own_folder, wanted)) folder = std::move(own);
    if (!folder) return folder.failure();
    Result<Lesson> lesson = read_lesson(*folder, language);
    if (!lesson) return lesson.failure();
    return subject_of_lesson(std::move(*lesson));
}

bool runs_as_compiled(const Subject& subject) {
    return subject.lesson && subject.cpp && program_hash(*subject.cpp) == twin_hash(subject.lesson->name);
}

Result<RunRequest> make_request(const Subject& subject, const Settings& settings, const Machine& machine,
                                Language language) {
    Result<std::string> text = apply_settings(subject.program, settings);
    if (!text) return text.failure();
    RunRequest request;
    request.program = std::move(*text);
    request.filename = subject.filename;
    request.machine = machine;
    if (language == Language::python) return request;
    if (!subject.lesson) return Failure{"'" + subject.filename + "': only lessons have a program in C++"};
    if (!subject.cpp) return Failure{"lesson " + subject.lesson->name + " has no program in C++ (program.cpp)"};
    if (!runs_as_compiled(subject)) return Failure{why_not_compiled(subject)};
    for (const Parameter& parameter : parse_program(std::move(request.program)).parameters)
        request.parameters.emplace_back(parameter.name, parameter.default_value);
    request.program = *subject.cpp;
    request.filename = "program.cpp";
    request.compiled = subject.lesson->name;
    return request;
}

Result<RunRequest> make_request_with(const Subject& subject, const Machine& machine, const Settings& settings,
                                     Language language) {
    Settings sliders;
    std::string parts;
    for (const Setting& setting : settings) {
        if (is_machine_setting(setting)) parts += setting.name + "=" + setting.value + ",";
        else sliders.push_back(setting);
    }
    const Result<Machine> changed = parse_machine(parts, machine);
    if (!changed) return changed.failure();
    return make_request(subject, sliders, *changed, language);
}

Settings machine_settings(const Machine& machine) {
    return {{"cores", std::to_string(machine.cores)},
            {"gil", machine.gil ? "True" : "False"},
            {"start", std::to_string(machine.process_start / kMillisecond) + "ms"},
            {"seed", std::to_string(machine.seed)},
            {"preempt", std::string(word(machine.preempt))}};
}

}  // namespace asynchio
