// What the doctor sees without running anything: lengths and counts. For doctor.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lessons/reader/lesson.h"

namespace asynchio {

// Called with "program.py" or "lesson.md", the line, and the sentence.
using Complain = std::function<void(std::string_view file, int line, std::string sentence)>;

void check_form(const Lesson& lesson, const Complain& complain);

std::size_t count_words(std::string_view text);

// The most words of a story, of '## see' and '## teacher', of a caption, in English.
inline constexpr std::size_t kStoryWords = 60, kNoteWords = 80, kCaptionWords = 40;

}  // namespace asynchio
