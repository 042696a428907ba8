#include "app/panels/timeline_samples.h"

#include <algorithm>

#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr int kLookedAt = 24;  // bars of a lane

float size_of(const ui::Ui& ui) { return ui.px(ui.projector ? 24 : 13); }

}  // namespace

std::vector<StateSample> samples_of(const Phrases& say, const Plot& plot) {
    std::vector<StateSample> samples;
    for (const TimelineRow& row : plot.rows) {
        if (row.pool || plot.view.lanes[row.lane].lane == nullptr) continue;
        const auto& spans = plot.view.lanes[row.lane].lane->spans;
        auto span = std::ranges::partition_point(spans, [&](const Span& it) { return plot.extent(it).end < plot.begin; });
        for (int looked = 0; looked < kLookedAt && span != spans.end(); ++looked, ++span) {
            if (span->first_event >= plot.state.position || plot.extent(*span).begin > plot.end) break;
            const ui::Look look = look_of(span->activity);
            if (!is_drawn(span->activity) || span->activity == Activity::blocking) continue;
            if (span->end <= span->begin && look != ui::Look::running) continue;  // no time, no bar
            const bool waits = span->activity >= Activity::waiting_timer && span->activity < Activity::blocking;
            const std::string full(phrase_of(say, span->activity));
            const std::string brief = waits ? std::string(phrase_of(say, span->wait.kind)) : look == ui::Look::running ? "" : full;
            const auto known = std::ranges::find(samples, look, &StateSample::look);
            if (known == samples.end()) samples.push_back({look, full, brief});
            else if (known->brief != brief) known->brief = known->full;  // one pattern, several reasons
        }
    }
    return samples;
}

void draw_samples(ui::Ui& ui, Rect& rest, const Plot& plot) {
    if (plot.turns() || plot.rows.empty() || !std::ranges::all_of(plot.rows, [&](const TimelineRow& row) { return row.pool || plot.compact(row); })) return;
    const std::vector<StateSample> samples = samples_of(ui.say, plot);
    const float swatch = size_of(ui), gap = ui.px(5), apart = ui.px(12);
    for (const auto words : {&StateSample::full, &StateSample::brief}) {
        float width = 0;
        const auto own = [&](const StateSample& sample) { return (sample.*words).empty() ? 0 : swatch + gap + ui::text_width(ui, ui::Type::smallest, sample.*words) + 1 + apart; };
        for (const StateSample& sample : samples) width += own(sample);
        // One pattern alone is that of whatever the lanes wait for.
        if (width > rest.w || std::ranges::count_if(samples, [&](const StateSample& sample) { return sample.look != ui::Look::running; }) < 2) continue;
        Rect line = ui::cut_right(rest, width, apart);
        for (const StateSample& sample : samples) {
            if ((sample.*words).empty()) continue;
            const Rect place = ui::cut_left(line, swatch, gap);
            ui::draw_swatch(ui, sample.look, ui::rect_around(place.centre(), swatch, swatch));
            const Rect text = ui::cut_left(line, ui::text_width(ui, ui::Type::smallest, sample.*words) + 1, apart);
            ui::draw_text(ui, text, ui::Type::smallest, Role::muted, sample.*words);
        }
        return;
    }
}

void draw_sample_of(ui::Ui& ui, const Rect& rest, const Plot& plot, ui::Look look, ui::Type type) {
    const std::vector<StateSample> samples = samples_of(ui.say, plot);
    const auto sample = std::ranges::find(samples, look, &StateSample::look);
    const float swatch = size_of(ui);
    if (sample == samples.end() || swatch + ui.px(6) + ui::text_width(ui, type, sample->full) > rest.w) return;
    Rect line = rest;
    const Rect place = ui::cut_left(line, swatch, ui.px(6));
    ui::draw_swatch(ui, look, ui::rect_around(place.centre(), swatch, swatch));
    ui::draw_text(ui, line, type, Role::muted, sample->full);
}

}  // namespace asynchio::panels
