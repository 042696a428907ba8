#include "app/model/reduce.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/model/breakpoints.h"
#include "app/model/chain.h"
#include "app/model/lane_order.h"
#include "app/model/make_scene.h"
#include "app/model/search.h"
#include "app/model/trail.h"
#include "app/model/wakes.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

// Steps that take no virtual time still take their moment on the screen.
constexpr double kShortestDwell = 0.25;
constexpr double kZoomStep = 1.25;
constexpr double kZooms[] = {0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3};

void go_to(UiState& ui, const RunData& run, std::size_t position) {
    ui.position = std::min(position, run.trace().size());
    ui.time = ui.position == 0 ? 0 : run.trace()[ui.position - 1].time;
    ui.seen = std::max(ui.seen, ui.position);
    ui.lit_line = 0;
}

void go_to_time(UiState& ui, const RunData& run, Time time) {
    time = std::clamp<Time>(time, 0, run.total());
    go_to(ui, run, position_after(run.trace(), time));
    ui.time = time;
}

double ruler_end(const UiState& ui, const RunData& run) {
    return ui.ruler == Ruler::time ? std::max(1e-3, to_seconds(run.total()))
                                   : std::max(1.0, static_cast<double>(run.lanes().columns.size()));
}

void zoom_view(UiState& ui, const RunData& run, const ZoomView& zoom) {
    const double factor = zoom.factor > 0 ? zoom.factor : kZoomStep;
    const double end = std::max(ruler_end(ui, run), zoom.end - zoom.begin);
    View& view = ui.view;
    if (view.fitted && factor < 1) return;
    // What is shown while it is fitted only the picture knows.
    if (view.fitted) view = zoom.end > zoom.begin ? View{zoom.begin, zoom.end, false} : View{0, end, false};
    const double smallest = ui.ruler == Ruler::time ? 1e-6 : 1.0;
    const double width = std::clamp((view.end - view.begin) / factor, smallest, end * 1.1);
    const double part = (zoom.at - view.begin) / (view.end - view.begin);
    view.begin = std::max(0.0, zoom.at - part * width);
    view.end = view.begin + width;
    if (factor < 1 && view.begin <= 0 && view.end >= end) view = View{};
}

// This part of the ruler, as wide as can be shown and not left of its begin.
void show_view(UiState& ui, const RunData& run, double begin, double end) {
    const double smallest = ui.ruler == Ruler::time ? 1e-6 : 1.0;
    const double width = std::clamp(end - begin, smallest, std::max(smallest, ruler_end(ui, run) * 1.1));
    ui.view = View{std::max(0.0, begin), std::max(0.0, begin) + width, false};
}

// The range that is selected, with a little around it; all of the run when that is shown already.
void fit_view(UiState& ui, const RunData& run) {
    constexpr double kAround = 0.03;  // of the range, on both sides
    const View before = ui.view;
    ui.view = View{};
    if (!ui.range) return;
    const double around = ui.ruler == Ruler::time ? (ui.range->end - ui.range->begin) * kAround : 0;
    show_view(ui, run, ui.range->begin - around, ui.range->end + around);
    if (ui.view == before) ui.view = View{};
}

void select_range(UiState& ui, double begin, double end) {
    ui.range.reset();
    if (end > begin && begin >= 0) ui.range = Range{begin, end};
}

void pan_view(UiState& ui, const RunData& run, double by) {
    if (ui.view.fitted) return;
    const double width = ui.view.end - ui.view.begin;
    ui.view.begin = std::clamp(ui.view.begin + by, 0.0, std::max(0.0, ruler_end(ui, run) - width * 0.5));
    ui.view.end = ui.view.begin + width;
}

// Keeps the playhead in sight when it leaves a zoomed view.
void follow_playhead(UiState& ui, const RunData& run) {
    if (ui.view.fitted) return;
    const double at = ui.ruler == Ruler::time ? to_seconds(ui.time) : run.lanes().column_at(ui.position);
    const double width = ui.view.end - ui.view.begin;
    if (at >= ui.view.begin && at <= ui.view.end) return;
    ui.view.begin = std::max(0.0, at - width / 4);
    ui.view.end = ui.view.begin + width;
}

