// What is run: a lesson's program or a file of the user's, with its sliders.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/model/language.h"
#include "core/base/result.h"
#include "core/kernel/run_request.h"
#include "lessons/reader/lesson.h"
#include "lessons/reader/program.h"

namespace asynchio {

struct Subject {
    std::optional<Lesson> lesson;      // none for a file of the user's
    Program program;
    std::string filename = "program.py";  // how tracebacks call it
    std::optional<std::string> cpp;    // the lesson's program in C++, as it was when the lesson was read
    Machine machine;                   // the lesson's, or the standard one

    // "gather" or "retry.py": for window titles and run cards.
    std::string name() const;
};

// A lesson by name, number or path ("05-gather", "gather", "5"), or the path of a Python file. A name that the course
// does not have may be one of the teacher's own folder. The failure says what was looked for and where.
// With a language ("de"), the lesson's texts are those of lesson.de.md where there is one.
Result<Subject> load_subject(const std::filesystem::path& lessons_dir, const std::string& wanted,
                             const std::filesystem::path& own_folder = {}, std::string_view language = {});
Result<Subject> subject_of_lesson(Lesson lesson);

// Whether its program.cpp is, to the letter, the one that was compiled into asynchio-runner under the lesson's name: only
// then is the program that would run the one that is shown.
bool runs_as_compiled(const Subject& subject);

// The request that runs it with these slider values. In C++: only lessons whose program.cpp runs as it
// was compiled.
Result<RunRequest> make_request(const Subject& subject, const Settings& settings, const Machine& machine,
                                Language language = Language::python);

// The same for settings that may hold parts of the machine, too ("cores=1 gil=False"), as lessons write them behind
// `with:`, `set:` and `lock:`. Later ones hold. Parts that are not mentioned are `machine`'s.
Result<RunRequest> make_request_with(const Subject& subject, const Machine& machine, const Settings& settings,
                                     Language language = Language::python);

// The parts of the machine that lessons may set, as settings.
Settings machine_settings(const Machine& machine);

}  // namespace asynchio
