#include "lessons/reader/anchor.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "lessons/reader/decimal.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

enum class Argument : std::uint8_t { none, wait, text, lock, lock_or_none };

struct EventRule {
    std::string_view word;
    AnchorEvent event;
    Argument argument;
};
// Events of a lane. "waits for" is two words and stands below.
constexpr EventRule kEvents[] = {
    {"created", AnchorEvent::created, Argument::none},
    {"ready", AnchorEvent::ready, Argument::none},
    {"running", AnchorEvent::running, Argument::none},
    {"blocking", AnchorEvent::blocking, Argument::none},
    {"waiting", AnchorEvent::waiting, Argument::wait},
    {"done", AnchorEvent::done, Argument::none},
    {"failed", AnchorEvent::failed, Argument::none},
    {"cancelled", AnchorEvent::cancelled, Argument::none},
    {"prints", AnchorEvent::prints, Argument::text},
    {"gets", AnchorEvent::gets, Argument::lock},
    {"waits", AnchorEvent::waits_for, Argument::lock},
    {"releases", AnchorEvent::releases, Argument::lock_or_none},
    {"started", AnchorEvent::started, Argument::none},
    {"sleeping", AnchorEvent::sleeping, Argument::none},
    {"cpu", AnchorEvent::cpu, Argument::none},
    {"busy", AnchorEvent::busy, Argument::none},
    {"idle", AnchorEvent::idle, Argument::none},
};
constexpr std::string_view kEventWords[] = {"created",   "ready",  "running", "blocking", "waiting",  "done",
                                            "failed",    "cancelled", "prints", "gets",   "waits for", "releases",
                                            "started",   "sleeping",  "cpu",    "busy",   "idle"};
constexpr std::string_view kAfterNames[] = {"first",  "last",   "created", "ready", "running", "blocking", "waiting",
                                            "done",   "failed", "cancelled", "prints", "gets", "waits for", "releases",
                                            "started", "sleeping", "cpu",   "busy",   "idle"};
constexpr std::string_view kWaits[] = {"timer",     "lock",  "queue",   "future",  "task",  "gather",
                                       "thread",    "group", "network", "event",   "condition", "barrier",
                                       "semaphore", "process", "input"};
constexpr std::string_view kProgramEvents[] = {"starts", "ends", "stuck"};
constexpr int kHighestOrdinal = 9999;

struct Token {
    std::string text;
    bool quoted = false;
    bool is(std::string_view word) const { return !quoted && text == word; }
};

