#include "lessons/reader/block_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "lessons/reader/formula.h"
#include "lessons/reader/lesson_blocks.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMaxProblems = 50;  // a file with more is damaged

using Names = std::span<const std::string_view>;

struct BlockRule {
    std::string_view kind;
    Names keys;
    Names required;  // "text" is also fulfilled by the free text below the keys
};

constexpr std::string_view kFrontKeys[] = {"title", "goal",  "minutes", "myth",    "rules",
                                           "seed",  "needs", "panels",  "response", "machine", "variants"};
constexpr std::string_view kText[] = {"text"};
constexpr std::string_view kClaimKeys[] = {"quote", "verdict", "with", "test", "proof", "text"};
constexpr std::string_view kClaimRequired[] = {"quote", "verdict", "text"};
constexpr std::string_view kPredictKeys[] = {"ask",  "with",   "answer", "options", "lane",
                                             "unit", "accept", "wrong",  "why", "because"};
constexpr std::string_view kPredictRequired[] = {"ask", "answer"};
constexpr std::string_view kSayKeys[] = {"with"};
constexpr std::string_view kBreakKeys[] = {"set", "look", "expect"};
constexpr std::string_view kBreakRequired[] = {"set", "look"};
constexpr std::string_view kChallengeKeys[] = {"text", "lock", "goal", "measured", "hint", "solution", "learned", "mode"};
constexpr std::string_view kChallengeRequired[] = {"text", "goal"};
constexpr std::string_view kCompareKeys[] = {"row"};

constexpr BlockRule kRules[] = {
    {"see", {}, kText},
    {"claim", kClaimKeys, kClaimRequired},
    {"predict", kPredictKeys, kPredictRequired},
    {"say", kSayKeys, kText},
    {"break", kBreakKeys, kBreakRequired},
    {"challenge", kChallengeKeys, kChallengeRequired},
    {"compare", kCompareKeys, {}},
    {"teacher", {}, kText},
};
constexpr std::string_view kKinds[] = {"see",   "claim",     "predict", "say",
                                         "break", "challenge", "compare", "teacher"};
constexpr std::string_view kQuestions[] = {"number", "choice", "order", "lane", "time", "bar"};
constexpr std::string_view kRepeatable[] = {"wrong", "row", "because"};
constexpr std::string_view kSettingKeys[] = {"with", "set", "lock", "solution"};
constexpr std::string_view kMachineNames[] = {"cores", "gil", "switch", "start", "seed", "preempt"};
constexpr std::string_view kGilWords[] = {"on", "off", "True", "False", "true", "false", "1", "0"};
constexpr std::string_view kPreemptWords[] = {"cpython", "any"};
// Texts in which {formulas} are replaced by their values, and texts in which they are not.
constexpr std::string_view kFilledKeys[] = {"ask", "why", "text", "look", "measured", "hint", "learned"};
constexpr std::string_view kPlainFrontKeys[] = {"title", "goal", "myth"};
constexpr std::string_view kPlainClaimKeys[] = {"quote", "verdict", "proof"};

// Keys of '## predict' that only some kinds of question look at.
struct KeyUse {
    std::string_view key;
    Names kinds;
};
constexpr std::string_view kNumbers[] = {"number", "time", "bar"};
constexpr std::string_view kWithUnits[] = {"number", "time", "bar", "choice"};
constexpr std::string_view kWithOptions[] = {"choice", "lane"};
constexpr std::string_view kWithLane[] = {"bar"};
constexpr KeyUse kUses[] = {{"accept", kNumbers}, {"unit", kWithUnits}, {"options", kWithOptions}, {"lane", kWithLane}};

