#include "app/tests/scene_text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "core/trace/words.h"

namespace asynchio::testing {
namespace {

constexpr std::size_t kMostSpans = 12;  // of a lane; the last ones
constexpr std::size_t kMostOutput = 4;  // lines of it; the last ones

std::string seconds(Time time) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", to_seconds(time));
    return text;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

// Whatever is said in more than one line stays in one here.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? std::string("\\n") : std::string(1, c);
    return line;
}

template <class List, class Word>
std::string joined(const List& list, const Word& word, const char* between = ", ") {
    std::string text;
    for (const auto& item : list) text += (text.empty() ? "" : between) + word(item);
    return text;
}

const auto kItself = [](const std::string& text) { return text; };
const auto kName = [](const TokenView& token) { return token.name; };

std::string token(const TokenView& view) { return view.name + " (" + std::string(activity_word(view.activity)) + ")"; }

class Writer {
  public:
    // A line of the text, unless there is nothing to say.
    void say(const std::string& what, const std::string& text) {
        if (!text.empty()) text_ += "  " + what + ": " + one_line(text) + "\n";
    }
    void item(const std::string& text) { text_ += "    " + one_line(text) + "\n"; }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void write_code(Writer& out, const Scene& scene) {
    for (const CodeLineView& line : scene.code) {
        std::string marks;
        if (line.current) marks += " current";
        if (line.lit) marks += " lit";
        if (line.trouble) marks += " trouble";
        if (!line.blocked.empty()) marks += " held the loop for " + line.blocked;
        if (!line.pills.empty()) marks += " [" + joined(line.pills, [](const PillView& pill) { return pill.name; }) + "]";
        if (!marks.empty()) out.say("line " + std::to_string(line.number), marks.substr(1));
    }
}

void write_strip(Writer& out, const StripView& strip) {
    const std::string who = strip.running ? token(*strip.running) : std::string("nobody");
    out.say(strip.has_loop ? "running" : "on the CPU", who + (strip.running_note.empty() ? "" : ", " + strip.running_note));
    out.say("ready", joined(strip.ready, kName));
    out.say("rang", joined(strip.rang, kItself));
    const auto timer = [](const TimerView& view) { return view.name + " " + view.deadline + (view.late ? " late" : ""); };
    out.say("timers", joined(strip.timers, timer));
    out.say("sleeping", joined(strip.sleeping, timer));
    out.say("pool queue", joined(strip.pool_queue, kItself));
    out.say("waits", joined(strip.waits, [](const WaitView& wait) {
                return wait.waiter.name + " " + wait.verb + " " + wait.target;
            }));
    out.say("waits note", strip.waits_note);
}

std::string span_text(const Span& span, std::size_t seen) {
    const std::string end = span.last_event < seen ? seconds(span.end) : "";
    std::string text = seconds(span.begin) + "-" + end + " " + std::string(activity_word(span.activity));
    if (span.line > 0) text += " @" + std::to_string(span.line);
    return text;
}

void write_lane(Writer& out, const LaneView& lane, std::size_t seen) {
    if (!lane.begun) return;
    out.say("lane", lane.name + (lane.function.empty() ? "" : " " + lane.function) + ": " + lane.state_word);
    std::vector<std::string> spans;
    for (const Span& span : lane.lane->spans)
        if (span.activity != Activity::nothing && span.first_event < seen) spans.push_back(span_text(span, seen));
    const std::size_t hidden = spans.size() > kMostSpans ? spans.size() - kMostSpans : 0;
    if (hidden > 0) out.item(std::to_string(hidden) + " before");
    for (std::size_t i = hidden; i < spans.size(); ++i) out.item(spans[i]);
}

void write_timeline(Writer& out, const Scene& scene, std::size_t seen) {
    const TimelineView& timeline = scene.timeline;
    out.say("ruler", std::string(timeline.ruler == Ruler::time ? "time" : timeline.by_threads ? "steps" : "turns") + " to " +
                         number(timeline.shown_end));
    for (const LaneView& lane : timeline.lanes) write_lane(out, lane, seen);
    for (const CoreLaneView& core : timeline.cores.lanes) out.say("core", core.name + ": " + core.state_word);
    for (const FrozenView& frozen : timeline.frozen)
        out.say("frozen", number(frozen.begin) + "-" + number(frozen.end) + " " + frozen.words);
    for (const FlagView& flag : timeline.flags) out.say("flag", number(flag.at) + " " + flag.words);
}

void write_data(Writer& out, const Scene& scene) {
    for (const BoxView& box : scene.boxes) {
        out.say("box", box.title + ": " + box.sentence);
        for (const SlotView& slot : box.slots) out.item(slot.name + " " + slot.value + " " + slot.note);
    }
    for (const LockView& lock : scene.variables.locks) {
        out.say("lock", lock.name + (lock.held ? " held by " + lock.holder : " free") + (lock.waiters.empty() ? "" : ", wanted by ") +
                            joined(lock.waiters, kName));
        for (const VariableView& guarded : lock.guards) out.item(guarded.name + " = " + guarded.value);
    }
    for (const VariableView& variable : scene.variables.free) {
        out.say("variable", variable.name + " = " + variable.value);
        for (const WriteView& write : variable.writes)
            out.item(write.time + " " + write.who + ": " + write.text + (write.lost ? " lost" : ""));
    }
    for (const CopyView& copy : scene.variables.copies)
        if (copy.has) out.say("copy", copy.who + " " + copy.name + " " + copy.value + " " + copy.note + (copy.lost ? " lost" : ""));
}

void write_waits(Writer& out, const Scene& scene) {
    for (const CoroutineCard& card : scene.coroutines.cards)
        out.say("coroutine", card.name + ", " + card.state + (card.driver ? ", " + card.drives + " " + card.driver->name : ""));
    out.say("coroutines", scene.coroutines.sentence);
    for (const AwaitRow& row : scene.awaits.rows)
        out.say("awaits", std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + (row.who ? row.who->name : row.name) + ": " + row.words);
    for (const WaitArrow& arrow : scene.wait_graph.arrows) {
        const WaitParty& party = scene.wait_graph.parties[arrow.party];
        out.say("wait-for graph", party.who.name + (arrow.wants ? " -> " : " <- ") + scene.wait_graph.things[arrow.thing].name + " " +
                                      arrow.words + (arrow.in_circle ? " in the circle" : ""));
    }
    out.say("wait-for graph", scene.wait_graph.sentence);
}

void write_queues(Writer& out, const QueuesView& queues) {
    for (const QueueView& queue : queues.queues) {
        out.say("queue", queue.name + ", " + queue.kind + ": " + queue.state);
        for (const PlaceView& place : queue.places) out.item(place.text + (place.who.name.empty() ? "" : " " + place.who.name));
        for (const WaitLineView& line : queue.lines) out.item(line.title + ": " + joined(line.waiters, kName));
        if (!queue.sentence.empty()) out.item(queue.sentence);
    }
}

void write_meters(Writer& out, const MetersView& meters) {
    for (const MeterView& meter : meters.meters)
        out.say("meter", meter.name + " " + meter.value + (meter.note.empty() ? "" : ", " + meter.note));
    if (!meters.stairs) return;
    out.say("staircase", meters.stairs->title + ", " + std::to_string(meters.stairs->answers.size()) + " answers");
    for (const PercentileView& percentile : meters.stairs->percentiles) out.item(percentile.name + " " + percentile.value);
}

void write_said(Writer& out, const Scene& scene) {
    for (const RuleView& rule : scene.flow.rules)
        if (rule.lit) out.say("rule", rule.id + " " + rule.story);
    if (scene.log)
        for (const LogRecordView& record : scene.log->records)
            out.say("log", record.time + " " + record.who + " " + record.level + ": " + record.text);
    for (const FindingView& finding : scene.findings) out.say("finding", finding.title + " (line " + std::to_string(finding.line) + ")");
    if (scene.banner) out.say("banner", scene.banner->title + " " + scene.banner->detail);
    const std::size_t shown = std::min(scene.output.size(), kMostOutput);
    if (shown < scene.output.size()) out.say("output", std::to_string(scene.output.size() - shown) + " lines before");
    for (std::size_t i = scene.output.size() - shown; i < scene.output.size(); ++i) {
        const OutputView& line = scene.output[i];
        out.say(line.error ? "error output" : "output", line.time + " " + line.who + ": " + line.text);
    }
}

void write_comparison(Writer& out, const ComparisonView& comparison) {
    for (const WayView& way : comparison.ways)
        out.say("way", way.name + ": " + way.total + way.problem + (way.fastest ? ", fastest" : ""));
    for (const TotalsView& row : comparison.table)
        out.say("totals", row.name + ": " + joined(row.cells, [](const TotalView& cell) { return cell.text + cell.problem; }));
}

}  // namespace

std::string scene_text(const Scene& scene, std::size_t seen) {
    Writer out;
    const std::string turn = scene.transport.turn.empty() ? "" : (scene.transport.by_threads ? ", step " : ", turn ") + scene.transport.turn;
    out.say("at", scene.transport.time + turn);
    write_code(out, scene);
    write_strip(out, scene.strip);
    write_timeline(out, scene, seen);
    write_data(out, scene);
    write_waits(out, scene);
    if (scene.queues) write_queues(out, *scene.queues);
    if (scene.meters) write_meters(out, *scene.meters);
    write_comparison(out, scene.comparison);
    write_said(out, scene);
    return out.take();
}

}  // namespace asynchio::testing
