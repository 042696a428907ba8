// The blocks of a lesson with their meaning: what lesson.md says between its headings, typed (curriculum 9.2).
// Formulas are text here; whoever runs the program computes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/answer.h"
#include "lessons/reader/anchor.h"
#include "lessons/reader/formula.h"
#include "lessons/reader/lesson_text.h"
#include "lessons/reader/program.h"

namespace asynchio {

// An answer that a learner with a misconception gives, and what to say about it.
struct WrongAnswer {
    std::string expression;
    std::string feedback;  // may hold {formulas}
    int line = 0;

    friend bool operator==(const WrongAnswer&, const WrongAnswer&) = default;
};

// '## see' and '## teacher'.
struct LessonNote {
    std::string text;  // Markdown
    int line = 0;      // of the heading; of all blocks here
};

// '## claim': a sentence from a source, and whether the run agrees.
struct Claim {
    std::string quote, verdict;
    Settings with;      // the run that tests it, where it differs from the default
    Formula test;       // True when the verdict is as the run says; may be missing
    std::string proof;  // where else it was tested
    std::string text;
    int line = 0;
};

// A turn that tells why.
struct Reason {
    Anchor turn;
    int line = 0;
};

// '## predict'.
struct LessonQuestion {
    enum class Kind : std::uint8_t {
        number,  // type a number
        choice,  // one of `options`
        order,   // put lines in order: the answer is a list of texts
        lane,    // click a task or thread: the answer is its name
        time,    // click on the ruler: the answer is in seconds
        bar,     // drag the end of a ghost bar: the answer is in seconds
    };
    Kind kind = Kind::number;
    std::string ask;       // may hold {formulas}
    Settings with;         // the run it is about, where it differs from what is set
    Formula answer;
    Formula options;       // of a choice: a list of texts
    std::string lane;      // of a bar: the task or thread in whose lane it is
    std::vector<std::string> option_words;  // how a translation says them, in their order; empty: as they are
    std::string unit;      // "s", or ""
    double accept = 0.01;  // how far a number may be from the answer, in its unit
    std::vector<WrongAnswer> wrong;
    std::string why;       // shown with the answer; may hold {formulas}
    std::vector<Reason> because;  // turns that tell why: the picture shows with the answer who had woken them
    int line = 0;
};

// '## say when': the clock stops at the anchor and the text is shown there.
struct LessonCaption {
    std::optional<Anchor> anchor;  // none: it could not be read, and the lesson's problems say why
    std::string anchor_text;       // as written behind "when"
    Settings with;                 // it belongs to runs with these settings only
    std::string text;              // at most 40 words; may hold {formulas}
    int line = 0;
};

// '## break': settings that show something new.
struct LessonBreak {
    Settings set;
    std::string look;  // what to look at; may hold {formulas}
    Formula expect;    // True of the run with these settings; may be missing
    int line = 0;
};

// '## challenge'.
struct Challenge {
    std::string text;
    Settings lock;       // sliders that stay as they are set here
    Formula goal;        // True of a run that solves it
    std::string measured;  // how far a run is that does not, with {formulas}; "": the goal's own numbers
    std::string hint, learned;
    Settings solution;   // one that reaches the goal, without the locked ones; for the teacher
    bool scheduler = false;             // the learner decides who runs next
    std::vector<std::string> schedule;  // its solution: who runs, in order
    int line = 0;
};

// '## compare SLIDER': the program in every way that this choice offers, side by side.
struct Comparison {
    struct Row {           // of the table of totals
        std::string name;  // may hold {NAME}, the value of a slider
        Settings with;     // what differs from the values that are set; may hold parts of the machine
        int line = 0;
    };
    std::string parameter;
    std::vector<Row> rows;
    int line = 0;
};

struct LessonBlocks {
    std::vector<LessonNote> see, teacher;
    std::vector<Claim> claims;
    std::vector<LessonQuestion> questions;
    std::vector<LessonCaption> captions;
    std::vector<LessonBreak> breaks;
    std::vector<Challenge> challenges;
    std::optional<Comparison> comparison;
};

// Takes what can be read; what cannot is left out or empty. block_rules.h says what is wrong with it.
LessonBlocks read_blocks(const std::vector<Block>& blocks);

// The text of a block, wherever it stands: behind 'text:' or below the keys.
std::string_view text_of(const Block& block);
std::vector<WrongAnswer> wrong_answers(const Block& block);
std::vector<Comparison::Row> comparison_rows(const Block& block);
// The settings behind 'with', 'set', 'lock' or 'solution'; empty when there are none or they cannot be read.
Settings settings_of(const Block& block, std::string_view key);
// What stands behind "when" in the argument of a '## say'; nothing when "when" is missing.
std::optional<std::string_view> anchor_text_of(const Block& block);
// Where the '|' of a 'wrong:' is; npos without one. One between quotes is a part of the answer.
std::size_t bar_of(std::string_view wrong);

std::string_view word(LessonQuestion::Kind kind);

// The same to a learner: numbers when one is accepted for the other, anything else exactly.
bool same_answer(const LessonQuestion& question, const PlainValue& a, const PlainValue& b);

// What to say to the answer that a learner gave.
struct Judgement {
    bool right = false;
    std::optional<std::size_t> wrong;  // the first of question.wrong that it is, if it is not right
};
// `wrong`: what question.wrong come to, in their order; those without a value, and those that are right at these
// settings, are nobody's mistake.
Judgement judge(const LessonQuestion& question, const Answer& answer, const std::vector<Answer>& wrong,
                const PlainValue& given);

}  // namespace asynchio
