#include "lessons/doctor/translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "lessons/doctor/form.h"
#include "lessons/reader/block_rules.h"
#include "lessons/reader/course.h"
#include "lessons/reader/formula.h"
#include "lessons/reader/text.h"
#include "lessons/reader/translation.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblems = 50;
constexpr std::string_view kFrontKeys[] = {"title", "goal", "myth", "units"};

// Other languages need more words for the same.
constexpr std::size_t with_room(std::size_t english_words) { return english_words * 13 / 10; }

bool contains(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::set<std::string> formulas_of(std::string_view text) {
    const std::vector<std::string> all = formulas_in(text);
    return {all.begin(), all.end()};
}

class TranslationChecker {
  public:
    TranslationChecker(const Lesson& lesson, std::string_view file, std::string_view text)
        : lesson_(lesson), file_(file), texts_(parse_lesson_text(text)) {}

    std::vector<Problem> check() {
        for (const Problem& problem : texts_.problems) complain(problem.line, problem.sentence);
        check_front();
        check_story();
        check_blocks();
        std::ranges::stable_sort(problems_, {}, &Problem::line);
        return std::move(problems_);
    }

  private:
    void complain(int line, std::string sentence) {
        if (problems_.size() < kMostProblems) problems_.push_back({file_, line, std::move(sentence)});
    }

    void check_front() {
        for (const KeyValue& pair : texts_.front_matter) {
            if (!contains(kFrontKeys, pair.key))
                complain(pair.line, fmt::format("a translation has no '{}:' at its top.{} It has title, goal, myth and units; the rest is taken from lesson.md.",
                                                excerpt(pair.key), did_you_mean(pair.key, kFrontKeys)));
            else if (texts_.find(pair.key) != &pair) complain_twice(pair, texts_.find(pair.key)->line);
            else if (const std::string sentence = shown_as_it_stands(pair.key, pair.value); !sentence.empty()) complain(pair.line, sentence);
        }
        check_units();
        for (const std::string_view key : kFrontKeys) {
            if (key == "units") continue;
            const KeyValue* pair = texts_.find(key);
            const bool has = key == "title" || (key == "goal" && !lesson_.goal.empty()) || (key == "myth" && !lesson_.myths.empty());
            if (has && (pair == nullptr || pair->value.empty()))
                complain(pair == nullptr ? 0 : pair->line, fmt::format("'{}:' is missing at the top; lesson.md has it", key));
            else if (!has && pair != nullptr) complain(pair->line, fmt::format("lesson.md has no '{}:'; leave it out here, too", key));
        }
    }
    // Only those that other languages call something else need words.
    void check_units() {
        const KeyValue* pair = texts_.find("units");
        if (pair == nullptr) return;
        std::vector<std::string_view> known;
        for (const Parameter& parameter : lesson_.program.parameters)
            if (!parameter.unit.empty()) known.push_back(parameter.unit);
        for (const Parameter& parameter : lesson_.program.parameters)
            for (const Parameter::Choice& choice : parameter.choices) known.push_back(choice.label);
        for (const UnitWords& words : split_units(pair->value)) {
            if (words.said.empty())
                complain(pair->line, fmt::format("'units:' needs pairs like 'jobs: Jobs', with ' / ' between them; '{}' has no words", excerpt(words.unit)));
            else if (!contains(known, words.unit))
                complain(pair->line, fmt::format("no slider of program.py has the unit or choice '{}'.{}", excerpt(words.unit), did_you_mean(words.unit, known)));
        }
    }
    void complain_twice(const KeyValue& pair, int first) {
        complain(pair.line, fmt::format("'{}:' is there a second time; only the one in line {} counts", pair.key, first));
    }

    void check_story() {
        if (texts_.story.empty()) return complain(0, "the story is missing; write it below the second '---'");
        check_words("the story", texts_.story, kStoryWords, 0);
        check_formulas("the story", lesson_.story, texts_.story, 0);
    }

    // The same kinds in the same order; behind the first difference nothing can be compared.
    void check_blocks() {
        const std::vector<Block>&own = lesson_.blocks, &said = texts_.blocks;
        for (std::size_t i = 0; i < std::max(own.size(), said.size()); ++i) {
            if (i >= said.size())
                return complain(0, fmt::format("the block '## {}' is missing at the end; in lesson.md it is in line {}", own[i].kind, own[i].line));
            if (i >= own.size()) return complain(said[i].line, fmt::format("lesson.md has no further block, but here is '## {}'; leave it out", excerpt(said[i].kind)));
            if (own[i].kind != said[i].kind)
                return complain(said[i].line, fmt::format("here must stand '## {}' as in lesson.md, line {}, but it is '## {}'; the blocks are the same in the same order",
                                                          own[i].kind, own[i].line, excerpt(said[i].kind)));
            check_block(own[i], said[i]);
        }
    }

    void check_block(const Block& own, const Block& said) {
        if (!said.argument.empty())
            complain(said.line, fmt::format("nothing may follow '## {}' in a translation; '{}' is taken from lesson.md", said.kind, excerpt(said.argument)));
        const TextKeys keys = text_keys(own.kind);
        check_keys(own, said, keys);
        for (const std::string_view key : keys.required) check_text(own, said, key, true);
        for (const std::string_view key : keys.optional) check_text(own, said, key, false);
        check_length(own.kind, said);
    }

    void check_keys(const Block& own, const Block& said, const TextKeys& keys) {
        std::vector<std::string_view> known(keys.required.begin(), keys.required.end());
        known.insert(known.end(), keys.optional.begin(), keys.optional.end());
        for (const KeyValue& pair : said.keys) {
            if (!contains(known, pair.key))
                complain(pair.line, fmt::format("a translated block '## {}' has no '{}:'.{} It has {}; the rest is taken from lesson.md.", said.kind,
                                                excerpt(pair.key), did_you_mean(pair.key, known), fmt::join(known, ", ")));
            else if (pair.key != "wrong" && pair.key != "row" && said.find(pair.key) != &pair) complain_twice(pair, said.find(pair.key)->line);
            else if (pair.key != "text" && own.find(pair.key) == nullptr)
                complain(pair.line, fmt::format("the block in line {} of lesson.md has no '{}:'; leave it out here, too", own.line, pair.key));
        }
    }

    void check_text(const Block& own, const Block& said, std::string_view key, bool required) {
        if (key == "wrong") return check_wrong(own, said);
        if (key == "row") return check_rows(own, said);
        const std::string_view original = key == "text" ? text_of(own) : own.value(key);
        const std::string_view text = key == "text" ? text_of(said) : said.value(key);
        const KeyValue* pair = said.find(key);
        const int line = pair != nullptr ? pair->line : said.text_line != 0 && key == "text" ? said.text_line : said.line;
        if (original.empty()) return;
        if (text.empty()) {
            if (required || pair != nullptr)
                complain(line, fmt::format("'{}:' is missing; the block in line {} of lesson.md has it", key, own.line));
        } else if (key == "options") {
            check_options(original, text, line);
        } else {
            check_formulas(fmt::format("'{}:'", key), original, text, line);
        }
    }

    void check_options(std::string_view original, std::string_view text, int line) {
        const auto own = parse_text_list(original), said = parse_text_list(text);
        if (!said) return complain(line, "'options:' needs a list like [\"one\", \"two\"]");
        if (own && own->size() != said->size())
            complain(line, fmt::format("there are {} options here and {} in lesson.md; the place in the list says which is which", said->size(), own->size()));
    }

    void check_rows(const Block& own, const Block& said) {
        const auto original = own.all("row"), texts = said.all("row");
        if (original.size() != texts.size())
            return complain(texts.empty() ? said.line : texts.back()->line,
                            fmt::format("there are {} 'row:' here and {} in the block in line {} of lesson.md; each one needs its name, in the same order",
                                        texts.size(), original.size(), own.line));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i]->value.find('|') != std::string::npos) complain(texts[i]->line, "write only what stands before the '|'; the settings are taken from lesson.md");
            const std::string& row = original[i]->value;
            check_formulas("'row:'", row.substr(0, row.rfind('|')), texts[i]->value, texts[i]->line);
        }
    }

    void check_wrong(const Block& own, const Block& said) {
        const auto original = own.all("wrong"), texts = said.all("wrong");
        if (original.size() != texts.size())
            return complain(texts.empty() ? said.line : texts.back()->line,
                            fmt::format("there are {} 'wrong:' here and {} in the block in line {} of lesson.md; each one needs its text, in the same order",
                                        texts.size(), original.size(), own.line));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i]->value.empty()) complain(texts[i]->line, "'wrong:' has no text; write what is told to whoever answers so");
            const std::size_t bar = bar_of(original[i]->value);
            if (bar == std::string::npos) continue;
            if (bar_of(texts[i]->value) != std::string::npos)
                complain(texts[i]->line, "write only what stands behind the '|'; the answer is taken from lesson.md");
            check_formulas("'wrong:'", std::string_view(original[i]->value).substr(bar + 1), texts[i]->value, texts[i]->line);
        }
    }

    void check_formulas(std::string_view what, std::string_view original, std::string_view text, int line) {
        const std::set<std::string> own = formulas_of(original), said = formulas_of(text);
        for (const std::string& formula : own)
            if (!said.contains(formula)) complain(line, fmt::format("{} lacks '{{{}}}', which lesson.md has there", what, excerpt(formula)));
        for (const std::string& formula : said)
            if (!own.contains(formula)) complain(line, fmt::format("{} has '{{{}}}', which lesson.md does not have there", what, excerpt(formula)));
    }

    void check_length(std::string_view kind, const Block& said) {
        if (kind == "see" || kind == "teacher") check_words("'## " + said.kind + "'", said.text, kNoteWords, said.line);
        if (kind == "say") check_words("this caption", said.text, kCaptionWords, said.line);
    }
    void check_words(std::string_view what, std::string_view text, std::size_t english, int line) {
        const std::size_t words = count_words(text), most = with_room(english);
        if (words > most) complain(line, fmt::format("{} has {} words; write at most {} in a translation", what, words, most));
    }

    const Lesson& lesson_;
    const std::string file_;
    const LessonText texts_;
    std::vector<Problem> problems_;
};

