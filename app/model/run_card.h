// A run in one line of text, short enough to be sent or read aloud, that gives the same run wherever it is pasted:
//
//   asynchio v1 05-gather A=2 B=0.5 cores=4 gil=on seed=3 schedule="v1 any 1f2e3d4c5b6a7988 4:1" program=1f2e3d4c 0.5.0
//
// After `asynchio v1` comes the lesson or the Python file; then, in any order, the sliders that were moved, the parts of the
// machine (cores, gil, switch, start, seed, preempt), language=cpp, interrupt=SECONDS (Ctrl+C), schedule=, and program=, the
// beginning of the hash of the text that was run. A part that is not mentioned is as the lesson has it. A word of digits and
// points is the version that wrote the card. Values with spaces stand in quotes, where \" and \\ are a quote and a backslash.
// Spaces and line ends between the words do not count, so a card survives an e-mail. A file of it is called NAME.asynchio.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/subject.h"

namespace asynchio {

struct RunCard {
    std::string subject;       // "05-gather", "retry.py"
    Settings sliders;          // that were moved
    Settings machine;          // parts, in the words of parse_machine
    Language language = Language::python;
    Time interrupt_at = kNever;
    std::vector<std::string> inputs;  // answers to input()
    ScheduleText schedule;
    std::string program;       // the first digits of program_hash() of the text; empty: any text
    std::string version;       // of the Asynchio that wrote it; may be empty

    friend bool operator==(const RunCard&, const RunCard&) = default;
};

// True for a text that wants to be a run card, whether or not it is a good one.
bool looks_like_run_card(std::string_view text);
// True for the name of a file that holds a run card: "gather.asynchio".
bool names_run_card_file(std::string_view path);
// A card, or the path of a file that holds one.
Result<RunCard> read_run_card(const std::string& card_or_file);
std::string format_run_card(const RunCard& card);
// The failure says which word was not understood and what was expected there. Whether there is such a lesson, with such
// sliders, is not checked here.
Result<RunCard> parse_run_card(std::string_view text);

// The card of this run. `request` is what was run of the subject with these sliders.
RunCard run_card_of(const Subject& subject, const Settings& sliders, Language language, const RunRequest& request);

// The lesson or file that the card names; a file is looked for in the current folder.
Result<Subject> load_subject_of_card(const RunCard& card, const std::filesystem::path& lessons_dir,
                                     const std::filesystem::path& own_folder = {}, std::string_view language = {});

// What a card asks for, with the subject it names. Refused with a sentence: a slider, value or part of the machine that is
// not there, and a program whose text is another one than the card's.
struct CardRun {
    Machine machine;
    RunRequest request;
};
Result<CardRun> run_of_card(const RunCard& card, const Subject& subject);

}  // namespace asynchio
