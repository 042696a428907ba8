// What asyncio's debug mode, its exception handler and Python's warnings said, with the line that each speaks of, and the
// records about slow turns at these turns.
#include <algorithm>
#include <map>

#include "app/model/log_words.h"
#include "app/model/make_scene.h"

namespace asynchio {
namespace {

// The turn that was over just before the record was written.
const Span* turn_before(const SceneContext& context, const LogState& log) {
    const Lane* lane = context.run.lanes().find(Actor::of(log.task));
    if (lane == nullptr) return nullptr;
    auto span = std::ranges::lower_bound(lane->spans, log.event, {}, &Span::first_event);
    while (span != lane->spans.begin())
        if ((--span)->phase == Activity::running) return &*span;
    return nullptr;
}

class LogReader {
  public:
    explicit LogReader(const SceneContext& context)
        : context_(context),
          say_(context.say()),
          filename_(context.inputs.subject != nullptr ? context.inputs.subject->filename : std::string()) {}

    std::vector<LogRecordView> read() {
        for (const LogState& log : context_.state.logs) add(log);
        read_warnings();
        std::ranges::stable_sort(records_, {}, &LogRecordView::position);
        if (!records_.empty()) records_.back().newest = true;
        return std::move(records_);
    }

  private:
    void add(const LogState& log) {
        LogRecordView record;
        const std::string text = context_.text(log.text);
        record.time = seconds_text(log.time);
        record.who = log.task ? context_.name(Actor::of(log.task)) : "";
        record.level = log.level == Text() ? std::string(say_.log_handler()) : context_.text(log.level);
        record.text = without_traceback(text);
        record.position = log.event + 1;
        const Span* slow = tells_slow_turn(text) ? turn_before(context_, log) : nullptr;
        if (slow != nullptr) explain_slow(record, *slow);
        else explain_error(record, text, log);
        records_.push_back(std::move(record));
    }

    void explain_slow(LogRecordView& record, const Span& span) const {
        record.line = static_cast<int>(line_that_held(context_.trace(), span));
        if (record.line == 0) return;
        record.note = say_.log_kept({.line = record.line, .time = seconds_text(span.end - span.begin)});
        const int named = line_where_let_go(record.text, filename_);
        if (named != 0 && named != record.line) record.note += " " + say_.log_let_go({.line = named});
    }

    void explain_error(LogRecordView& record, const std::string& text, const LogState& log) const {
        record.line = line_of_traceback(text, filename_);
        if (record.line == 0) record.line = static_cast<int>(log.line);
        if (record.line == 0) return;
        record.note = log.task ? say_.log_was_last_in({.who = record.who, .line = record.line})
                               : say_.log_comes_from({.line = record.line});
    }

    // Warnings are written to stderr, in pieces: "program.py:24: RuntimeWarning: ...".
    void read_warnings() {
        std::string pending;
        for (const OutputState& output : context_.state.output) {
            if (output.stream != Stream::err) continue;
            pending += context_.text(output.text);
            for (std::size_t end = pending.find('\n'); end != pending.npos; end = pending.find('\n')) {
                add_warning(output, pending.substr(0, end));
                pending.erase(0, end + 1);
            }
        }
    }

    void add_warning(const OutputState& output, const std::string& words) {
        const std::optional<WarningWords> warning = read_warning(words);
        if (!warning) return;
        LogRecordView record;
        record.time = seconds_text(output.time);
        record.who = context_.name(Actor::of(output.task, output.thread));
        record.level = warning->kind;
        record.text = warning->text;
        record.position = output.event + 1;
        if (warning->file == filename_) record.line = warning->line;
        if (!warning->never_awaited.empty()) explain_never_awaited(record, warning->never_awaited);
        records_.push_back(std::move(record));
    }

    // Python names the line where it noticed; the mistake is where the coroutine was made.
    void explain_never_awaited(LogRecordView& record, const std::string& function) {
        std::size_t skip = reported_[function]++;
        for (const CoroutineState& coroutine : context_.run.end().coroutines) {
            const bool dropped = coroutine.phase == CoroutineState::Phase::dropped && coroutine.kind == CoroutineKind::coroutine;
            if (!dropped || context_.text(coroutine.function) != function || skip-- > 0) continue;
            if (coroutine.line == 0) return;
            const std::string noticed = record.line == 0 ? "" : " " + say_.log_noticed({.line = record.line});
            record.line = static_cast<int>(coroutine.line);
            record.note = say_.log_never_awaited({.line = record.line, .function = function}) + noticed;
            return;
        }
    }

    const SceneContext& context_;
    const Phrases& say_;
    const std::string filename_;
    std::vector<LogRecordView> records_;
    std::map<std::string, std::size_t> reported_;  // never awaited, by function
};

void add_to_lanes(TimelineView& timeline, const SceneContext& context) {
    constexpr std::size_t kMostRecords = 200;  // the last ones
    const auto& logs = context.state.logs;
    for (std::size_t i = logs.size() - std::min(logs.size(), kMostRecords); i < logs.size(); ++i) {
        const LogState& log = logs[i];
        const auto lane = std::ranges::find(timeline.lanes, Actor::of(log.task), &LaneView::actor);
        const Span* turn = lane != timeline.lanes.end() && tells_slow_turn(context.text(log.text)) ? turn_before(context, log) : nullptr;
        if (turn == nullptr) continue;
        PrintView print{std::max(turn->first_event, turn->last_event - 1), context.say().timeline_logged({.time = seconds_text(turn->end - turn->begin)}), false, true};
        lane->prints.insert(std::ranges::upper_bound(lane->prints, print.event, {}, &PrintView::event), std::move(print));
    }
}

}  // namespace

void add_log(Scene& scene, const SceneContext& context) {
    add_to_lanes(scene.timeline, context);
    if (!asks_for(context, "log")) return;
    LogView view;
    view.debug = std::ranges::any_of(context.run.end().loops, &LoopState::debug);
    view.records = LogReader(context).read();
    // Without debug mode it opens with the first record: that there will be one is not told before.
    if (view.debug || !view.records.empty()) scene.log = std::move(view);
}

}  // namespace asynchio
