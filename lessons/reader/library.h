// Everything there is to read: the course, the teacher's own lessons behind it, and the pages around them.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "lessons/reader/course.h"
#include "lessons/reader/glossary.h"
#include "lessons/reader/page.h"

namespace asynchio {

struct Library {
    Course course;                      // the own lessons stand behind the others, under kOwnAct
    std::vector<Problem> own_problems;  // of the own folder; those of a lesson are in the lesson
    std::filesystem::path own_folder;   // may be missing, or ""
    std::vector<Page> pages;            // the plans, the glossary, what the picture hides
    Glossary glossary;
};

inline constexpr std::string_view kOwnAct = "Your lessons";
inline constexpr std::string_view kGlossaryPage = "glossary", kPicturePage = "about-the-picture";

// Never fails: what cannot be read is left out, and course.problems or own_problems say so.
Library read_library(const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder, std::string_view language = {});

// Its index; the number of pages when there is none of this name.
std::size_t find_page(const Library& library, std::string_view name);

// The files that a library is read from, and folders in which one may appear: whoever wants to know whether it has
// changed looks at these. The course's own lessons are not among them; the teacher's are.
std::vector<std::filesystem::path> files_of_library(const Library& library, const std::filesystem::path& lessons_dir);

}  // namespace asynchio
