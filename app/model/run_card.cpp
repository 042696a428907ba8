#include "app/model/run_card.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lessons/reader/block_rules.h"
#include "lessons/reader/text.h"

#ifndef ASYNCHIO_VERSION
#error "the build defines ASYNCHIO_VERSION"
#endif

namespace asynchio {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kLongestCard = 1 << 20;  // bytes; a schedule may be long
constexpr std::size_t kHashDigits = 8;
constexpr std::size_t kShownOfWord = 40;

std::string shown(std::string_view word) { return "'" + excerpt(word, kShownOfWord) + "'"; }

// A word as it stands in the card, and without its quotes.
struct Word {
    std::string text;
    bool quoted = false;  // some of it
};

// Takes the next word off `rest`. Empty text at the end.
Result<Word> take_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    const std::string_view from_here = rest;
    Word word;
    bool inside = false;
    while (!rest.empty() && (inside || kBlanks.find(rest.front()) == std::string_view::npos)) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if (c == '"') {
            inside = !inside;
            word.quoted = true;
        } else if (inside && c == '\\') {
            if (rest.empty()) break;
            if (rest.front() != '"' && rest.front() != '\\')
                return Failure{"run card: in quotes, a backslash stands only before \" or another backslash, in " + shown(from_here)};
            word.text += rest.front();
            rest.remove_prefix(1);
        } else {
            word.text += c;
        }
    }
    if (inside) return Failure{"run card: " + shown(from_here) + " has no closing quote; is the end of the card missing?"};
    return word;
}

constexpr const char* kNeedQuotes = " \t\r\n\"\\";

