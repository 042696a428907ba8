#include "app/panels/sliders_panel.h"

#include <fmt/format.h>

#include <array>

#include "app/panels/panel.h"
#include "app/panels/parameter_edit.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr float kRow = 40, kLine = 36, kHeading = 34;
constexpr float kLeastName = 70, kMostName = 160;
constexpr int kMachineRows = 5;
constexpr ui::SliderRange kCores{1, 8, 1, 4, 0};
constexpr ui::SliderRange kSwitch{1, 100, 1, 5, 0};
constexpr ui::SliderRange kStart{0, 500, 10, 50, 0};
constexpr ui::SliderRange kSeed{1, 99, 1, 1, 0};

// In pixels at 100 %, as the rows want it; wide enough for the longest name.
float name_width(ui::Ui& ui, const Scene& scene) {
    float width = ui.px(kLeastName);
    for (const ParameterView& parameter : scene.parameters)
        width = std::max(width, ui::text_width(ui, ui::Type::code_bold, parameter.name) + ui.px(14));
    return std::min(width / ui.scale, kMostName);
}

void draw_reset(ui::Ui& ui, ui::Rect& line, const Scene& scene, Actions& actions) {
    if (!scene.parameters_changed) return;
    const ui::ButtonLook look{.icon = ui::icon::undo, .type = ui::Type::small_strong};
    const std::string_view words = ui.say.sliders_reset();
    const ui::Rect place = cut_right(line, ui::button_width(ui, words, look) - ui.px(8), ui.px(8));
    if (ui::button(ui, "reset values", ui::rect_around(place.centre(), place.w, ui.px(28)), words, look))
        actions.push_back(ResetParameters{});
}

void draw_rows(ui::Ui& ui, ui::Rect& rest, const Scene& scene, Actions& actions) {
    const float names = name_width(ui, scene);
    for (const ParameterView& parameter : scene.parameters) {
        const ui::Rect row = cut_top(rest, ui.px(kRow));
        if (!parameter.locked.empty()) {
            const std::vector<std::string_view> labels = labels_of(parameter);
            const auto chosen = static_cast<std::size_t>(std::max(parameter.chosen, 0));
            const std::string_view value = chosen < labels.size() ? labels[chosen] : std::string_view(parameter.value_text);
            ui::fixed_row(ui, row, parameter.name, value, parameter.locked, names);
        } else if (parameter.choice) {
            const auto picked = ui::choice_row(ui, parameter.name, row, parameter.name, labels_of(parameter),
                                               parameter.chosen, names);
            if (picked) ask_for(parameter, *picked, actions);
        } else {
            const ui::SliderSpec spec{parameter.name, parameter.unit, range_of(parameter), names};
            ask_for(parameter, ui::slider_row(ui, parameter.name, row, spec, parameter.value), actions);
        }
    }
}

// The folded machine: one line that opens it.
void draw_machine_line(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "machine", rect);
    if (hit.hovered) ui::fill_rect(ui, rect, ui::Role::sunken, 6);
    ui::Rect inner = rect.inset(ui.px(6), 0);
    ui::draw_icon(ui, cut_right(inner, ui.px(14), ui.px(8)), ui::Type::label, ui::Role::muted,
                  ui_state.show_machine ? ui::icon::minus : ui::icon::caret_down);
    ui::draw_runs(ui, inner,
                  {{ui::Type::small_strong, ui::Role::text, ui.say.machine_title()},
                   {ui::Type::small, ui::Role::muted, machine_words(ui.say, scene.machine), 10}});
    ui::draw_focus_ring(ui, hit, ui.px(6));
    if (hit.clicked) actions.push_back(ShowMachine{!ui_state.show_machine});
}

void draw_machine_rows(ui::Ui& ui, ui::Rect& rest, const Machine& now, Actions& actions) {
    constexpr float kNames = 126;
    const std::array<std::string_view, 2> gil_words = {ui.say.machine_off(), ui.say.machine_on()};
    Machine wanted = now;
    const auto row = [&] { return cut_top(rest, ui.px(kRow)); };
    wanted.cores = static_cast<std::uint32_t>(
        ui::slider_row(ui, "cores", row(), {ui.say.machine_cores(), "", kCores, kNames}, now.cores).value);
    if (const auto gil = ui::choice_row(ui, "gil", row(), ui.say.machine_gil(), gil_words, now.gil ? 1 : 0, kNames))
        wanted.gil = *gil == 1;
    const double before = static_cast<double>(now.switch_interval) / kMillisecond;
    const ui::ValueEdit interval =
        ui::slider_row(ui, "switch", row(), {ui.say.machine_switch(), "ms", kSwitch, kNames}, before);
    if (interval.changed) wanted.switch_interval = static_cast<Duration>(interval.value * kMillisecond);
    const double start = static_cast<double>(now.process_start) / kMillisecond;
    const ui::ValueEdit process =
        ui::slider_row(ui, "start", row(), {ui.say.machine_start(), "ms", kStart, kNames}, start);
    if (process.changed) wanted.process_start = static_cast<Duration>(process.value * kMillisecond);
    wanted.seed = static_cast<std::uint32_t>(
        ui::slider_row(ui, "seed", row(), {ui.say.machine_seed(), "", kSeed, kNames}, now.seed).value);
    if (wanted != now) actions.push_back(SetMachine{wanted});
}

}  // namespace

std::string machine_words(const Phrases& say, const Machine& machine) {
    const double interval = static_cast<double>(machine.switch_interval) / kMillisecond;
    const double start = static_cast<double>(machine.process_start) / kMillisecond;
    const std::string words = say.machine_words({.count = machine.cores,
                                                 .gil = machine.gil ? say.machine_on() : say.machine_off(),
                                                 .interval = fmt::format("{:g}", interval),
                                                 .seed = machine.seed});
    return start > 0 ? words + ", " + say.machine_start_words({.start = fmt::format("{:g}", start)}) : words;
}

float sliders_panel_height(const ui::Ui& ui, const Scene& scene, const UiState& ui_state, bool folded) {
    const float ends = ui.px(12);
    const float machine = ui_state.show_machine ? kMachineRows * ui.px(kRow) : 0;
    if (folded || scene.parameters.empty()) return ui.px(kLine) + ends + machine;
    return ui.px(kHeading) + static_cast<float>(scene.parameters.size()) * ui.px(kRow) + ui.px(kLine) + ends +
           machine;
}

void draw_sliders_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                        bool folded, Actions& actions) {
    const ui::FocusGroup group(ui, 2);
    const ui::ScrollArea area(ui, "sliders", rect, sliders_panel_height(ui, scene, ui_state, folded));
    ui::Rect rest = area.content().inset(spacing(ui).padding, ui.px(6));
    if (!folded && !scene.parameters.empty()) {
        ui::Rect line = cut_top(rest, ui.px(kHeading));
        draw_reset(ui, line, scene, actions);
        ui::draw_heading(ui, line, ui.say.sliders_title(), {},
                         scene.parameters_changed ? std::string_view{} : ui.say.sliders_hint());
        draw_rows(ui, rest, scene, actions);
    }
    ui::Rect line = cut_top(rest, ui.px(kLine));
    if (folded) draw_reset(ui, line, scene, actions);
    draw_machine_line(ui, {line.x - ui.px(6), line.y + ui.px(2), line.w + ui.px(12), line.h - ui.px(4)},
                      scene, ui_state, actions);
    if (ui_state.show_machine) draw_machine_rows(ui, rest, scene.machine, actions);
}

}  // namespace asynchio::panels
