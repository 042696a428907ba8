#include "app/cli/check_command.h"

#include <algorithm>
#include <cstdio>

#include "app/model/subject.h"
#include "app/runs/run_client.h"
#include "lessons/doctor/doctor.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

class CheckCommand {
  public:
    explicit CheckCommand(fs::path lessons_dir) : lessons_dir_(std::move(lessons_dir)), client_(default_runner()) {}

    int run(const std::vector<std::string>& folders) {
        if (folders.empty()) check_course(lessons_dir_);
        for (const std::string& folder : folders)
            if (!check_folder(folder)) return static_cast<int>(ExitStatus::usage);
        if (problems_ > 0) return 1;
        std::printf("%d %s: all is well.\n", lessons_, lessons_ == 1 ? "lesson" : "lessons");
        return 0;
    }

  private:
    // A lesson by name, number or path, or a folder of lessons.
    bool check_folder(const std::string& wanted) {
        std::error_code error;
        if (fs::is_regular_file(fs::path(wanted) / "course.md", error)) return check_course(wanted);
        const Result<fs::path> folder = find_lesson(lessons_dir_, wanted);
        const Result<Lesson> lesson = folder ? read_lesson(*folder) : Result<Lesson>(folder.failure());
        if (!lesson) {
            std::fprintf(stderr, "asynchio: %s\n", lesson.why().c_str());
            return false;
        }
        check(*lesson);
        return true;
    }

    bool check_course(const fs::path& folder) {
        const Result<Course> course = read_course(folder);
        if (!course) {
            std::fprintf(stderr, "asynchio: %s\n", course.why().c_str());
            return false;
        }
        print(course->problems);
        for (const CourseEntry& entry : course->entries) {
            check(entry.lesson);
            check_needs(*course, entry.lesson);
        }
        return true;
    }

    void check_needs(const Course& course, const Lesson& lesson) {
        for (const std::string& name : lesson.needs) {
            const auto known = std::ranges::find_if(course.entries, [&](const CourseEntry& entry) { return entry.lesson.name == name; });
            if (known == course.entries.end())
                print({{lesson.name + "/lesson.md", 0, "it needs '" + name + "', but the course has no such lesson"}});
        }
    }

    void check(const Lesson& lesson) {
        ++lessons_;
        print(examine_lesson(lesson, [&](const Settings& settings, const std::vector<std::string>& questions, const Decisions& decisions) {
            return examine(lesson, settings, questions, decisions);
        }));
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

    const fs::path lessons_dir_;
    RunClient client_;
    int lessons_ = 0;
    std::size_t problems_ = 0;
};

}  // namespace

int check_command(const CheckOptions& options, const fs::path& lessons_dir) {
    return CheckCommand(lessons_dir).run(options.folders);
}

}  // namespace asynchio
