// What somebody has at hand who shows a lesson to a class: counted votes, notes, the spotlight. Plain data; only reduce()
// changes it.
#pragma once

#include <cstddef>
#include <vector>

namespace asynchio {

inline constexpr double kVoteSeconds = 45;  // to think before the hands go up
inline constexpr int kMostVotes = 999;      // for one answer

// The votes of the class. Of every question twice: before and after they talked about it.
struct Votes {
    struct OfQuestion {
        std::vector<int> counts, before;  // for each answer, as far as somebody voted; `before`: of the first vote
        bool shown = false;               // the counts are; until then nobody sees what the others think
        bool revoted = false;             // this is the second vote
        friend bool operator==(const OfQuestion&, const OfQuestion&) = default;
    };
    std::vector<OfQuestion> questions;
    std::size_t question = 0;             // whose the following are
    int last = -1;                        // the answer that was counted last
    bool clock = false;                   // it runs
    double left = kVoteSeconds;

    friend bool operator==(const Votes&, const Votes&) = default;
};

struct Presenting {
    Votes votes;
    double seconds = 0;      // since it was begun
    int screens = 1;         // with a second one, the notes are on that
    bool notes = false;      // over the picture
    bool notes_window = false;
    bool spotlight = false, pointer = false;
    bool follow = false;     // of the program only the lines around the current one

    friend bool operator==(const Presenting&, const Presenting&) = default;
};

// --- what panels ask for ---
struct AddVotes {            // for this answer of the open question; fewer when negative
    int answer;
    int by;
};
struct PressVote {};         // the vote's one key: starts the clock, shows the counts, has them vote again
struct PassTime {            // so many seconds have passed in the room
    double seconds;
    int screens = 1;         // that are there now
};
struct ToggleNotes {
    bool own_window = false;
};
struct ToggleSpotlight {};
struct TogglePointer {};

}  // namespace asynchio
