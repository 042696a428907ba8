// The rules of the notional machine (curriculum 5) and the moments at which the runtime applied them. What counts as a
// moment is decided here, from the events of the trace alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/phrases/phrases.h"
#include "core/trace/state.h"

namespace asynchio {

enum class Rule : std::uint8_t { r1, r2, r3, r4, r5, t1, t2, t3 };

struct RuleText {
    std::string_view name;      // "Step aside, wake up"
    std::string_view brief;     // one short line, for its card
    std::string_view sentence;  // the whole rule
};
RuleText text_of(const Phrases& say, Rule rule);
// "R4"
std::string_view id_of(Rule rule);
// "R4"; nothing for any other word.
std::optional<Rule> rule_of(std::string_view id);

// The event of this index applied the rule.
struct RuleMoment {
    Rule rule = Rule::r1;
    std::size_t event = 0;
    friend bool operator==(const RuleMoment&, const RuleMoment&) = default;
};
// All of them, in the order of the trace.
std::vector<RuleMoment> rule_moments(const Trace& trace);

// What happened at a moment, for people: "B's timer rang: B goes to the BACK of the ready queue.", and the line of the
// program where it was, 0 if none.
struct RuleStory {
    std::string words;
    int line = 0;
};
// `before`: the state just before the moment's event; `end`: of the whole run, for names.
RuleStory story_of(const Phrases& say, const RuleMoment& moment, const Trace& trace, const State& before, const State& end);

}  // namespace asynchio