void select(UiState& ui, const RunData& run, const Selection& selection) {
    ui.selection = selection;
    const Span* span = find_span(run.lanes(), selection);
    if (span == nullptr) return;
    // What blocks is not where the turn began, but the line that keeps the loop.
    ui.lit_line = static_cast<int>(span->activity == Activity::blocking ? line_that_held(run.trace(), *span) : span->line);
}

void select_neighbour(UiState& ui, const RunData& run, int step) {
    if (!ui.selection) return;
    const Lane* lane = run.lanes().find(ui.selection->actor);
    if (lane == nullptr || lane->spans.empty()) return;
    const auto here = std::ranges::lower_bound(lane->spans, ui.selection->first_event, {}, &Span::first_event);
    const auto index = std::clamp<std::ptrdiff_t>(here - lane->spans.begin() + step, 0,
                                                  static_cast<std::ptrdiff_t>(lane->spans.size()) - 1);
    const Span& span = lane->spans[static_cast<std::size_t>(index)];
    select(ui, run, Selection{ui.selection->actor, span.first_event});
    if (span.first_event >= ui.position) go_to(ui, run, span.first_event + 1), select(ui, run, Selection{lane->actor, span.first_event});
}

// The bar comes into sight; the playhead stays unless the bar comes later.
void go_to_bar(UiState& ui, const RunData& run, const Selection& bar) {
    const Span* span = find_span(run.lanes(), bar);
    if (span == nullptr) return;
    if (span->first_event >= ui.position) go_to(ui, run, span->first_event + 1);
    select(ui, run, bar);
    if (ui.view.fitted) return;
    const double at = ruler_at(run, ui.ruler, span->first_event, span->begin);
    const double width = ui.view.end - ui.view.begin;
    if (at < ui.view.begin || at > ui.view.end - width * 0.05) show_view(ui, run, at - width * 0.3, at + width * 0.7);
}

void go_to_found(UiState& ui, const RunData& run, int step) {
    if (!ui.search) return;
    const Found found = find_in_picture(run, ui, phrases_in(ui.locale));
    const auto& bar = step < 0 ? found.previous : found.next;
    if (!bar) return;
    ui.playing = false;
    ui.search->found = bar;
    go_to_bar(ui, run, *bar);
}

// To the bar in which the selected wait was ended, or to the wait that was ended in the selected bar.
void follow_wake(UiState& ui, const RunData& run, int step) {
    if (!ui.selection) return;
    const auto bar = step < 0 ? waker_of(run, *ui.selection, ui.position) : woken_in(run, *ui.selection, ui.position);
    if (bar) go_to_bar(ui, run, *bar);
}

void toggle_chain(UiState& ui, const RunData& run) {
    const auto bar = ui.selection ? ui.selection : bar_that_ran_last(run, ui.position);
    ui.whole_chain = bar && (!ui.whole_chain || !ui.selection);  // before anybody ran there is none to see
    if (bar && !ui.selection) select(ui, run, *bar);
}

void tick(UiState& ui, const RunData& run, double seconds) {
    if (!ui.playing) return;
    double left = seconds * ui.speed;
    while (left > 0 && ui.position < run.trace().size()) {
        if (ui.dwell > left) {
            ui.dwell -= left;
            break;
        }
        left -= ui.dwell;
        const std::size_t next = run.next_stop(ui.position);
        go_to(ui, run, next);
        ui.dwell = dwell_at(run, next);
        if (is_hit(run, ui.breakpoints, next)) {
            ui.playing = false;
            return;
        }
    }
    // While nothing happens the clock still goes on; with reduced motion it goes from event to event.
    if (!ui.reduced_motion && ui.position < run.trace().size() && ui.position > 0) {
        const Time next = run.trace()[run.next_stop(ui.position) - 1].time;
        const Time now = run.trace()[ui.position - 1].time;
        if (next > now) ui.time = std::clamp<Time>(next - from_seconds(ui.dwell), now, next);
    }
    if (ui.position >= run.trace().size()) ui.playing = false;
}