std::string quoted_where_needed(const std::string& text, const char* need = kNeedQuotes) {
    if (!text.empty() && text.find_first_of(need) == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

bool is_version(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9' && word.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_hash(std::string_view word) {
    return word.size() >= kHashDigits && word.size() <= 16 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<Time> parse_interrupt(std::string_view value) {
    double seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc() || end != value.data() + value.size() || !(seconds >= 0 && seconds < 1e6))
        return Failure{"run card: interrupt=" + std::string(value) + ": expected a time in seconds, such as interrupt=1.5"};
    return from_seconds(seconds);
}

// Into `card`; the failure says why not.
Result<bool> take_part(RunCard& card, const std::string& name, const std::string& value) {
    if (name == "schedule") {
        Result<ScheduleText> schedule = parse_schedule(value);
        if (!schedule) return Failure{"run card: " + schedule.why()};
        card.schedule = std::move(*schedule);
    } else if (name == "language") {
        if (value != "cpp" && value != "python") return Failure{"run card: language=" + value + ": expected python or cpp"};
        card.language = value == "cpp" ? Language::cpp : Language::python;
    } else if (name == "interrupt") {
        const Result<Time> time = parse_interrupt(value);
        if (!time) return time.failure();
        card.interrupt_at = *time;
    } else if (name == "input") {
        card.inputs.push_back(value);
    } else if (name == "program") {
        if (!is_hash(value)) return Failure{"run card: program=" + shown(value) + ": expected 8 to 16 digits from 0 to f"};
        card.program = value;
    } else if (is_machine_setting({name, value}) || name == "switch") {
        if (const Result<Machine> machine = parse_machine(name + "=" + value); !machine) return Failure{"run card: " + machine.why()};
        card.machine.push_back({name, value});
    } else {
        card.sliders.push_back({name, value});
    }
    return true;
}

Result<bool> take_head(std::string_view& rest) {
    Result<Word> name = take_word(rest);
    if (!name) return name.failure();
    if (name->text != "asynchio")
        return Failure{"this is no run card: one begins with 'asynchio v1', not with " + (name->text.empty() ? "nothing" : shown(name->text))};
    Result<Word> form = take_word(rest);
    if (!form) return form.failure();
    if (form->text == "v1") return true;
    if (form->text.size() > 1 && form->text[0] == 'v' && form->text.find_first_not_of("0123456789", 1) == std::string::npos)
        return Failure{"run card: its form is " + form->text + ", this Asynchio (" ASYNCHIO_VERSION ") knows v1; a newer one can open it"};
    return Failure{"run card: after 'asynchio' comes 'v1', not " + (form->text.empty() ? "the end" : shown(form->text))};
}

constexpr std::string_view kSuffix = ".asynchio";

}  // namespace

bool looks_like_run_card(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    constexpr std::string_view kHead = "asynchio";
    return text.starts_with(kHead) && text.size() > kHead.size() && kBlanks.find(text[kHead.size()]) != std::string_view::npos;
}

bool names_run_card_file(std::string_view path) { return path.ends_with(kSuffix); }

Result<RunCard> read_run_card(const std::string& card_or_file) {
    if (!names_run_card_file(card_or_file) || looks_like_run_card(card_or_file)) return parse_run_card(card_or_file);
    const Result<std::string> text = read_text_file(card_or_file);
    if (!text) return text.failure();
    Result<RunCard> card = parse_run_card(*text);
    if (!card) return Failure{"'" + card_or_file + "': " + card.why()};
    return card;
}

Result<Subject> load_subject_of_card(const RunCard& card, const std::filesystem::path& lessons_dir,
                                     const std::filesystem::path& own_folder, std::string_view language) {
    Result<Subject> subject = load_subject(lessons_dir, card.subject, own_folder, language);
    if (subject || !card.subject.ends_with(".py")) return subject;
    return Failure{"the run card is of " + card.subject + ", and there is no such file here; open that file first"};
}

std::string format_run_card(const RunCard& card) {
    // A bare word with a = in it would be the first slider.
    std::string text = "asynchio v1 " + quoted_where_needed(card.subject, " \t\r\n\"\\=");
    const auto add = [&text](const std::string& name, const std::string& value) { text += ' ' + name + '=' + quoted_where_needed(value); };
    for (const Setting& slider : card.sliders) add(slider.name, slider.value);
    for (const Setting& part : card.machine) add(part.name, part.value);
    if (card.language == Language::cpp) add("language", "cpp");
    if (card.interrupt_at != kNever) add("interrupt", format_seconds(card.interrupt_at, 0));
    for (const std::string& line : card.inputs) add("input", line);
    if (card.schedule != ScheduleText{}) add("schedule", format_schedule(card.schedule));
    if (!card.program.empty()) add("program", card.program);
    if (!card.version.empty()) text += ' ' + card.version;
    return text;
}

Result<RunCard> parse_run_card(std::string_view text) {
    if (text.size() > kLongestCard) return Failure{"this is no run card: it is longer than a million characters"};
    if (const Result<bool> head = take_head(text); !head) return head.failure();
    Result<Word> subject = take_word(text);
    if (!subject) return subject.failure();
    if (subject->text.empty() || (!subject->quoted && subject->text.find('=') != std::string::npos))
        return Failure{"run card: after 'asynchio v1' comes a lesson, such as 05-gather, not " +
                       (subject->text.empty() ? "the end" : shown(subject->text))};
    RunCard card;
    card.subject = subject->text;
    std::vector<std::string> names;
    for (;;) {
        Result<Word> word = take_word(text);
        if (!word) return word.failure();
        if (word->text.empty() && !word->quoted) return card;
        if (is_version(word->text) && !word->quoted && card.version.empty()) {
            card.version = word->text;
            continue;
        }
        const std::size_t equals = word->text.find('=');
        const bool named = equals != std::string::npos && equals > 0 && word->text.find_first_of(kNeedQuotes) > equals;
        const bool may_be_empty = word->quoted && word->text.starts_with("input=");
        if (!named || (equals + 1 == word->text.size() && !may_be_empty))
            return Failure{"run card: " + shown(word->text) + " was not understood: expected NAME=VALUE, such as seed=1"};
        const std::string name = word->text.substr(0, equals);
        if (name != "input" && std::ranges::find(names, name) != names.end()) return Failure{"run card: " + shown(name) + " is there twice"};
        names.push_back(name);
        if (const Result<bool> taken = take_part(card, name, word->text.substr(equals + 1)); !taken) return taken.failure();
    }
}

// --- runs ----------------------------------------------------------------------------------------------------

namespace {

// What anybody asks for first, and whatever else is not as the lesson or the standard machine has it.
Settings machine_parts(const Machine& machine, const Machine& lesson) {
    const Machine standard;
    Settings parts{{"cores", std::to_string(machine.cores)}, {"gil", machine.gil ? "on" : "off"}};
    const auto milliseconds = [](Duration time) { return format_seconds(time * 1000, 0) + "ms"; };
    if (machine.switch_interval != lesson.switch_interval || machine.switch_interval != standard.switch_interval)
        parts.push_back({"switch", milliseconds(machine.switch_interval)});
    if (machine.process_start != lesson.process_start || machine.process_start != standard.process_start)
        parts.push_back({"start", milliseconds(machine.process_start)});
    parts.push_back({"seed", std::to_string(machine.seed)});
    if (machine.preempt != lesson.preempt || machine.preempt != standard.preempt)
        parts.push_back({"preempt", std::string(word(machine.preempt))});
    return parts;
}

}  // namespace

RunCard run_card_of(const Subject& subject, const Settings& sliders, Language language, const RunRequest& request) {
    RunCard card;
    card.subject = subject.lesson ? subject.lesson->name : subject.name();
    card.sliders = sliders;
    card.machine = machine_parts(request.machine, subject.machine);
    card.language = language;
    card.interrupt_at = request.interrupt_at;
    card.inputs = request.inputs;
    card.schedule = request.schedule;
    card.program = program_hash(request.program).substr(0, kHashDigits);
    card.version = ASYNCHIO_VERSION;
    return card;
}

Result<CardRun> run_of_card(const RunCard& card, const Subject& subject) {
    std::string parts;
    for (const Setting& part : card.machine) parts += part.name + "=" + part.value + ",";
    Result<Machine> machine = parse_machine(parts, subject.machine);
    if (!machine) return Failure{"run card: " + machine.why()};
    if (card.schedule.policy == ScheduleText::Policy::replay) machine->preempt = card.schedule.model;
    Result<RunRequest> request = make_request(subject, card.sliders, *machine, card.language);
    if (!request) return Failure{"run card: " + request.why()};
    const std::string hash = program_hash(request->program);
    const std::string& recorded = card.schedule.program_hash;
    if (!hash.starts_with(card.program) || (!recorded.empty() && recorded != hash))
        return Failure{"the run card was made of another text of " + card.subject + " (" +
                       (hash.starts_with(card.program) ? recorded : card.program) + ", here it is " +
                       hash.substr(0, kHashDigits) + "), so it would not be the same run" +
                       (card.version.empty() || card.version == ASYNCHIO_VERSION
                            ? ""
                            : "; it comes from Asynchio " + card.version + ", this is " ASYNCHIO_VERSION)};
    request->interrupt_at = card.interrupt_at;
    request->inputs = card.inputs;
    request->schedule = card.schedule;
    return CardRun{*machine, std::move(*request)};
}

}  // namespace asynchio