// "de" for "lesson.de.md" beside "lesson.md"; "" for any other file.
std::string language_in(const fs::path& file, std::string_view stem, std::string_view extension) {
    const std::string name = file.filename().string();
    const bool fits = name.size() == stem.size() + 3 + extension.size() && name.starts_with(stem) && name[stem.size()] == '.' &&
                      name.ends_with(extension);
    return fits ? name.substr(stem.size() + 1, 2) : "";
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (fs::is_regular_file(entry->path(), error)) files.push_back(entry->path());
    std::ranges::sort(files);
    return files;
}

// Texts that are read as a whole: their headings, and the rows of their tables.
std::size_t lines_beginning(std::string_view text, char mark) {
    return static_cast<std::size_t>(std::ranges::count_if(split_lines(text), [&](std::string_view line) { return line.starts_with(mark); }));
}

void check_whole_text(const fs::path& original, const fs::path& file, const std::string& name, std::vector<Problem>& problems) {
    const Result<std::string> own = read_text_file(original), said = read_text_file(file);
    if (!said) return problems.push_back({name, 0, said.why()});
    if (!own) return problems.push_back({name, 0, fmt::format("it translates {}, which is not there", original.filename().string())});
    if (!is_valid_utf8(*said)) return problems.push_back({name, not_utf8(*said).line, not_utf8(*said).sentence});
    for (const auto& [mark, what] : {std::pair{'#', "headings"}, std::pair{'|', "rows of tables"}}) {
        const std::size_t here = lines_beginning(*said, mark), there = lines_beginning(*own, mark);
        if (here != there)
            problems.push_back({name, 0, fmt::format("it has {} {} and {} has {}; say the same things in the same order", here, what, original.filename().string(), there)});
    }
}

