#include "lessons/reader/block_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

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

bool contains(Names names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

const BlockRule* rule_of(std::string_view kind) {
    for (const BlockRule& rule : kRules) {
        if (rule.kind == kind) return &rule;
    }
    return nullptr;
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
    }

    // A key that slipped into the text is not seen by anybody, so say so.
    void check_text(const BlockRule& rule) {
        int line = block_.text_line;
        for (const std::string_view text : split_lines(block_.text)) {
            if (enough()) break;
            const std::string key = loose_key(text);
            if (contains(rule.keys, key) && !key.empty() && !block_.find(key)) {
                complain(
                    line,
                    "'{}' is read as text. Keys are written like '{}: ...', directly below the heading or "
                    "another key.",
                    excerpt(text, 30), key);
            }
            ++line;
        }
    }

    void check_value(const KeyValue& pair) {
        if (pair.value.empty()) return;
        const bool has_program = !program_.text.empty();
        if (has_program && contains(kSettingKeys, pair.key)) check_settings(pair);
        if (pair.key == "wrong" && bar_of(pair.value) == std::string_view::npos) {
            complain(pair.line, "write 'wrong: the answer | what to say about it'; the '|' is missing");
        }
        if (pair.key == "because")
            if (const Result<Anchor> anchor = parse_anchor(pair.value); !anchor) complain(pair.line, "in 'because: {}': {}", excerpt(pair.value), anchor.why());
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

    void check_row(const KeyValue& pair, bool has_program) {
        const std::size_t bar = pair.value.find('|');
        if (bar == std::string::npos || trim(std::string_view(pair.value).substr(0, bar)).empty())
            return complain(pair.line, "write 'row: its name | IO=1.0 CPU=0.0'; the name or the '|' is missing");
        if (has_program) check_settings(pair, std::string_view(pair.value).substr(bar + 1));
    }

    void check_settings(const KeyValue& pair) {
        // The solution of a scheduler challenge is a list of threads.
        if (pair.key == "solution" && block_.value("mode") == "scheduler") return;
        check_settings(pair, pair.value);
    }

    void check_settings(const KeyValue& pair, std::string_view text) {
        const Result<Settings> settings = parse_settings(text);
        if (!settings) return complain(pair.line, "in '{}:' {}", pair.key, settings.why());
        for (const Setting& setting : *settings) {
            if (is_machine_setting(setting)) continue;
            const Result<std::string> applied = apply_settings(program_, {&setting, 1});
            if (!applied) complain(pair.line, "in '{}:' {}", pair.key, applied.why());
        }
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
