// Everything about the window that is not the run: where the playhead is, what is selected, how large things are.
// Plain data; only reduce() changes it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/compact_page.h"
#include "app/model/edit_state.h"
#include "app/model/flow.h"
#include "app/model/key_choices.h"
#include "app/model/language.h"
#include "app/model/presenting.h"
#include "app/model/sweep_view.h"
#include "app/phrases/locale.h"
#include "core/base/time.h"
#include "core/trace/names.h"

namespace asynchio {

enum class Ruler : std::uint8_t { time, turns };

// A bar on the timeline: the span of this lane that began with this event. Ordinals, so it survives scrubbing and
// says honestly when it is not there yet.
struct Selection {
    Actor actor;
    std::size_t first_event = 0;
    friend bool operator==(const Selection&, const Selection&) = default;
};

// The part of the ruler that is shown, in seconds or in columns. `fitted`: always the whole run.
struct View {
    double begin = 0, end = 1;
    bool fitted = true;
    friend bool operator==(const View&, const View&) = default;
};

// A card that lies over the window, besides the lists and pages that have flags of their own.
enum class Card : std::uint8_t { none, settings, palette, about, keys, told };

// A stretch of the ruler whose statistics are shown, in its units; begin < end.
struct Range {
    double begin = 0, end = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

// What is searched for in the picture, and the bar or moment that was found last.
struct PictureSearch {
    std::string words;
    std::optional<Selection> found;
    friend bool operator==(const PictureSearch&, const PictureSearch&) = default;
};

// How somebody has arranged the lanes of a lesson.
struct LaneOrder {
    std::vector<Actor> pinned;   // stand on top, in this order
    std::vector<Actor> order;    // of all lanes; empty: as they appeared. Who is not in it stands behind
    bool grouped = false;        // those that run the same function stand together
    bool usual() const { return pinned.empty() && order.empty() && !grouped; }
    friend bool operator==(const LaneOrder&, const LaneOrder&) = default;
};

// Where one looks: what a jump leaves, and going back returns to.
struct Stand {
    std::size_t position = 0;
    Time time = 0;
    Ruler ruler = Ruler::time;
    View view;
    std::optional<Selection> selection;
    std::optional<Range> range;
    friend bool operator==(const Stand&, const Stand&) = default;
};
// The stands that were left, the newest last, and those that one came back from.
struct Trail {
    std::vector<Stand> back, forward;
    std::size_t gesture = 0;     // steps of one zoom, pan or drag are one jump; 0: the next step begins a new one
    friend bool operator==(const Trail&, const Trail&) = default;
};

struct UiState {
    // The playhead: events that have happened, and the time it stands at (at least the time of the last of them).
    std::size_t position = 0;
    Time time = 0;
    std::size_t seen = 0;        // the furthest position of this run that was shown; beyond it nothing is drawn
    bool playing = false;
    double speed = 1;            // 0.1 to 10
    double dwell = 0;            // seconds left at this stop while playing

    FlowState flow;              // of the open lesson

    Ruler ruler = Ruler::time;
    View view;
    std::optional<Selection> selection;
    bool whole_chain = false;    // of the selected bar: everything that led to it and follows from it, not only what is next to it
    std::optional<Range> range;
    std::optional<PictureSearch> search;  // its field is open
    int searches = 0;            // how often it was asked for: each time the field gets the keyboard
    std::optional<bool> passes;  // whether iterations of the loop are marked; unset: on the TURNS ruler only
    Trail trail;
    LaneOrder lanes;
    int lit_line = 0;            // line of the program that a click lit, 0 none

    Language language = Language::python;  // of the program that is shown and run
    bool editing = false;        // the program text has the keyboard
    bool live = true;            // what is typed runs by itself, as soon as it can
    std::optional<FindState> find;          // in the text
    std::optional<std::string> save_name;   // the text becomes a lesson of this name, once that is said
    bool show_ghost = true;      // the run before this one, behind it
    bool pinned = false;         // a run was pinned as A
    bool project = false;
    std::string theme = "light"; // one of kThemes
    Locale locale = Locale::en;  // of everything that is read, programs aside
    double zoom = 1;             // size of everything, 0.75 to 3
    double left_width = 0;       // of the left column at 100 %; 0: the usual one
    double bottom_height = 0;    // of what stands below the lanes, at 100 %; 0: what it needs
    bool reduced_motion = false; // nothing slides
    Card card = Card::none;
    std::string command_search;  // what was typed into the command palette
    KeyChoices keys;             // instead of the usual ones
    std::string asked_key;       // the usual key whose other one is to be pressed; "": none
    std::string key_note;        // why the key that was pressed is not to be had
    std::string input_line;      // what was typed for input(), and not given yet
    std::string told_search;     // what was typed above the run as text
    int tour = -1;               // step of the tour through the window; -1: none
    bool show_lessons = false, show_help = false, show_machine = false;
    bool show_export = false;    // the card of forms in which the run can be saved
    std::string lesson_search;   // what was typed above the list of lessons
    int page = -1;               // of the library, that lies over the window; -1: none
    int last_page = 0;           // the one that was open before
    int glossary_word = -1;      // the word that the glossary shows; -1: from its start
    std::vector<int> breakpoints;           // lines of the program, in order
    std::vector<std::size_t> open_proofs;   // claims whose proof is unfolded
    Presenting presenting;       // while projecting
    bool show_code = false;      // overlay while projecting
    bool show_comparison = false;   // overlay while projecting
    bool show_totals = false;    // of a comparison: the table, where there is no room for both
    std::optional<SweepState> sweep;  // what is plotted against a slider
    bool blank = false;          // the picture is hidden while projecting
    CompactPage compact_page = CompactPage::picture;

    friend bool operator==(const UiState&, const UiState&) = default;
};

// The themes one can choose, by the names of their files in assets/themes.
inline constexpr std::array<std::string_view, 5> kThemes = {"light", "dark", "contrast", "blue-orange", "print"};

inline constexpr double kSlowest = 0.1, kFastest = 10;
inline constexpr double kSmallestZoom = 0.75, kLargestZoom = 3;

}  // namespace asynchio