double zoom_step(double zoom, int step) {
    if (step == 0) return 1;
    if (step > 0) {
        for (const double size : kZooms)
            if (size > zoom + 1e-9) return size;
        return kLargestZoom;
    }
    double smaller = kSmallestZoom;
    for (const double size : kZooms)
        if (size < zoom - 1e-9) smaller = size;
    return smaller;
}

// One card at a time lies over the window.
void show_card(UiState& ui, bool lessons, bool help, int page) {
    ui.show_export = false;
    ui.show_lessons = lessons;
    ui.show_help = help;
    ui.page = page;
    ui.card = Card::none;
    ui.asked_key.clear(), ui.key_note.clear();
    if (page >= 0) ui.last_page = page;
}

// Adds what is not there, takes away what is; keeps the order.
template <class T>
void toggle(std::vector<T>& values, const T& value) {
    const auto place = std::ranges::lower_bound(values, value);
    if (place != values.end() && *place == value) values.erase(place);
    else values.insert(place, value);
}

void escape(UiState& ui) {
    if (ui.tour >= 0) ui.tour = -1;
    else if (ui.card != Card::none) show_card(ui, ui.show_lessons, false, -1);
    else if (ui.show_help) ui.show_help = false;
    else if (ui.show_export) ui.show_export = false;
    else if (ui.page >= 0) ui.page = -1;
    else if (ui.show_lessons) ui.show_lessons = false;
    else if (ui.editing && ui.find) ui.find.reset();
    else if (ui.editing) ui.editing = false;
    else if (ui.presenting.notes) ui.presenting.notes = false;
    else if (ui.show_code) ui.show_code = ui.presenting.follow = false;
    else if (ui.presenting.spotlight) ui.presenting.spotlight = false;
    else if (ui.show_comparison) ui.show_comparison = false;
    else if (ui.blank) ui.blank = false;
    else if (ui.search) ui.search.reset();
    else if (ui.range) ui.range.reset();
    else if (ui.selection) ui.selection.reset(), ui.lit_line = 0;
    else if (ui.sweep) ui.sweep.reset();
    else if (ui.project) ui.project = false;
}

// The clock and the answer counted last are those of one question.
Votes::OfQuestion& votes_of(Votes& votes, std::size_t question) {
    if (votes.question != question) {
        votes.question = question;
        votes.last = -1;
        votes.clock = false;
        votes.left = kVoteSeconds;
    }
    if (votes.questions.size() <= question) votes.questions.resize(question + 1);
    return votes.questions[question];
}

void count_votes(Votes& votes, std::size_t question, const AddVotes& added) {
    constexpr int kMostAnswers = 26;
    if (added.answer < 0 || added.answer >= kMostAnswers) return;
    std::vector<int>& counts = votes_of(votes, question).counts;
    const auto answer = static_cast<std::size_t>(added.answer);
    if (counts.size() <= answer) counts.resize(answer + 1);
    counts[answer] = std::clamp(counts[answer] + std::clamp(added.by, -kMostVotes, kMostVotes), 0, kMostVotes);
    votes.last = added.answer;
}

void press_vote(Votes& votes, std::size_t question) {
    Votes::OfQuestion& counted = votes_of(votes, question);
    const bool voted = std::ranges::any_of(counted.counts, [](int count) { return count > 0; });
    if (counted.shown) {
        counted.before = std::move(counted.counts);
        counted.counts.clear();
        counted.shown = false;
        counted.revoted = true;
        votes.left = kVoteSeconds;
        votes.clock = true;
    } else if (votes.clock || votes.left < kVoteSeconds || voted) {
        counted.shown = true;
        votes.clock = false;
        votes.left = kVoteSeconds;
    } else {
        votes.clock = true;
    }
}