bool contains(Names names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

const BlockRule* rule_of(std::string_view kind) {
    for (const BlockRule& rule : kRules) {
        if (rule.kind == kind) return &rule;
    }
    return nullptr;
}

bool is_count(std::string_view text, Billionths least, Billionths most) {
    const auto number = parse_decimal(text);
    const bool digits = text.find_first_not_of("0123456789") == text.npos;
    return number && digits && number->value >= least * kOne && number->value <= most * kOne;
}

// "5ms", "0.005s" or "0.005" (seconds). Limits in billionths of a second.
bool is_time(std::string_view text, Billionths least, Billionths most) {
    const bool in_thousandths = text.ends_with("ms");
    if (in_thousandths) text.remove_suffix(2);
    else if (text.ends_with('s')) text.remove_suffix(1);
    const auto number = parse_decimal(text);
    if (!number || text.starts_with('+')) return false;
    const Billionths time = in_thousandths ? number->value / 1000 : number->value;
    return time >= least && time <= most;
}

// "teacher" for "# teacher" and "### Teachr", "say when A done" for "###say when A done"; "" for any other line.
std::string meant_block(std::string_view line) {
    constexpr std::size_t kCodeIndent = 4, kMostMarks = 6;
    const std::string_view heading = trim(line);
    const std::size_t marks = std::min(heading.find_first_not_of('#'), heading.size());
    if (line.find_first_not_of(" \t") >= kCodeIndent || marks == 0 || marks > kMostMarks) return "";
    const std::vector<std::string_view> words = split_words(heading.substr(marks));
    if (words.empty()) return "";
    // "### See what happens" is a heading within the text.
    const bool alone = words.size() == 1 || words[1] == "when" ||
                       (words.size() == 2 && (contains(kQuestions, words[1]) || nearest_name(words[0], kKinds) == "compare"));
    const std::string kind = alone ? nearest_name(words[0], kKinds) : "";
    return kind.empty() ? "" : kind + std::string(trim(heading.substr(marks)).substr(words[0].size()));
}

std::string formula_without_end(std::string_view formula) {
    return fmt::format("'{}' has no '}}' in its line and is shown as it stands; close the '{{', or write '{{{{' for a brace alone",
                       excerpt(formula, 30));
}

// Headings of blocks that are none, and formulas without an end, in a text that begins in this line. Code is left alone.
std::vector<Problem> check_prose(std::string_view text, int line, bool filled) {
    std::vector<Problem> problems;
    bool code = false;
    for (const std::string_view row : split_lines(text)) {
        if (problems.size() >= kMaxProblems) break;
        const bool fence = trim(row).starts_with("```");
        code = code != fence;
        if (const std::string block = code || fence ? "" : meant_block(row); !block.empty())
            problems.push_back(
                {"", line, fmt::format("'{}' is read as text; a block begins with two '#' at the start of its line: write '## {}'",
                                       excerpt(trim(row), 30), excerpt(block, 40))});
        if (const std::string open = code || fence || !filled ? "" : unclosed_formula(row); !open.empty())
            problems.push_back({"", line, formula_without_end(open)});
        ++line;
    }
    return problems;
}

// Gathers the problems of one block.
class BlockChecker {
  public:
    BlockChecker(const Block& block, const Program& program) : block_(block), program_(program) {}

    std::vector<Problem> check() {
        const BlockRule* rule = rule_of(block_.kind);
        if (rule == nullptr) {
            complain(block_.line, "a block '## {}' is not known.{} The blocks are {}.", excerpt(block_.kind),
                     did_you_mean(block_.kind, kKinds), fmt::join(kKinds, ", "));
            return problems_;
        }
        check_argument();
        check_keys(*rule);
        check_required(*rule);
        check_text(*rule);
        for (const KeyValue& pair : block_.keys) {
            if (enough()) break;
            check_value(pair);
        }
        check_solution();
        return problems_;
    }

  private:
    template <class... Args>
    void complain(int line, fmt::format_string<Args...> form, Args&&... args) {
        problems_.push_back({"", line, fmt::format(form, std::forward<Args>(args)...)});
    }
    bool enough() const { return problems_.size() >= kMaxProblems; }

    void check_argument() {
        if (block_.kind == "say") {
            check_anchor();
        } else if (block_.kind == "predict") {
            if (contains(kQuestions, block_.argument)) return;
            complain(block_.line, "'## predict' is followed by one of {}.{}", fmt::join(kQuestions, ", "),
                     did_you_mean(block_.argument, kQuestions));
        } else if (block_.kind == "compare") {
            check_compared();
        } else if (!block_.argument.empty()) {
            complain(block_.line, "nothing may follow '## {}' in its line, but there is '{}'", block_.kind,
                     excerpt(block_.argument));
        }
    }

    void check_anchor() {
        const auto text = anchor_text_of(block_);
        if (!text || text->empty())
            return complain(block_.line, "write '## say when ...', for example '## say when A first running'");
        const Result<Anchor> anchor = parse_anchor(*text);
        if (!anchor) complain(block_.line, "in '## say when {}': {}", excerpt(*text), anchor.why());
    }

    void check_compared() {
        if (program_.text.empty()) return;
        const Parameter* parameter = find_parameter(program_, block_.argument);
        if (parameter != nullptr && parameter->kind == Parameter::Kind::choice) return;
        complain(block_.line,
                 "'## compare' is followed by the name of a slider that is a choice, for example '## compare HOW'; "
                 "'{}' is {}",
                 excerpt(block_.argument), parameter == nullptr ? "no slider of the program" : "a range");
    }

    void check_keys(const BlockRule& rule) {
        for (const KeyValue& pair : block_.keys) {
            if (enough()) break;
            if (rule.keys.empty()) {
                complain(pair.line,
                         "a block '## {}' has no keys, but here is '{}:'. To begin its text with that "
                         "word, leave an empty line before it.",
                         block_.kind, excerpt(pair.key));
            } else if (!contains(rule.keys, pair.key)) {
                complain(pair.line, "a block '## {}' has no '{}:'.{} Its keys are {}.", block_.kind,
                         excerpt(pair.key), did_you_mean(pair.key, rule.keys), fmt::join(rule.keys, ", "));
            } else if (!contains(kRepeatable, pair.key) && block_.find(pair.key) != &pair) {
                complain(pair.line, "'{}:' is there a second time; only the one in line {} counts", pair.key,
                         block_.find(pair.key)->line);
            } else if (pair.value.empty()) {
                complain(pair.line, "'{}:' has no value; write it behind the colon, in the same line",
                         pair.key);
            }
        }
    }

    void check_required(const BlockRule& rule) {
        for (const std::string_view key : rule.required) {
            if (block_.find(key) != nullptr || (key == "text" && !block_.text.empty())) continue;
            if (key == "text" && !contains(rule.keys, key)) {
                complain(block_.line, "the block '## {}' has no text; write it below the heading",
                         block_.kind);
            } else {
                complain(block_.line, "the block '## {}' needs '{}: ...' below its heading", heading(), key);
            }
        }
        if (block_.kind == "claim" && !block_.find("test") && !block_.find("proof")) {
            complain(block_.line,
                     "the block '## claim' needs 'test: ...' with what the run must show, or 'proof: ...'");
        }
        if (block_.kind == "predict" && block_.argument == "choice" && !block_.find("options")) {
            complain(block_.line, "the block '## predict choice' needs 'options: [\"...\", \"...\"]'");
        }
        if (block_.kind == "predict" && block_.argument == "bar" && !block_.find("lane")) {
            complain(block_.line, "the block '## predict bar' needs 'lane: ...' with the task or thread whose bar it is");
        }
        const bool in_picture = block_.argument == "lane" || block_.argument == "time" || block_.argument == "bar";
        if (block_.kind == "predict" && in_picture && block_.find("with")) {
            complain(block_.find("with")->line, "'## predict {}' is answered in the picture of the program as it stands; ask with "
                     "'## predict number' or 'choice' about other values", block_.argument);
        }
        if (block_.kind == "predict" && contains(kQuestions, block_.argument)) check_uses();
    }

    void check_uses() {
        for (const KeyUse& use : kUses) {
            const KeyValue* pair = block_.find(use.key);
            if (pair != nullptr && !contains(use.kinds, block_.argument))
                complain(pair->line, "'## predict {}' makes no use of '{}:'; leave it out, it is for {}", block_.argument, use.key,
                         fmt::join(use.kinds, ", "));
        }
    }

    // A key that slipped into the text is not seen by anybody, so say so.
    void check_text(const BlockRule& rule) {
        const int behind_keys = (block_.keys.empty() ? block_.line : block_.keys.back().line) + 1;
        const std::vector<std::string_view> lines = split_lines(block_.text);
        for (std::size_t i = 0; i < lines.size() && !enough(); ++i) {
            const int line = block_.text_line + static_cast<int>(i);
            const std::string key = loose_key(lines[i]);
            if (key.empty()) continue;
            // Among the keys it is meant as one, also where the block has that key already.
            const bool among_keys = line == behind_keys;
            if (contains(rule.keys, key) && (among_keys || !block_.find(key)))
                complain(line,
                         "'{}' is read as text. Keys are written like '{}: ...', directly below the heading or "
                         "another key.",
                         excerpt(lines[i], 30), key);
            else if (among_keys && i + 1 < lines.size() && contains(rule.keys, loose_key(lines[i + 1])))
                complain(line, "'{}' is read as text, and so is what follows.{} Keys are one word in small letters; those of '## {}' are {}.",
                         excerpt(lines[i], 30), did_you_mean(key, rule.keys), block_.kind, fmt::join(rule.keys, ", "));
        }
        const bool for_teacher = block_.kind == "teacher";
        const std::vector<Problem> found = check_prose(block_.text, block_.text_line, !for_teacher);
        problems_.insert(problems_.end(), found.begin(), found.end());
        if (for_teacher) check_note(lines);
    }

    // The notes of whoever presents have no formulas.
    void check_note(const std::vector<std::string_view>& lines) {
        for (std::size_t i = 0; i < lines.size() && !enough(); ++i)
            for (const std::string& formula : forgotten_formulas(lines[i]))
                complain(block_.text_line + static_cast<int>(i), "the teacher's screen shows '{{{}}}' as it stands; write the number",
                         excerpt(formula));
    }

    void check_reason(const KeyValue& pair) {
        const Result<Anchor> anchor = parse_anchor(pair.value);
        if (!anchor) return complain(pair.line, "in 'because: {}': {}", excerpt(pair.value), anchor.why());
        if (!is_turn(*anchor))
            complain(pair.line, "in 'because: {}': name somebody's turn, like 'main 2nd running' or 'A prints \"got\"'", excerpt(pair.value));
    }

    void check_value(const KeyValue& pair) {
        if (pair.value.empty()) return;
        const bool has_program = !program_.text.empty();
        if (has_program && contains(kSettingKeys, pair.key)) check_settings(pair);
        if (pair.key == "wrong") check_wrong(pair);
        check_words(pair);
        if (pair.key == "because") check_reason(pair);
        if (pair.key == "row") check_row(pair, has_program);
        if (pair.key == "accept") {
            const auto tolerance = parse_decimal(pair.value);
            if (!tolerance || tolerance->value < 0) {
                complain(pair.line, "'accept:' needs a number like 0.05, not '{}'", excerpt(pair.value));
            }
        }
        if (pair.key == "options" && !(pair.value.front() == '[' && pair.value.back() == ']')) {
            complain(pair.line, "'options:' needs a list like [\"one\", \"two\"]");
        }
        if (pair.key == "mode" && pair.value != "scheduler") {
            complain(pair.line, "'mode:' can only be 'scheduler', not '{}'", excerpt(pair.value));
        }
    }

    void check_wrong(const KeyValue& pair) {
        const std::string_view value = pair.value;
        const std::size_t bar = bar_of(value);
        if (bar == std::string_view::npos)
            return complain(pair.line, "write 'wrong: the answer | what to say about it'; the '|' is missing");
        if (trim(value.substr(0, bar)).empty()) complain(pair.line, "write 'wrong: the answer | what to say about it'; the answer is missing");
        if (trim(value.substr(bar + 1)).empty())
            complain(pair.line, "this 'wrong:' says nothing; write behind the '|' what to tell whoever answers so");
        check_formula_ends(pair.line, value.substr(std::min(bar + 1, value.size())));
    }

    // The texts in one line.
    void check_words(const KeyValue& pair) {
        const bool plain = block_.kind == "claim" ? contains(kPlainClaimKeys, pair.key) : block_.kind == "predict" && pair.key == "unit";
        if (const std::string sentence = plain ? shown_as_it_stands(pair.key, pair.value) : ""; !sentence.empty())
            complain(pair.line, "{}", sentence);
        if (contains(kFilledKeys, pair.key)) check_formula_ends(pair.line, pair.value);
    }
    void check_formula_ends(int line, std::string_view text) {
        if (const std::string open = unclosed_formula(text); !open.empty()) complain(line, "{}", formula_without_end(open));
    }

    void check_row(const KeyValue& pair, bool has_program) {
        const std::size_t bar = pair.value.find('|');
        if (bar == std::string::npos || trim(std::string_view(pair.value).substr(0, bar)).empty())
            return complain(pair.line, "write 'row: its name | IO=1.0 CPU=0.0'; the name or the '|' is missing");
        check_row_name(pair.line, pair.value.substr(0, bar));
        if (has_program) check_settings(pair, std::string_view(pair.value).substr(bar + 1));
    }
    // Nothing is computed there: "{N}" is the value of the slider N.
    void check_row_name(int line, std::string name) {
        for (const Parameter& parameter : program_.parameters) {
            const std::string place = "{" + parameter.name + "}";
            for (std::size_t at = name.find(place); at != name.npos; at = name.find(place, at)) name.erase(at, place.size());
        }
        check_formula_ends(line, name);
        for (const std::string& formula : forgotten_formulas(name))
            complain(line, "in the name of a 'row:' '{{{}}}' is shown as it stands; only the name of a slider may stand between the braces",
                     excerpt(formula));
    }

    void check_settings(const KeyValue& pair) {
        // The solution of a scheduler challenge is a list of threads.
        if (pair.key == "solution" && block_.value("mode") == "scheduler") return;
        check_settings(pair, pair.value);
    }

    void check_settings(const KeyValue& pair, std::string_view text) {
        const Result<Settings> settings = parse_settings(text);
        if (!settings) return complain(pair.line, "in '{}:' {}", pair.key, settings.why());
        for (auto setting = settings->begin(); setting != settings->end(); ++setting) {
            if (const std::string why = why_not(*setting); !why.empty()) complain(pair.line, "in '{}:' {}", pair.key, why);
            if (std::find_if(settings->begin(), setting, [&](const Setting& other) { return other.name == setting->name; }) != setting)
                complain(pair.line, "in '{}:' {} is there twice; only the last one counts", pair.key, excerpt(setting->name));
        }
    }

    // "" for a setting that can be.
    std::string why_not(const Setting& setting) const {
        if (is_machine_setting(setting)) return wrong_machine_value(setting);
        if (const Result<std::string> applied = apply_settings(program_, {&setting, 1}); !applied) return applied.why();
        return between_steps(*find_parameter(program_, setting.name), setting.value);
    }

    // What is locked, the learner cannot move.
    void check_solution() {
        if (block_.kind != "challenge" || block_.value("mode") == "scheduler") return;
        const Settings locked = settings_of(block_, "lock");
        for (const Setting& setting : settings_of(block_, "solution")) {
            const auto lock = std::find_if(locked.begin(), locked.end(), [&](const Setting& other) { return other.name == setting.name; });
            if (lock == locked.end() || same_value(*lock, setting)) continue;
            complain(block_.find("solution")->line,
                     "in 'solution:' {0}={1} cannot be done, for 'lock:' holds {0} at {2}; take {0} out of one of them", excerpt(setting.name),
                     excerpt(setting.value), excerpt(lock->value));
        }
    }
    bool same_value(const Setting& a, const Setting& b) const {
        const Parameter* parameter = find_parameter(program_, a.name);
        if (parameter == nullptr) return a.value == b.value;
        const auto first = index_of(*parameter, a.value), second = index_of(*parameter, b.value);
        return !first || !second || *first == *second;
    }

    std::string heading() const {
        return block_.argument.empty() ? block_.kind : block_.kind + " " + excerpt(block_.argument);
    }

    const Block& block_;
    const Program& program_;
    std::vector<Problem> problems_;
};

}  // namespace

