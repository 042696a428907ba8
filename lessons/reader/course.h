// The course: course.md names the lessons in order and the acts they belong to.
//     title: Waiting together
//     lessons: 01-wait-together 05-gather
//     acts: 1 "One cook, many waits" 8 "When the loop cannot breathe"
// The number before an act is a lesson's number; the act's heading stands before the first lesson with that
// number or a higher one, so lessons can come and go without touching the acts.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lessons/reader/lesson.h"

namespace asynchio {

struct Act {
    int first_lesson = 0;
    std::string title;
};
// Reads `1 "One cook" 8 "When the loop cannot breathe"`. The failure says how it is written.
Result<std::vector<Act>> parse_acts(std::string_view text);

struct CourseEntry {
    std::string act;  // the heading that stands before this lesson, or ""
    Lesson lesson;
    bool own = false;  // of the teacher's own folder
};

struct Course {
    std::string title;
    std::string text;  // Markdown
    std::vector<CourseEntry> entries;
    std::vector<Problem> problems;  // of course.md; those of a lesson are in the lesson
};

// Reads course.md and every lesson it names. A lesson that cannot be read is a problem, and so is a lesson
// folder that course.md forgot. Without a readable course.md the course is all lesson folders by name, and a
// problem. Fails only when `lessons_dir` is no folder. With a language ("de"), texts are those of course.de.md and
// lesson.de.md where there are such.
Result<Course> read_course(const std::filesystem::path& lessons_dir, std::string_view language = {});

// The lessons of a folder that a teacher keeps beside the course. As read_course, but course.md may be missing (then they
// stand by name), and a folder with a program and no lesson.md is a problem. A folder that is not there has no lessons.
Course read_own_lessons(const std::filesystem::path& folder, std::string_view language = {});

// The folder of the lesson that a person means by "05-gather", "gather", "5" or a path to a lesson folder or
// to a file in it. The failure names the nearest lesson.
Result<std::filesystem::path> find_lesson(const std::filesystem::path& lessons_dir, std::string_view wanted);

}  // namespace asynchio