// What each action changes; those that change nothing here are somebody else's.
struct Reducer {
    UiState& ui;
    const RunData& run;

    // --- the playhead
    void operator()(const StepForward&) { stop_at(run.next_stop(ui.position)); }
    void operator()(const StepBack&) { stop_at(run.previous_stop(ui.position)); }
    void operator()(const NextTurn&) { stop_at(run.next_turn(ui.position)); }
    void operator()(const PreviousTurn&) { stop_at(run.previous_turn(ui.position)); }
    void operator()(const GoToStart&) { stop_at(0); }
    void operator()(const GoToEnd&) { stop_at(run.trace().size()); }
    void operator()(const GoToTime& a) { ui.playing = false, go_to_time(ui, run, a.time); }
    void operator()(const GoToPosition& a) { stop_at(a.position); }
    void operator()(const Restart&) { stop_at(0), ui.seen = 0; }
    void operator()(const GoToHit& a) {
        if (const auto hit = hit_from(run, ui.breakpoints, ui.position, a.step)) stop_at(*hit);
    }
    void operator()(const TogglePlay&) {
        if (!ui.playing && ui.position >= run.trace().size()) go_to(ui, run, 0);
        ui.playing = !ui.playing;
        ui.dwell = dwell_at(run, ui.position);
    }
    void operator()(const SetSpeed& a) { ui.speed = std::clamp(a.speed, kSlowest, kFastest); }
    void operator()(const Tick& a) { tick(ui, run, a.seconds); }

    // --- the timeline
    void operator()(const SetRuler& a) { ui.ruler = a.ruler, ui.view = View{}, ui.range.reset(); }
    void operator()(const ZoomView& a) { zoom_view(ui, run, a); }
    void operator()(const PanView& a) { pan_view(ui, run, a.by); }
    void operator()(const FitView&) { fit_view(ui, run); }
    void operator()(const ShowView& a) { show_view(ui, run, a.begin, a.end); }
    void operator()(const SelectRange& a) { select_range(ui, a.begin, a.end); }
    void operator()(const TogglePasses&) { ui.passes = !ui.passes.value_or(ui.ruler == Ruler::turns); }
    void operator()(const MoveLane& a) {
        const auto shown = lanes_in_order(run.trace(), run.end(), run.lanes(), ui.lanes, [](const Lane& lane) { return lane_is_shown(lane); });
        move_lane(ui.lanes, shown, a.lane, a.step);
    }
    void operator()(const PinLane& a) { pin_lane(ui.lanes, a.lane); }
    void operator()(const GroupLanes&) { ui.lanes.grouped = !ui.lanes.grouped; }
    void operator()(const ResetLanes&) { ui.lanes = LaneOrder{}; }
    void operator()(const WalkTrail& a) { walk_trail(ui, run, a.step); }

    // --- the search in the picture
    void operator()(const ShowPictureSearch& a) {
        if (!a.open) return ui.search.reset();
        if (!ui.search) ui.search.emplace();
        ++ui.searches;
        ui.compact_page = CompactPage::picture;
    }
    void operator()(const SearchPicture& a) { ui.search = PictureSearch{a.words, {}}; }
    void operator()(const GoToFound& a) { go_to_found(ui, run, a.step); }

    void operator()(const Select& a) { select(ui, run, a.selection); }
    void operator()(const Deselect&) { ui.selection.reset(), ui.lit_line = 0; }
    void operator()(const SelectNeighbour& a) { select_neighbour(ui, run, a.step); }
    void operator()(const FollowWake& a) { follow_wake(ui, run, a.step); }
    void operator()(const ToggleChain&) { toggle_chain(ui, run); }