bool is_machine_setting(const Setting& setting) {
    return contains(kMachineNames, setting.name);
}

std::string wrong_machine_value(const Setting& setting) {
    const std::string_view name = setting.name, value = setting.value;
    const auto refuse = [&](std::string_view what) { return fmt::format("{} cannot be '{}'; write {}", name, excerpt(value), what); };
    if (value.find(',') != value.npos) return refuse("a space, not a comma, before the next setting");
    if (name == "cores" && !is_count(value, 1, 64)) return refuse("a number from 1 to 64, for example cores=4");
    if (name == "gil" && !contains(kGilWords, value)) return refuse("gil=on or gil=off");
    if (name == "switch" && !is_time(value, kOne / 10'000, kOne)) return refuse("a time from 0.1ms to 1s, for example switch=5ms");
    if (name == "start" && !is_time(value, 0, 10 * kOne))
        return refuse("how long a process takes to start, from 0 to 10s, for example start=50ms");
    if (name == "seed" && !is_count(value, 0, 999'999'999)) return refuse("a whole number from 0 to 999999999, for example seed=1");
    if (name == "preempt" && !contains(kPreemptWords, value)) return refuse("preempt=cpython or preempt=any");
    return "";
}

std::string shown_as_it_stands(std::string_view key, std::string_view text) {
    const std::vector<std::string> formulas = forgotten_formulas(text);
    if (formulas.empty()) return "";
    return fmt::format("'{}:' is shown as it stands, with '{{{}}}' in it; write the number", key, excerpt(formulas[0]));
}

std::vector<Problem> check_story(const LessonText& text) { return check_prose(text.story, text.story_line, true); }

std::vector<Problem> check_front_matter(const LessonText& text) {
    std::vector<Problem> problems;
    for (const KeyValue& pair : text.front_matter) {
        if (problems.size() >= kMaxProblems) break;
        if (!contains(kFrontKeys, pair.key)) {
            problems.push_back(
                {"", pair.line,
                 fmt::format("'{}:' is not known.{} A lesson may have {}.", excerpt(pair.key),
                             did_you_mean(pair.key, kFrontKeys), fmt::join(kFrontKeys, ", "))});
        } else if (text.find(pair.key) != &pair) {
            problems.push_back({"", pair.line,
                                fmt::format("'{}:' is there a second time; only the one in line {} counts",
                                            pair.key, text.find(pair.key)->line)});
        }
        const std::string sentence = contains(kPlainFrontKeys, pair.key) ? shown_as_it_stands(pair.key, pair.value) : "";
        if (!sentence.empty()) problems.push_back({"", pair.line, sentence});
    }
    const KeyValue* title = text.find("title");
    if (title == nullptr || title->value.empty()) {
        problems.push_back(
            {"", title ? title->line : 0, "the lesson has no title; write 'title: ...' at the top"});
    }
    return problems;
}

std::vector<Problem> check_block(const Block& block, const Program& program) {
    return BlockChecker(block, program).check();
}

}  // namespace asynchio
