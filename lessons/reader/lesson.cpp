#include "lessons/reader/lesson.h"

#include <fmt/format.h>

#include <algorithm>

#include "lessons/reader/block_rules.h"
#include "lessons/reader/text.h"
#include "lessons/reader/translation.h"

namespace asynchio {
namespace {

constexpr std::string_view kRules[] = {"R1", "R2", "R3", "R4", "R5", "T1", "T2", "T3"};
constexpr std::string_view kPanels[] = {"code",    "output",  "timeline", "turns",    "ready",
                                        "workers", "log",     "lock",     "waitfor",  "coroutines",
                                        "queue",   "metrics", "cores",    "compare",
                                        "variables", "awaits", "boxes"};
constexpr int kMaxMinutes = 600;
constexpr int kMaxVariants = 26;  // A to Z
constexpr std::size_t kMaxLessonProblems = 50;

// The functions that a program defines, in the order of their lines.
std::vector<std::string_view> function_names(std::string_view program) {
    std::vector<std::string_view> names;
    while (!program.empty()) {
        const std::size_t end = std::min(program.find('\n'), program.size());
        std::string_view line = trim(program.substr(0, end));
        program.remove_prefix(std::min(program.size(), end + 1));
        if (line.starts_with("async ")) line = trim(line.substr(6));
        if (!line.starts_with("def ")) continue;
        const std::string_view name = trim(line.substr(4, std::min(line.find('('), line.size()) - 4));
        // What does not read as it stands is no name of a function.
        if (!name.empty() && excerpt(name, name.size()) == name && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

// "It has brew, main and 3 more."
std::string names_of(const std::vector<std::string_view>& names) {
    constexpr std::size_t most = 8;
    if (names.empty()) return "It has none.";
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) shown.push_back(excerpt(names[i]));
    const std::string more = names.size() > most ? fmt::format(" and {} more", names.size() - most) : "";
    return fmt::format("It has {}{}.", fmt::join(shown, ", "), more);
}

// Fills a lesson from its two texts. Problems are gathered per file and joined at the end.
class LessonReader {
  public:
    LessonReader(std::string_view name, std::string_view lesson_md) : text_(parse_lesson_text(lesson_md)) {
        lesson_.name = name;
        lesson_.number = lesson_number(name);
        lesson_.title = name;
    }

    Lesson read(std::string program_py) {
        lesson_.program = parse_program(std::move(program_py));
        add_problems("program.py", lesson_.program.problems);
        if (!is_valid_utf8(lesson_.program.text))
            add_problems("program.py", {not_utf8(lesson_.program.text)});

        add_problems("lesson.md", text_.problems);
        add_problems("lesson.md", check_front_matter(text_));
        read_front_matter();
        add_problems("lesson.md", check_story(text_));
        for (const Block& block : text_.blocks) {
            add_problems("lesson.md", check_block(block, lesson_.program));
            if (lesson_.problems.size() >= kMaxLessonProblems) break;
        }
        lesson_.story = std::move(text_.story);
        lesson_.blocks = std::move(text_.blocks);
        lesson_.parts = read_blocks(lesson_.blocks);
        check_comparison();
        return std::move(lesson_);
    }

  private:
    void add_problems(std::string_view file, const std::vector<Problem>& problems) {
        for (const Problem& problem : problems) {
            if (lesson_.problems.size() >= kMaxLessonProblems) return;
            lesson_.problems.push_back(
                {lesson_.name + "/" + std::string(file), problem.line, problem.sentence});
        }
    }
    void complain(const KeyValue& pair, std::string sentence) {
        add_problems("lesson.md", {{"", pair.line, std::move(sentence)}});
    }

    // The panel and what it compares belong together.
    void check_comparison() {
        const std::vector<const Block*> blocks = blocks_of(lesson_, "compare");
        for (std::size_t i = 1; i < blocks.size(); ++i)
            add_problems("lesson.md", {{"", blocks[i]->line, "a lesson has one '## compare'; only the first one counts"}});
        const bool opens = lesson_.has_panel("compare");
        if (opens == lesson_.parts.comparison.has_value()) return;
        if (opens)
            return complain(*text_.find("panels"),
                            "'compare' in 'panels:' needs a block '## compare' with the name of a choice, for example "
                            "'## compare HOW'");
        add_problems("lesson.md", {{"", lesson_.parts.comparison->line,
                                    "nobody sees this comparison; add 'compare' to 'panels:' at the top"}});
    }

    std::string_view value(std::string_view key) const {
        const KeyValue* pair = text_.find(key);
        return pair == nullptr ? std::string_view() : std::string_view(pair->value);
    }

    void read_front_matter() {
        if (!value("title").empty()) lesson_.title = value("title");
        lesson_.goal = value("goal");
        lesson_.seed = value("seed");
        lesson_.minutes = read_count("minutes", 1, kMaxMinutes, 0);
        read_variants();
        lesson_.myths = split_myths(value("myth"));
        lesson_.rules = read_words("rules", kRules);
        lesson_.panels = read_words("panels", kPanels);
        lesson_.needs = read_words("needs", {});
        read_response();
        read_machine();
    }

    int read_count(std::string_view key, int least, int most, int otherwise) {
        const KeyValue* pair = text_.find(key);
        if (pair == nullptr) return otherwise;
        const auto number = parse_decimal(pair->value);
        const bool good =
            number && number->whole && number->value >= least * kOne && number->value <= most * kOne;
        if (good) return static_cast<int>(number->value / kOne);
        complain(*pair, fmt::format("'{}:' needs a whole number from {} to {}, not '{}'", key, least, most,
                                    excerpt(pair->value)));
        return otherwise;
    }

    // "a / b": what stands between the slashes.
    static std::vector<std::string_view> split_slashes(std::string_view rest) {
        std::vector<std::string_view> parts;
        while (!trim(rest).empty()) {
            const std::size_t end = std::min(rest.find(" / "), rest.size());
            parts.push_back(trim(rest.substr(0, end)));
            rest.remove_prefix(std::min(rest.size(), end + 3));
        }
        return parts;
    }

    // "4", or the values of the second version, the third ...: "A=2.0 B=1.0 / A=4.0".
    void read_variants() {
        if (value("variants").find('=') == std::string_view::npos) {
            lesson_.variants = read_count("variants", 1, kMaxVariants, 1);
            return;
        }
        for (const std::string_view part : split_slashes(value("variants"))) {
            const Result<Settings> settings = parse_settings(part);
            if (!settings) return complain(*text_.find("variants"), settings.why());
            if (!fits(*settings)) return;
            lesson_.variant_settings.push_back(*settings);
        }
        if (lesson_.variant_settings.size() < kMaxVariants) return;
        complain(*text_.find("variants"),
                 fmt::format("there are at most {} versions, and the first one is the program as it stands", kMaxVariants));
        lesson_.variant_settings.resize(kMaxVariants - 1);
    }

    bool fits(const Settings& settings) {
        for (const Setting& setting : settings) {
            if (&*std::ranges::find(settings, setting.name, &Setting::name) != &setting)
                complain(*text_.find("variants"),
                         fmt::format("'variants:' has {} twice in one version; only the last one counts", excerpt(setting.name)));
            const Parameter* parameter = find_parameter(lesson_.program, setting.name);
            const auto index = parameter == nullptr ? Result<std::int64_t>(Failure{"it is no slider of the program"})
                                                    : index_of(*parameter, setting.value);
            const std::string why = index ? between_steps(*parameter, setting.value) : index.why();
            if (why.empty()) continue;
            complain(*text_.find("variants"), fmt::format("'variants:' cannot have '{}={}': {}", excerpt(setting.name),
                                                          excerpt(setting.value), why));
            return false;
        }
        return true;
    }

    // The words of a value; "-" stands for none. With `known`, others are reported and left out.
    std::vector<std::string> read_words(std::string_view key, std::span<const std::string_view> known) {
        std::vector<std::string> words;
        for (const std::string_view word : split_words(value(key))) {
            if (word == "-") continue;
            if (known.empty() || std::find(known.begin(), known.end(), word) != known.end()) {
                words.emplace_back(word);
            } else {
                complain(*text_.find(key),
                         fmt::format("'{}:' cannot have '{}'.{} It may have {}.", key, excerpt(word),
                                     did_you_mean(word, known), fmt::join(known, ", ")));
            }
        }
        return words;
    }

    // Tasks and threads that run this function are what meters time.
    void read_response() {
        const KeyValue* pair = text_.find("response");
        if (pair == nullptr || pair->value.empty()) return;
        const std::vector<std::string_view> names = function_names(lesson_.program.text);
        if (std::find(names.begin(), names.end(), pair->value) != names.end()) {
            lesson_.response = pair->value;
            return;
        }
        complain(*pair, fmt::format("'response:' needs the name of a function of program.py, not '{}'.{} {}",
                                    excerpt(pair->value), did_you_mean(pair->value, names),
                                    names_of(names)));
    }

    void read_machine() {
        const Result<Settings> settings = parse_settings(value("machine"));
        if (!settings) return complain(*text_.find("machine"), settings.why());
        for (const Setting& setting : *settings) read_machine(setting);
    }
    void read_machine(const Setting& setting) {
        const KeyValue& pair = *text_.find("machine");
        if (!is_machine_setting(setting))
            return complain(pair, fmt::format("'{}' is no setting of the machine; write for example 'cores=4 gil=True'", excerpt(setting.name)));
        if (const std::string why = wrong_machine_value(setting); !why.empty()) return complain(pair, "in 'machine:' " + why);
        const bool twice = std::ranges::find(lesson_.machine, setting.name, &Setting::name) != lesson_.machine.end();
        if (twice) complain(pair, fmt::format("in 'machine:' {} is there twice; only the last one counts", setting.name));
        lesson_.machine.push_back(setting);
    }

    LessonText text_;
    Lesson lesson_;
};

}  // namespace

Lesson parse_lesson(std::string_view name, std::string_view lesson_md, std::string program_py) {
    Lesson lesson = LessonReader(name, lesson_md).read(std::move(program_py));
    lesson.has_program = true;
    return lesson;
}

Result<Lesson> read_lesson(const std::filesystem::path& folder, std::string_view language) {
    const Result<std::string> lesson_md = read_text_file(folder / "lesson.md");
    if (!lesson_md) return lesson_md.failure();
    Result<std::string> program_py = read_text_file(folder / "program.py");

    // "lessons/05-gather/" has an empty last part.
    const std::filesystem::path named = folder.has_filename() ? folder : folder.parent_path();
    const std::string name = to_valid_utf8(named.filename().string());
    Lesson lesson = parse_lesson(name, *lesson_md, program_py ? std::move(*program_py) : "");
    lesson.folder = folder;
    lesson.has_program = static_cast<bool>(program_py);
    if (!program_py) {
        // First, because everything said about sliders follows from it.
        lesson.problems.insert(
            lesson.problems.begin(),
            {name + "/program.py", 0, "every lesson needs a program.py: " + program_py.why()});
    }
    translate(lesson, language);
    return lesson;
}

std::vector<std::string> split_myths(std::string_view myths) {
    std::vector<std::string> all;
    while (!trim(myths).empty()) {
        const std::size_t end = std::min(myths.find(" / "), myths.size());
        all.emplace_back(trim(myths.substr(0, end)));
        myths.remove_prefix(std::min(myths.size(), end + 3));
    }
    return all;
}

std::vector<UnitWords> split_units(std::string_view units) {
    std::vector<UnitWords> all;
    for (const std::string& pair : split_myths(units)) {
        const std::size_t colon = std::min(pair.find(": "), pair.size());
        const std::string_view said = trim(std::string_view(pair).substr(std::min(pair.size(), colon + 1)));
        all.push_back({pair.substr(0, colon), std::string(said)});
    }
    return all;
}

std::string_view said_unit(const Lesson& lesson, std::string_view unit) {
    const auto words = std::ranges::find(lesson.units, unit, &UnitWords::unit);
    return words == lesson.units.end() || words->said.empty() ? unit : std::string_view(words->said);
}

std::vector<const Block*> blocks_of(const Lesson& lesson, std::string_view kind) {
    std::vector<const Block*> found;
    for (const Block& block : lesson.blocks) {
        if (block.kind == kind) found.push_back(&block);
    }
    return found;
}

int lesson_number(std::string_view name) {
    int number = 0;
    for (const char c : name.substr(0, 4)) {
        if (c < '0' || c > '9') break;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string_view short_name(std::string_view name) {
    const std::size_t letter = name.find_first_not_of("0123456789");
    if (letter == 0 || letter == std::string_view::npos || name[letter] != '-') return name;
    return name.substr(letter + 1);
}

}  // namespace asynchio