    // --- the program
    void operator()(const LightLine& a) { ui.lit_line = a.line; }
    void operator()(const StartEditing&) {
        ui.editing = ui.language == Language::python;
        if (ui.editing) ui.compact_page = CompactPage::code;  // where pages are shown, it is there
    }
    void operator()(const LeaveEditing&) { ui.editing = false; }
    void operator()(const ToggleLive&) { ui.live = !ui.live; }
    void operator()(const SetFind& a) { ui.find = a.find; }
    void operator()(const AskLessonName& a) { ui.save_name = a.name; }
    void operator()(const ToggleGhost&) { ui.show_ghost = !ui.show_ghost; }
    void operator()(const PinRun&) {
        // What the lesson has not shown yet cannot be kept.
        if (ui.pinned || lesson_has_spoken(ui)) ui.pinned = !ui.pinned, ui.show_ghost = true;
    }
    void operator()(const ToggleBreakpoint& a) {
        const int line = a.line > 0 ? a.line : static_cast<int>(run.at(ui.position).last_line);
        if (line > 0) toggle(ui.breakpoints, line);
    }

    // --- the window
    // What only a desk shows would stay open out of sight, and take the keys.
    void operator()(const ToggleProject&) {
        ui.project = !ui.project;
        ui.show_lessons = ui.editing = false;
        ui.page = ui.tour = -1;
        ui.search.reset();
    }
    void operator()(const SetTheme& a) {
        if (std::ranges::find(kThemes, a.name) != kThemes.end()) ui.theme = a.name;
    }
    void operator()(const SetReducedMotion& a) { ui.reduced_motion = a.on; }
    void operator()(const SetLocale& a) { ui.locale = a.locale; }
    void operator()(const Zoom& a) { ui.zoom = zoom_step(ui.zoom, a.step); }
    void operator()(const SetLeftWidth& a) { ui.left_width = a.width; }
    void operator()(const SetBottomHeight& a) { ui.bottom_height = a.height; }
    void operator()(const SetCompactPage& a) { ui.compact_page = a.page; }
    void operator()(const SetSweep& a) {
        const bool same = ui.sweep && ui.sweep->question == a.question;
        ui.sweep = SweepState{a.parameter, a.question, same ? ui.sweep->typed : std::string()};
    }
    void operator()(const TypeSweep& a) {
        if (ui.sweep) ui.sweep->typed = a.question;
    }
    void operator()(const ToggleBlank&) { ui.blank = !ui.blank; }
    void operator()(const Escape&) { escape(ui); }

    // --- cards and views that come and go
    void operator()(const ShowLessons& a) { show_card(ui, a.open, false, -1), ui.lesson_search.clear(); }
    void operator()(const ShowHelp& a) { show_card(ui, false, a.open, -1); }
    void operator()(const ShowExport& a) { show_card(ui, false, false, -1), ui.show_export = a.open; }
    void operator()(const ExportRun&) { ui.show_export = false; }
    void operator()(const ShowPage& a) { show_card(ui, false, false, a.index), ui.glossary_word = a.word; }
    void operator()(const TogglePages&) { show_card(ui, false, false, ui.page >= 0 ? -1 : ui.last_page); }
    void operator()(const ShowCard& a) { show_card(ui, false, false, -1), ui.card = a.card, ui.command_search.clear(); }
    void operator()(const AskKey& a) { ui.asked_key = a.usual, ui.key_note = a.note; }
    void operator()(const ChooseKey& a) { choose_key(ui.keys, a.usual, a.chosen), ui.asked_key.clear(), ui.key_note.clear(); }
    void operator()(const ResetKeys&) { ui.keys.clear(), ui.asked_key.clear(), ui.key_note.clear(); }
    void operator()(const TypeInput& a) { ui.input_line = a.line; }
    void operator()(const GiveInput&) { ui.input_line.clear(); }
    void operator()(const SearchTold& a) { ui.told_search = a.words; }
    void operator()(const SearchCommands& a) { ui.command_search = a.words; }
    void operator()(const ShowTour& a) { show_card(ui, false, false, -1), ui.tour = a.step; }
    void operator()(const SearchLessons& a) { ui.lesson_search = a.words; }
    void operator()(const ToggleProof& a) { toggle(ui.open_proofs, a.claim); }
    void operator()(const ShowMachine& a) { ui.show_machine = a.open; }
    // The whole program, then the lines around the current one, then nothing.
    void operator()(const ToggleCode&) {
        const bool asked = ui.flow.on && ui.flow.stage == Stage::predict;  // nobody runs whom the program could follow
        const bool follow = ui.show_code && !ui.presenting.follow && !asked;
        ui.show_code = follow || !ui.show_code;
        ui.presenting.follow = follow;
    }
    void operator()(const ToggleComparison&) { ui.show_comparison = !ui.show_comparison; }
    void operator()(const ShowTotals& a) { ui.show_totals = a.open; }

