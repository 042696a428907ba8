// The structure of lesson.md and course.md, whatever the words mean (curriculum 9.2):
//     ---
//     key: value                    front matter
//     ---
//     Markdown                      the story
//     ## kind argument              a block
//     key: value
//                                   an empty line, or the first line that is no key
//     Markdown                      the text of the block
//     <!-- notes -->                lines that nobody reads but the writer, anywhere
// Keys of blocks are one word in small letters with the colon right behind it; that keeps them apart from
// text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/reader/problem.h"

namespace asynchio {

struct KeyValue {
    std::string key;
    std::string value;
    int line = 0;  // from 1
};

struct Block {
    std::string kind;      // "predict"
    std::string argument;  // "number", or ""
    int line = 0;          // of the heading, from 1
    std::vector<KeyValue> keys;
    std::string text;   // without empty lines at both ends
    int text_line = 0;  // where the text starts; 0 when there is none

    // The first value of this key, or nullptr. Valid while the block lives.
    const KeyValue* find(std::string_view key) const;
    // The first value of this key, or "".
    std::string_view value(std::string_view key) const;
    std::vector<const KeyValue*> all(std::string_view key) const;
};

struct LessonText {
    std::vector<KeyValue> front_matter;
    std::string story;
    int story_line = 0;  // where it starts; 0 when there is none
    std::vector<Block> blocks;
    std::vector<Problem> problems;  // without a file name

    const KeyValue* find(std::string_view key) const;
};

// Never fails; takes any bytes. What comes back is valid UTF-8. Lines as in split_lines.
LessonText parse_lesson_text(std::string_view text);

// The key of a line like "Answer : total" as its writer may have meant it ("answer"), or "" when the line
// does not begin with one word and a colon.
std::string loose_key(std::string_view line);

}  // namespace asynchio
