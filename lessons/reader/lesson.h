// A lesson: a folder with lesson.md (all texts, questions, goals) and program.py (curriculum 9).
//
// Reading never throws and never gives up on a lesson because of a mistake in it: whatever can be read is
// kept, and each mistake is a problem with file, line, what is wrong and what to write instead.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lessons/reader/lesson_blocks.h"
#include "lessons/reader/lesson_text.h"
#include "lessons/reader/program.h"

namespace asynchio {

// What a slider's unit, which stands in the program, is called in the language of the texts.
struct UnitWords {
    std::string unit, said;
};

struct Lesson {
    std::filesystem::path folder;
    std::string name;   // of the folder: "05-gather"
    int number = 0;     // the number its name begins with, 0 when there is none
    std::string title;  // the folder's name when the file has no title
    std::string goal;
    int minutes = 0;  // of class time; 0 when not given
    std::vector<std::string> myths;
    std::vector<UnitWords> units;    // of sliders, where the lesson is read in another language
    std::vector<std::string> rules;  // "R2", "T1"
    std::string seed;                // where the topic comes from, free text
    std::vector<std::string> needs;  // names of lesson folders
    std::vector<std::string> panels;
    std::string response;  // the function whose calls are the answers that meters time; "" when there is none
    Settings machine;
    int variants = 1;           // of the printed worksheet
    std::vector<Settings> variant_settings;  // the values that the lesson names for its second version and on
    std::string story;          // Markdown
    std::vector<Block> blocks;  // in the order of the file, as written
    LessonBlocks parts;         // the same with their meaning
    Program program;
    bool has_program = false;  // program.py could be read
    std::vector<Problem> problems;

    // Whether 'panels:' names this view.
    bool has_panel(std::string_view panel) const { return std::find(panels.begin(), panels.end(), panel) != panels.end(); }
};

// Reads a lesson folder. Fails only when there is no readable lesson.md. Touches nothing but the two files, and lesson.de.md
// when the texts are wanted in "de".
Result<Lesson> read_lesson(const std::filesystem::path& folder, std::string_view language = {});

// The same from texts, for an editor that holds them. `name` is the folder's name.
Lesson parse_lesson(std::string_view name, std::string_view lesson_md, std::string program_py);

// The parts of "One myth. / Another one."
std::vector<std::string> split_myths(std::string_view myths);
// "jobs: Jobs / tasks: Tasks"; nothing is said of what has no colon.
std::vector<UnitWords> split_units(std::string_view units);
// The unit as the lesson's texts call it. Valid while both live.
std::string_view said_unit(const Lesson& lesson, std::string_view unit);
// The blocks of one kind, in order. Valid while the lesson lives.
std::vector<const Block*> blocks_of(const Lesson& lesson, std::string_view kind);
// 5 for "05-gather"; 0 when the name begins with no number.
int lesson_number(std::string_view name);
// "gather" for "05-gather".
std::string_view short_name(std::string_view name);

}  // namespace asynchio
