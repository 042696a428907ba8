// What the views of coroutines and of waiting show, as plain data: cards, the tree of awaits, the wait-for graph.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model/token_view.h"
#include "app/model/ui_state.h"
#include "core/trace/lanes.h"

namespace asynchio {

// A coroutine or generator object.
struct CoroutineCard {
    enum class Phase : std::uint8_t { made, given, running, paused, ended, dropped };
    Phase phase = Phase::made;
    std::string name, kind;             // "cook()", "coroutine"
    Activity activity = Activity::nothing;  // of its swatch, until it has ended
    Outcome outcome = Outcome::done;    // once it has
    std::string state;                  // "made, not begun", "paused at line 9", "ended: 'soup'"
    std::string maker;                  // "main, line 15"
    std::string drives;                 // "driven by", "was driven by", "asked by", "driven by nobody"
    std::optional<TokenView> driver;
    std::string place;                  // of the driver: "its own task", "its await, line 17"
    int line = 0;                       // where it is, else where it was made; 0 if the program has no such line
    std::optional<Selection> bar;       // what its driver does at the playhead
};
struct CoroutinesView {
    bool shown = false;
    std::vector<CoroutineCard> cards;   // as they were made
    std::size_t current = 0;            // the card that the sentence is about
    std::string sentence;               // why something did not run, or who runs it; ""
    bool warning = false;               // nobody will ever run it
};

// One stop on the way from a task to what holds it up.
struct AwaitRow {
    int depth = 0;
    std::optional<TokenView> who;       // a task or thread; none: a coroutine that runs inside the row above
    std::string name;                   // "fetch()"
    Activity activity = Activity::nothing;
    std::string words;                  // "awaits gather, 1 of 3 done"
    int line = 0;
    std::optional<Selection> bar;
};
struct AwaitsView {
    bool shown = false;
    std::string stopped, going;         // "main, page"; "clock", or why nobody does
    std::vector<AwaitRow> rows;
    std::size_t left_out = 0;           // rows beyond what anybody reads
};

// The wait-for graph: whoever acts on one side, what they wait for on the other.
struct WaitParty {
    TokenView who;
    int line = 0;                       // where it waits, else where it is
    std::optional<Selection> bar;
    bool in_circle = false;
};
struct WaitThing {
    std::string name;                   // "board", "end of T2", "an item in queue 1"
    bool lock = false, held = false;
    bool in_circle = false;
};
struct WaitArrow {
    std::size_t party = 0, thing = 0;   // indices
    bool wants = false;                 // from the party to the thing; else the thing is the party's
    std::string words;                  // "wants", "joins"; "held by"
    bool in_circle = false;
};
struct WaitGraphView {
    bool shown = false;
    std::vector<WaitParty> parties;     // tasks, threads; the script last
    std::vector<WaitThing> things;      // locks first, as they were made
    std::vector<WaitArrow> arrows;
    std::vector<std::size_t> circle;    // parties, each waits for the next one; empty: no circle
    std::string sentence;               // "ann (line 16) wants lock board, held by bob; ...: a circle, nobody can go on."
};

}  // namespace asynchio