    // --- before a class
    void operator()(const AddVotes& a) { count_votes(ui.presenting.votes, ui.flow.question, a); }
    void operator()(const PressVote&) { press_vote(ui.presenting.votes, ui.flow.question); }
    void operator()(const PassTime& a) {
        ui.presenting.seconds += a.seconds;
        ui.presenting.screens = a.screens;
        Votes& votes = ui.presenting.votes;
        if (votes.clock) votes.left = std::max(0.0, votes.left - a.seconds);
        votes.clock = votes.clock && votes.left > 0;
    }
    void operator()(const ToggleNotes& a) {
        bool& shown = a.own_window ? ui.presenting.notes_window : ui.presenting.notes;
        shown = !shown;
    }
    void operator()(const ToggleSpotlight&) { ui.presenting.spotlight = !ui.presenting.spotlight; }
    void operator()(const TogglePointer&) { ui.presenting.pointer = !ui.presenting.pointer; }

    template <class Other>
    void operator()(const Other&) {}

  private:
    void stop_at(std::size_t position) { ui.playing = false, go_to(ui, run, position); }
};

}  // namespace

double dwell_at(const RunData& run, std::size_t position) {
    if (position >= run.trace().size()) return 0;
    const Time now = position == 0 ? 0 : run.trace()[position - 1].time;
    const Time next = run.trace()[run.next_stop(position) - 1].time;
    return std::max(kShortestDwell, to_seconds(next - now));
}

void keep_place(UiState& ui, const RunData& run, bool was_at_end) {
    if (was_at_end) {
        go_to(ui, run, run.trace().size());
    } else if (ui.time >= run.total() && (ui.position > 0 || run.end().end.outcome != RunOutcome::finished)) {
        // Whoever stands at the start stays there, unless nothing else tells what went wrong.
        go_to(ui, run, run.trace().size());
    } else if (ui.time > 0) {
        go_to_time(ui, run, ui.time);
    } else {
        // Many things happen at 0.00; the number of the event is the better place.
        go_to(ui, run, std::min(ui.position, position_after(run.trace(), 0)));
    }
    ui.seen = std::min(std::max(ui.seen, ui.position), run.trace().size());
    if (ui.selection && find_span(run.lanes(), *ui.selection) == nullptr) {
        // The bar of the same lane at the playhead, if there is one.
        const Lane* lane = run.lanes().find(ui.selection->actor);
        ui.selection.reset();
        if (lane == nullptr) return;
        const auto after = std::ranges::upper_bound(lane->spans, ui.position, {}, &Span::first_event);
        if (after != lane->spans.begin()) ui.selection = Selection{lane->actor, (after - 1)->first_event};
    }
}

void reduce(UiState& ui, const RunData& run, const Action& action) {
    const Stand before = stand_of(ui);
    std::visit([&](const auto& a) { Reducer{ui, run}(a); }, action);
    // Whoever looks at another part of the run stays there until the playhead moves.
    const bool moved = ui.position != before.position || ui.time != before.time;
    if (moved && !std::holds_alternative<WalkTrail>(action)) follow_playhead(ui, run);
    note_trail(ui, before, action);
}

}  // namespace asynchio
