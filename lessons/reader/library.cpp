#include "lessons/reader/library.h"

#include <algorithm>
#include <system_error>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

// "plans/one-class", but not its translation "plans/one-class.de".
bool is_page(const fs::path& file) { return file.extension() == ".md" && file.stem().extension().empty(); }

Result<std::string> read_page(const fs::path& lessons_dir, const std::string& name, std::string_view language) {
    if (!language.empty())
        if (auto translated = read_text_file(lessons_dir / (name + "." + std::string(language) + ".md"))) return translated;
    return read_text_file(lessons_dir / (name + ".md"));
}

void read_pages(Library& library, const fs::path& lessons_dir, std::string_view language) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(lessons_dir / "plans", error), end; !error && entry != end; entry.increment(error))
        if (is_page(entry->path())) names.push_back("plans/" + entry->path().stem().string());
    std::sort(names.begin(), names.end());
    names.emplace_back(kGlossaryPage);
    names.emplace_back(kPicturePage);
    for (const std::string& name : names)
        if (const auto text = read_page(lessons_dir, name, language)) library.pages.push_back(parse_page(name, *text));
}

// Names of lessons, where they stand alone, open the lesson.
void link_lessons(Page& page, const Course& course) {
    for_each_paragraph(page, [&](Paragraph& paragraph) {
        for (TextRun& run : paragraph.runs) {
            const std::string name(trim(run.text));
            const auto known = std::ranges::find_if(course.entries, [&](const CourseEntry& entry) { return entry.lesson.name == name; });
            if (known != course.entries.end()) run.link = "lesson:" + name;
        }
    });
}

void add_own(Library& library, std::string_view language) {
    Course own = read_own_lessons(library.own_folder, language);
    library.own_problems = std::move(own.problems);
    for (std::size_t i = 0; i < own.entries.size(); ++i) {
        std::string& act = own.entries[i].act;
        if (i == 0) act = act.empty() ? std::string(kOwnAct) : std::string(kOwnAct) + ": " + act;
        library.course.entries.push_back(std::move(own.entries[i]));
    }
}

}  // namespace

Library read_library(const fs::path& lessons_dir, const fs::path& own_folder, std::string_view language) {
    Library library;
    library.own_folder = own_folder;
    if (Result<Course> course = read_course(lessons_dir, language)) library.course = std::move(*course);
    read_pages(library, lessons_dir, language);
    const std::size_t glossary = find_page(library, kGlossaryPage);
    if (glossary < library.pages.size()) library.glossary = read_glossary(library.pages[glossary]);
    for (Page& page : library.pages) link_lessons(page, library.course);
    add_own(library, language);
    return library;
}

std::size_t find_page(const Library& library, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(library.pages, name, &Page::name) - library.pages.begin());
}

std::vector<fs::path> files_of_library(const Library& library, const fs::path& lessons_dir) {
    std::vector<fs::path> files = {lessons_dir / "course.md"};
    if (library.own_folder.empty()) return files;
    files.push_back(library.own_folder);
    files.push_back(library.own_folder / "course.md");
    std::error_code error;
    for (fs::directory_iterator entry(library.own_folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        if (!entry->is_directory(unreadable)) continue;
        files.push_back(entry->path() / "lesson.md");
        files.push_back(entry->path() / "program.py");
    }
    return files;
}

}  // namespace asynchio
