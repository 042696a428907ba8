#include "lessons/reader/course.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "lessons/reader/text.h"
#include "lessons/reader/translation.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCourseFile = "course.md";
constexpr std::string_view kCourseKeys[] = {"title", "lessons", "acts"};

bool is_lesson_folder(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "lesson.md", error);
}

// The names of all lesson folders, sorted.
std::vector<std::string> lesson_folders(const fs::path& lessons_dir) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(lessons_dir, error), end; !error && entry != end;
         entry.increment(error)) {
        if (is_lesson_folder(entry->path())) names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string suggestion(std::string_view wanted, const std::vector<std::string>& names) {
    std::vector<std::string_view> candidates(names.begin(), names.end());
    for (const std::string& name : names) candidates.push_back(short_name(name));
    return did_you_mean(wanted, candidates);
}

class CourseReader {
  public:
    CourseReader(const fs::path& lessons_dir, std::string_view language, bool own = false)
        : dir_(lessons_dir), language_(language), folders_(lesson_folders(dir_)), own_(own) {}

    Course read() {
        std::error_code error;
        const Result<std::string> text = read_text_file(dir_ / kCourseFile);
        if (text) {
            read_text(*text);
        } else {
            if (!own_ || fs::exists(dir_ / kCourseFile, error))
                complain(0, fmt::format("{}; so all lessons are here, by name", text.why()));
            for (const std::string& name : folders_) add_lesson(name, 0);
        }
        translate_course();
        if (own_) complain_of_half_lessons();
        if (course_.title.empty()) course_.title = to_valid_utf8(dir_.filename().string());
        return std::move(course_);
    }

  private:
    void complain(int line, std::string sentence) {
        course_.problems.push_back({std::string(kCourseFile), line, std::move(sentence)});
    }

    void read_text(std::string_view bytes) {
        LessonText text = parse_lesson_text(bytes);
        for (Problem& problem : text.problems) complain(problem.line, std::move(problem.sentence));
        for (const KeyValue& pair : text.front_matter) {
            if (course_.problems.size() >= kMaxProblems) break;
            if (std::find(std::begin(kCourseKeys), std::end(kCourseKeys), pair.key) != std::end(kCourseKeys))
                continue;
            complain(pair.line,
                     fmt::format("'{}:' is not known.{} A course has {}.", excerpt(pair.key),
                                 did_you_mean(pair.key, kCourseKeys), fmt::join(kCourseKeys, ", ")));
        }
        course_.text = std::move(text.story);
        if (const KeyValue* title = text.find("title")) course_.title = title->value;
        if (course_.title.empty()) complain(0, "the course has no title; write 'title: ...' at the top");
        read_lessons(text.find("lessons"));
        read_acts(text.find("acts"));
    }

    // A program without its lesson.md is a lesson that somebody has begun.
    void complain_of_half_lessons() {
        std::vector<std::string> half;
        std::error_code error, missing;
        for (fs::directory_iterator entry(dir_, error), end; !error && entry != end; entry.increment(error))
            if (!is_lesson_folder(entry->path()) && fs::is_regular_file(entry->path() / "program.py", missing))
                half.push_back(to_valid_utf8(entry->path().filename().string()));
        std::sort(half.begin(), half.end());
        for (const std::string& name : half)
            if (course_.problems.size() < kMaxProblems)
                course_.problems.push_back({name + "/lesson.md", 0, "every lesson needs a lesson.md, and there is none"});
    }

    void read_lessons(const KeyValue* lessons) {
        if (lessons == nullptr)
            return complain(0, "write 'lessons: ...' with the names of the lesson folders, in order");
        const std::vector<std::string_view> names = split_words(lessons->value);
        for (auto name = names.begin(); name != names.end(); ++name) {
            if (course_.problems.size() >= kMaxProblems) break;
            if (std::find(names.begin(), name, *name) == name) {
                add_lesson(*name, lessons->line);
            } else {
                complain(lessons->line,
                         fmt::format("'{}' is there twice; each lesson stands once", excerpt(*name)));
            }
        }
        for (const std::string& folder : folders_) {
            if (std::find(names.begin(), names.end(), folder) != names.end()) continue;
            complain(lessons->line,
                     fmt::format("the folder '{}' is a lesson, but 'lessons:' does not name it, so "
                                 "nobody sees it; add the name where it belongs",
                                 excerpt(folder)));
        }
    }

    void add_lesson(std::string_view name, int line) {
        // Only folders that stand here: a course reads nothing elsewhere on the disk.
        if (std::find(folders_.begin(), folders_.end(), name) == folders_.end()) {
            complain(line, fmt::format("there is no lesson folder '{}' with a lesson.md.{}", excerpt(name),
                                       suggestion(name, folders_)));
            return;
        }
        Result<Lesson> lesson = read_lesson(dir_ / name, language_);
        if (!lesson && own_) return course_.problems.push_back({std::string(name) + "/lesson.md", 0, lesson.why()});
        if (!lesson) return complain(line, lesson.why());
        course_.entries.push_back({"", std::move(*lesson), own_});
    }

    void read_acts(const KeyValue* line) {
        if (line == nullptr) return;
        const Result<std::vector<Act>> acts = parse_acts(line->value);
        if (!acts) return complain(line->line, acts.why());
        for (const Act& act : *acts) {
            const auto entry =
                std::find_if(course_.entries.begin(), course_.entries.end(),
                             [&](const CourseEntry& e) { return e.lesson.number >= act.first_lesson; });
            if (entry != course_.entries.end() && entry->act.empty()) {
                entry->act = act.title;
            } else {
                complain(line->line,
                         fmt::format("no lesson belongs to the act {} \"{}\"; the number is that of its "
                                     "first lesson",
                                     act.first_lesson, excerpt(act.title)));
            }
        }
    }

    // Title, text and acts in the language that is wanted, where course.md has them.
    void translate_course() {
        if (language_.empty()) return;
        const Result<std::string> bytes = read_text_file(translated_file(dir_ / kCourseFile, language_));
        if (!bytes) return;
        LessonText text = parse_lesson_text(*bytes);
        if (!text.story.empty()) course_.text = std::move(text.story);
        if (const KeyValue* title = text.find("title"); title != nullptr && !title->value.empty()) course_.title = title->value;
        const KeyValue* line = text.find("acts");
        const Result<std::vector<Act>> acts = parse_acts(line == nullptr ? "" : line->value);
        if (!acts) return;
        for (const Act& act : *acts) {
            const auto entry = std::ranges::find_if(course_.entries, [&](const CourseEntry& e) { return e.lesson.number >= act.first_lesson; });
            if (entry != course_.entries.end() && !entry->act.empty()) entry->act = act.title;
        }
    }

    static constexpr std::size_t kMaxProblems = 50;

    fs::path dir_;
    std::string language_;
    std::vector<std::string> folders_;
    bool own_;
    Course course_;
};

Result<fs::path> lesson_at_path(const fs::path& path) {
    std::error_code error;
    if (is_lesson_folder(path)) return path;
    if (fs::is_regular_file(path, error) && is_lesson_folder(path.parent_path())) return path.parent_path();
    return Failure{
        fmt::format("'{}' is no lesson: a lesson is a folder with lesson.md and program.py", path.string())};
}

}  // namespace

