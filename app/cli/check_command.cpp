#include "app/cli/check_command.h"

#include <algorithm>
#include <cstdio>

#include "app/model/subject.h"
#include "app/runs/run_client.h"
#include "lessons/doctor/doctor.h"
#include "lessons/doctor/translation.h"
#include "lessons/doctor/warnings.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

class CheckCommand {
  public:
    CheckCommand(fs::path lessons_dir, fs::path own_folder)
        : lessons_dir_(std::move(lessons_dir)), own_folder_(std::move(own_folder)), client_(default_runner()) {}

    int run(const std::vector<std::string>& folders) {
        if (folders.empty()) check_course(lessons_dir_);
        for (const std::string& folder : folders)
            if (!check_folder(folder)) return static_cast<int>(ExitStatus::usage);
        if (problems_ > 0) return 1;
        const std::string well = warnings_ == 0 ? "all is well" : "nothing is wrong, but see the " + std::string(warnings_ == 1 ? "warning" : "warnings");
        std::printf("%d %s: %s.\n", lessons_, lessons_ == 1 ? "lesson" : "lessons", well.c_str());
        return 0;
    }

  private:
    // A lesson by name, number or path, or a folder of lessons.
    bool check_folder(const std::string& wanted) {
        std::error_code error;
        if (fs::is_regular_file(fs::path(wanted) / "course.md", error)) return check_course(wanted);
        if (holds_lessons(wanted)) {
            check_lessons(read_own_lessons(wanted));
            return true;
        }
        Result<fs::path> folder = find_lesson(lessons_dir_, wanted);
        if (!folder)
            if (Result<fs::path> own = find_lesson(own_folder_, wanted)) folder = std::move(own);
        const Result<Lesson> lesson = folder ? read_lesson(*folder) : Result<Lesson>(folder.failure());
        if (!lesson) {
            std::fprintf(stderr, "asynchio: %s\n", lesson.why().c_str());
            return false;
        }
        check(*lesson);
        return true;
    }

    // A teacher's folder needs no course.md. A folder with a lesson.md is a lesson, whatever else is in it.
    static bool holds_lessons(const fs::path& folder) {
        std::error_code error;
        if (!fs::is_directory(folder, error) || fs::exists(folder / "lesson.md", error)) return false;
        const Course course = read_own_lessons(folder);
        return !course.entries.empty() || !course.problems.empty();
    }

    bool check_course(const fs::path& folder) {
        const Result<Course> course = read_course(folder);
        if (!course) {
            std::fprintf(stderr, "asynchio: %s\n", course.why().c_str());
            return false;
        }
        print(examine_course_translations(folder));
        check_lessons(*course);
        return true;
    }

    void check_lessons(const Course& course) {
        print(course.problems);
        for (const CourseEntry& entry : course.entries) {
            check(entry.lesson);
            check_needs(course, entry);
        }
    }

    // A teacher's lesson may need one of the course.
    void check_needs(const Course& course, const CourseEntry& needing) {
        const Lesson& lesson = needing.lesson;
        for (const std::string& name : lesson.needs) {
            const auto known = std::ranges::find_if(course.entries, [&](const CourseEntry& entry) { return entry.lesson.name == name; });
            std::error_code error;
            const bool of_course = needing.own && fs::is_regular_file(lessons_dir_ / name / "lesson.md", error);
            if (known == course.entries.end() && !of_course)
                print({{lesson.name + "/lesson.md", 0, "it needs '" + name + "', but the course has no such lesson"}});
        }
    }

    void check(const Lesson& lesson) {
        ++lessons_;
        const Examiner examiner = [&](const Settings& settings, const std::vector<std::string>& questions, const Decisions& decisions) {
            return examine(lesson, settings, questions, decisions);
        };
        const std::vector<Problem> problems = examine_lesson(lesson, examiner);
        print(problems);
        print(examine_translations(lesson));
        if (!problems.empty()) return;
        // Advice is no mistake: it is said, and all may still be well.
        for (const Problem& problem : advise_lesson(lesson, examiner)) {
            std::printf("warning: %s\n", describe(problem).c_str());
            ++warnings_;
        }
        std::fflush(stdout);
    }

    Result<ExaminedRun> examine(const Lesson& lesson, const Settings& settings, const std::vector<std::string>& questions,
                                const Decisions& decisions) {
        const Result<Subject> subject = subject_of_lesson(lesson);
        if (!subject) return subject.failure();
        Result<RunRequest> request = make_request_with(*subject, subject->machine, settings);
        if (!request) return request.failure();
        request->questions = questions;
        request->schedule.policy = ScheduleText::Policy::replay;
        request->schedule.program_hash = program_hash(request->program);
        request->schedule.choices = decisions;
        client_.start(std::move(*request));
        client_.finish();
        return ExaminedRun{client_.trace(), client_.answers()};
    }

    void print(const std::vector<Problem>& problems) {
        for (const Problem& problem : problems) std::printf("%s\n", describe(problem).c_str());
        std::fflush(stdout);
        problems_ += problems.size();
    }

    const fs::path lessons_dir_, own_folder_;
    RunClient client_;
    int lessons_ = 0;
    std::size_t problems_ = 0, warnings_ = 0;
};

}  // namespace

int check_command(const CheckOptions& options, const fs::path& lessons_dir, const fs::path& own_folder) {
    return CheckCommand(lessons_dir, own_folder).run(options.folders);
}

}  // namespace asynchio
