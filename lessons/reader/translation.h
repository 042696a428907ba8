// Lessons in other languages: lesson.de.md beside lesson.md holds only texts, in the same blocks in the same order.
//     ---
//     title: ... / goal: ... / myth: ...
//     units: jobs: Jobs / one by one: nacheinander     how units and choices of sliders are called; in the program they stay
//     ---
//     the story
//     ## see                    every block as in lesson.md, without what follows its kind
//     ## claim                  text; verdict and proof if they need other words; the quote stays as it is
//     ## predict                ask, why, for each 'wrong:' what stands behind its '|'; options and unit likewise
//     ## compare                for each 'row:' its name, without the settings
//     ## say / ## break (look) / ## challenge (text, measured, hint, learned) / ## teacher
// Formulas, anchors and settings stay in lesson.md. The same holds for course.md (title, acts) and for texts that are read
// as a whole.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/reader/lesson.h"

namespace asynchio {

// "lesson.de.md" for "lesson.md".
std::filesystem::path translated_file(const std::filesystem::path& file, std::string_view language);

// The keys of a block of this kind that are texts for the reader; "text" is also what stands below the keys. Those that
// a translation may leave out are `optional`.
struct TextKeys {
    std::span<const std::string_view> required, optional;
};
TextKeys text_keys(std::string_view kind);

// Puts these texts over the lesson's own. What is missing, and what does not fit it, is left as it is.
void translate(Lesson& lesson, const LessonText& texts);
// The same with the file of this language beside the lesson's, if there is one.
void translate(Lesson& lesson, std::string_view language);

// `["one", 'two']`: the texts; nothing for anything else.
std::optional<std::vector<std::string>> parse_text_list(std::string_view list);

}  // namespace asynchio