// The list of lessons may be repeated.
bool same_lessons(const LessonText& english, const KeyValue& pair) {
    const KeyValue* own = english.find("lessons");
    return pair.key == "lessons" && own != nullptr && own->value == pair.value;
}

void check_course(const fs::path& original, const fs::path& file, const std::string& name, std::vector<Problem>& problems) {
    const Result<std::string> own = read_text_file(original), said = read_text_file(file);
    if (!own || !said) return problems.push_back({name, 0, said ? own.why() : said.why()});
    const LessonText english = parse_lesson_text(*own), texts = parse_lesson_text(*said);
    for (const Problem& problem : texts.problems) problems.push_back({name, problem.line, problem.sentence});
    for (const KeyValue& pair : texts.front_matter)
        if (pair.key != "title" && pair.key != "acts" && !same_lessons(english, pair))
            problems.push_back({name, pair.line, fmt::format("a translated course has no '{}:'; it has title and acts", excerpt(pair.key))});
    for (const std::string_view key : {"title", "acts"})
        if (english.find(key) != nullptr && texts.find(key) == nullptr) problems.push_back({name, 0, fmt::format("'{}:' is missing at the top; course.md has it", key)});
    const KeyValue *line = texts.find("acts"), *original_line = english.find("acts");
    if (line == nullptr || original_line == nullptr) return;
    const Result<std::vector<Act>> acts = parse_acts(line->value), original_acts = parse_acts(original_line->value);
    if (!acts) return problems.push_back({name, line->line, acts.why()});
    if (original_acts && !std::ranges::equal(*acts, *original_acts, {}, &Act::first_lesson, &Act::first_lesson))
        problems.push_back({name, line->line, "the acts must begin with the same lessons as in course.md: " + original_line->value});
}

}  // namespace

std::vector<Problem> examine_translation(const Lesson& lesson, std::string_view file, std::string_view text) {
    return TranslationChecker(lesson, file, text).check();
}

std::vector<Problem> examine_translations(const Lesson& lesson) {
    std::vector<Problem> problems;
    for (const fs::path& file : files_in(lesson.folder)) {
        if (language_in(file, "lesson", ".md").empty()) continue;
        const std::string name = lesson.name + "/" + file.filename().string();
        const Result<std::string> text = read_text_file(file);
        const std::vector<Problem> found = text ? examine_translation(lesson, name, *text) : std::vector{Problem{name, 0, text.why()}};
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return problems;
}

std::vector<Problem> examine_course_translations(const fs::path& lessons_dir) {
    std::vector<Problem> problems;
    for (const fs::path& folder : {lessons_dir, lessons_dir / "plans"}) {
        for (const fs::path& file : files_in(folder)) {
            // "glossary.de.md": a translation of "glossary.md".
            const std::string stem = file.stem().stem().string();
            if (language_in(file, stem, ".md").empty()) continue;
            const fs::path original = folder / (stem + ".md");
            const std::string name = fs::path(file).lexically_relative(lessons_dir).generic_string();
            if (stem == "course") check_course(original, file, name, problems);
            else check_whole_text(original, file, name, problems);
        }
    }
    return problems;
}

}  // namespace asynchio