// "first" 1, "2nd" 2, "last" kLast; nothing for any other word.
std::optional<int> ordinal_of(std::string_view word) {
    if (word == "first") return 1;
    if (word == "last") return Anchor::kLast;
    if (word.size() < 3 || word.size() > 6) return std::nullopt;
    int number = 0;
    for (const char c : word.substr(0, word.size() - 2)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    const std::string_view ending = word.substr(word.size() - 2);
    const bool ends_well = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    if (!ends_well || number < 1 || number > kHighestOrdinal) return std::nullopt;
    return number;
}

std::string ordinal_word(int ordinal) {
    if (ordinal == Anchor::kLast) return "last";
    if (ordinal == 1) return "first";
    const bool teen = ordinal / 10 % 10 == 1;
    const char* const ending = teen ? "th" : ordinal % 10 == 1 ? "st" : ordinal % 10 == 2 ? "nd" : ordinal % 10 == 3 ? "rd" : "th";
    return std::to_string(ordinal) + ending;
}

class AnchorReader {
  public:
    explicit AnchorReader(std::string_view text) : text_(text) {}

    Result<Anchor> read() {
        if (Result<bool> split = split_tokens(); !split) return split.failure();
        if (tokens_.empty()) return fail("an anchor is missing; write for example 'say when A first running'");
        if (const auto special = read_special()) return *special;
        return read_lane_event();
    }

  private:
    template <class... Args>
    static Failure fail(fmt::format_string<Args...> form, Args&&... args) {
        return Failure{fmt::format(form, std::forward<Args>(args)...)};
    }

    Result<bool> split_tokens() {
        for (std::string_view rest = trim(text_); !rest.empty(); rest = trim(rest)) {
            if (rest.front() == '"') {
                const std::size_t end = rest.find('"', 1);
                if (end == rest.npos) return fail("the \" before '{}' has no second one", excerpt(rest.substr(1)));
                tokens_.push_back({std::string(rest.substr(1, end - 1)), true});
                rest.remove_prefix(end + 1);
            } else {
                const std::size_t end = std::min(rest.find_first_of(" \t\""), rest.size());
                tokens_.push_back({std::string(rest.substr(0, end)), false});
                rest.remove_prefix(end);
            }
        }
        return true;
    }

    bool has(std::size_t index, std::string_view word) const {
        return index < tokens_.size() && tokens_[index].is(word);
    }

    // Moments of the whole program; nothing when the first word is the name of a lane.
    std::optional<Result<Anchor>> read_special() {
        const Token& first = tokens_[0];
        if (first.is("program")) return read_program();
        if (first.is("loop")) return read_loop();
        if (first.is("time")) return read_time();
        if (first.is("slow")) {
            if (tokens_.size() == 2 && has(1, "callback")) return of_program(AnchorEvent::slow_callback);
            return Result<Anchor>(fail("write 'slow callback', and nothing else"));
        }
        if (first.is("warning")) {
            if (tokens_.size() != 2 || !tokens_[1].quoted)
                return Result<Anchor>(fail("write 'warning \"...\"' with a part of the warning"));
            anchor_.argument = tokens_[1].text;
            return of_program(AnchorEvent::warning);
        }
        return std::nullopt;
    }

    Result<Anchor> of_program(AnchorEvent event) {
        anchor_.event = event;
        return anchor_;
    }

    Result<Anchor> read_program() {
        if (tokens_.size() == 2 && has(1, "starts")) return of_program(AnchorEvent::program_starts);
        if (tokens_.size() == 2 && has(1, "ends")) return of_program(AnchorEvent::program_ends);
        if (tokens_.size() == 2 && has(1, "stuck")) return of_program(AnchorEvent::program_stuck);
        const std::string word = tokens_.size() > 1 ? tokens_[1].text : "";
        return fail("write 'program starts', 'program ends' or 'program stuck'.{}", did_you_mean(word, kProgramEvents));
    }

    Result<Anchor> read_loop() {
        std::size_t next = 1;
        if (const auto ordinal = next < tokens_.size() ? ordinal_of(tokens_[next].text) : std::nullopt) {
            anchor_.ordinal = *ordinal;
            ++next;
        }
        if (tokens_.size() == next + 1 && has(next, "idle")) return of_program(AnchorEvent::loop_idle);
        return fail("write 'loop idle', or 'loop 2nd idle'");
    }

    Result<Anchor> read_time() {
        std::string_view number = tokens_.size() >= 2 ? std::string_view(tokens_[1].text) : std::string_view();
        const bool unit = tokens_.size() == 3 && has(2, "s");
        if (number.ends_with('s')) number.remove_suffix(1);
        const auto time = parse_decimal(number);
        if (!time || time->value < 0 || (tokens_.size() != 2 && !unit))
            return fail("write 'time' and a number of seconds, for example 'time 2.0'");
        static_assert(kOne == kSecond, "a billionth of a second is a nanosecond");
        anchor_.time = time->value;
        return of_program(AnchorEvent::time);
    }

    Result<Anchor> read_lane_event() {
        anchor_.who = tokens_[0].text;
        std::size_t next = 1;
        if (const auto ordinal = next < tokens_.size() && !tokens_[next].quoted ? ordinal_of(tokens_[next].text) : std::nullopt) {
            anchor_.ordinal = *ordinal;
            ++next;
        }
        if (anchor_.who.empty() || next >= tokens_.size())
            return fail("'{}' says who, but not when; behind the name stands one of {}", excerpt(trim(text_)),
                        fmt::join(kEventWords, ", "));
        const std::string& word = tokens_[next].text;
        const auto rule = std::ranges::find(kEvents, word, &EventRule::word);
        const bool waits_alone = word == "waits" && !has(next + 1, "for");
        if (rule == std::end(kEvents) || tokens_[next].quoted || waits_alone)
            return fail("'{}' is no event.{} The events are {}.", excerpt(word), did_you_mean(word, kAfterNames),
                        fmt::join(kEventWords, ", "));
        anchor_.event = rule->event;
        next += word == "waits" ? 2 : 1;
        return read_argument(*rule, next);
    }

    Result<Anchor> read_argument(const EventRule& rule, std::size_t next) {
        const std::string_view name = rule.word == "waits" ? "waits for" : rule.word;
        const bool has_one = next < tokens_.size();
        if (rule.argument == Argument::wait && has(next, "for")) return refuse_waiting_for(next + 1);
        if (tokens_.size() > next + 1 || (has_one && rule.argument == Argument::none))
            return fail("nothing may follow '{}' here, but there is '{}'", has_one && rule.argument != Argument::none ? tokens_[next].text : name,
                        excerpt(tokens_[rule.argument == Argument::none ? next : next + 1].text));
        if (!has_one) {
            if (rule.argument == Argument::text) return fail("write 'prints \"...\"' with a part of the line");
            if (rule.argument == Argument::lock) return fail("'{}' needs the name of a lock", name);
            return anchor_;
        }
        const Token& argument = tokens_[next];
        if (rule.argument == Argument::text && !argument.quoted)
            return fail("put the text behind 'prints' between quotes: \"{}\"", excerpt(argument.text));
        if (rule.argument == Argument::wait && std::ranges::find(kWaits, argument.text) == std::end(kWaits))
            return fail("a task cannot be 'waiting {}'.{} Behind 'waiting' may stand {}.", excerpt(argument.text),
                        did_you_mean(argument.text, kWaits), fmt::join(kWaits, ", "));
        anchor_.argument = argument.text;
        return anchor_;
    }

    // 'waiting for' is said, but not written: 'waiting timer' is a kind of wait, 'waits for knife' a lock by its name.
    Failure refuse_waiting_for(std::size_t next) const {
        const std::string what = next < tokens_.size() ? tokens_[next].text : "timer";
        if (std::ranges::find(kWaits, what) != std::end(kWaits)) return fail("write 'waiting {}', without 'for'", what);
        const std::string nearest = nearest_name(what, kWaits);
        if (!nearest.empty()) return fail("write 'waiting {}', without 'for'", nearest);
        return fail("write 'waits for {}' if that is the name of a lock; behind 'waiting' may stand {}", excerpt(what), fmt::join(kWaits, ", "));
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    Anchor anchor_;
};

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Of a lane or lock: between quotes where it would be read as something else.
std::string name(const std::string& text) {
    constexpr std::string_view kFirstWords[] = {"program", "loop", "time", "slow", "warning"};
    const bool special = std::ranges::find(kFirstWords, text) != std::end(kFirstWords);
    return special || text.find_first_of(" \t") != std::string::npos ? in_quotes(text) : text;
}

}  // namespace

Result<Anchor> parse_anchor(std::string_view text) { return AnchorReader(text).read(); }

std::span<const std::string_view> anchor_waits() { return kWaits; }

bool is_turn(const Anchor& anchor) {
    switch (anchor.event) {
        case AnchorEvent::running:
        case AnchorEvent::blocking:
        case AnchorEvent::done:
        case AnchorEvent::failed:
        case AnchorEvent::cancelled:
        case AnchorEvent::prints:
        case AnchorEvent::gets:
        case AnchorEvent::cpu:
        case AnchorEvent::busy: return true;
        default: return false;
    }
}

std::string describe(const Anchor& anchor) {
    switch (anchor.event) {
        case AnchorEvent::program_starts: return "program starts";
        case AnchorEvent::program_ends: return "program ends";
        case AnchorEvent::program_stuck: return "program stuck";
        case AnchorEvent::loop_idle:
            return anchor.ordinal == 1 ? "loop idle" : "loop " + ordinal_word(anchor.ordinal) + " idle";
        case AnchorEvent::time: return "time " + format_seconds(anchor.time, 1);
        case AnchorEvent::slow_callback: return "slow callback";
        case AnchorEvent::warning: return "warning " + in_quotes(anchor.argument);
        default: break;
    }
    std::string text = name(anchor.who) + " " + ordinal_word(anchor.ordinal) + " ";
    const auto rule = std::ranges::find(kEvents, anchor.event, &EventRule::event);
    text += rule->word;
    if (anchor.event == AnchorEvent::waits_for) text += " for";
    if (anchor.argument.empty()) return text;
    return text + " " + (anchor.event == AnchorEvent::prints ? in_quotes(anchor.argument) : name(anchor.argument));
}

}  // namespace asynchio