Result<std::vector<Act>> parse_acts(std::string_view text) {
    std::vector<Act> acts;
    for (std::string_view rest = trim(text); !rest.empty();) {
        const std::size_t quote = rest.find('"');
        const std::size_t end = quote == std::string_view::npos ? quote : rest.find('"', quote + 1);
        const auto number = parse_decimal(trim(rest.substr(0, quote)));
        if (end == std::string_view::npos || !number || !number->whole || number->value < 0) {
            return Failure{fmt::format("'{}' is no act; write 'acts: 1 \"First title\" 8 \"Second title\"'",
                                       excerpt(rest))};
        }
        acts.push_back(
            {static_cast<int>(number->value / kOne), std::string(rest.substr(quote + 1, end - quote - 1))});
        rest = trim(rest.substr(end + 1));
    }
    return acts;
}

Result<Course> read_course(const fs::path& lessons_dir, std::string_view language) {
    std::error_code error;
    if (!fs::is_directory(lessons_dir, error)) {
        return Failure{fmt::format("there is no folder '{}' with lessons", lessons_dir.string())};
    }
    return CourseReader(lessons_dir, language).read();
}

Course read_own_lessons(const fs::path& folder, std::string_view language) {
    std::error_code error;
    if (folder.empty() || !fs::is_directory(folder, error)) return {};
    return CourseReader(folder, language, true).read();
}

Result<fs::path> find_lesson(const fs::path& lessons_dir, std::string_view wanted) {
    const std::vector<std::string> names = lesson_folders(lessons_dir);
    const auto number = parse_decimal(wanted);
    const bool counts = number && number->whole && number->value > 0;
    std::vector<std::string> found;
    for (const std::string& name : names) {
        if (name == wanted) return lessons_dir / name;
        const bool same_number = counts && lesson_number(name) == number->value / kOne;
        if (same_number || short_name(name) == wanted) found.push_back(name);
    }
    if (found.size() == 1) return lessons_dir / found[0];
    if (found.size() > 1) {
        return Failure{
            fmt::format("'{}' may be {}; write the whole name", excerpt(wanted), fmt::join(found, " or "))};
    }
    Result<fs::path> folder = lesson_at_path(fs::path(wanted));
    const bool looks_like_path = wanted.find('/') != std::string_view::npos;
    if (folder || looks_like_path) return folder;
    if (names.empty()) return Failure{fmt::format("there are no lessons in '{}'", lessons_dir.string())};
    return Failure{fmt::format("there is no lesson '{}'.{} The lessons are {}.", excerpt(wanted),
                               suggestion(wanted, names), fmt::join(names, ", "))};
}

}  // namespace asynchio
