#include "app/shell/screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/key_choice.h"
#include "app/platform/paths.h"
#include "app/shell/key_map.h"
#include "app/widgets/card.h"
#include "app/widgets/font_files.h"
#include "app/widgets/text.h"
#include "app/widgets/ui.h"

namespace asynchio {
namespace {

constexpr double kToastSeconds = 4, kTroubleSeconds = 6, kToastSecondsPerLetter = 0.07;

}  // namespace

ui::FontFiles fonts_beside_program() {
    const auto directory = platform::find_resource(platform::own_places(), "fonts");
    if (!directory) return ui::find_font_files({});
    return ui::find_font_files({&*directory, 1});
}

float projected_scale(int width, int height) {
    constexpr float kLeast = 0.65f, kMost = 4, kSteps = 20;  // below, its smallest text would be under 16 pixels
    const float fits = std::min(static_cast<float>(width) / 1920, static_cast<float>(height) / 1080);
    return std::round(std::clamp(fits, kLeast, kMost) * kSteps) / kSteps;
}

Screen::Screen(bool reduced_motion)
    : theme_(ui::built_in_theme("light")), theme_name_("light"), fonts_(fonts_beside_program()), reduced_motion_(reduced_motion) {}

void Screen::build_fonts(float scale) { fonts_.refresh(*ImGui::GetIO().Fonts, scale); }

// A projector has its own theme unless the dark one was asked for.
void Screen::use_theme(const UiState& ui) {
    const std::string wanted = ui.project && ui.theme == "light" ? "projector" : ui.theme;
    if (wanted == theme_name_) return;
    theme_ = ui::built_in_theme(wanted);
    theme_name_ = wanted;
}

void Screen::draw(FrameInput input, float scale, Playground& playground, bool sentences) {
    use_theme(playground.ui());
    if (places_) places_->begin_frame();
    // One at a time: the first.
    const std::string dropped = input.files.empty() ? "" : input.files.front();
    Actions actions;
    turn(input, playground, actions);
    ui::Keys keys(std::move(input));
    ui::Ui ui{theme_, fonts_, memory_, keys, scale, reduced_motion_ || playground.ui().reduced_motion, playground.ui().project,
              phrases_in(playground.ui().locale)};
    const auto renamed = panels::renamed_keys(ui.say, playground.ui().keys);
    ui.renamed = renamed;
    {
        const ui::Frame frame(ui);
        const Scene& scene = playground.scene();
        if (playground.ui().project) panels::draw_project_window(ui, frame.area(), scene, playground.ui(), actions);
        else panels::draw_window(ui, frame.area(), scene, playground.ui(), playground.editor(), actions);
        if (sentences) draw_toast(ui, frame.area(), playground);
    }
    act_on_keys(keys.left(), playground.ui(), actions);
    if (!dropped.empty()) actions.push_back(OpenFile{dropped});
    if (!actions.empty()) {
        playground.apply(actions);
        memory_.redraw_in = 0;  // what was done must be seen
    }
}

// What keys mean that were chosen; and the answer to the one that is asked for.
void Screen::turn(FrameInput& input, Playground& playground, Actions& actions) const {
    const UiState& ui = playground.ui();
    if (ui.asked_key.empty()) {
        const auto& question = playground.scene().flow.question;
        const bool typing = ui.editing || memory_.editing.id != 0;
        panels::turn_keys(input.keys, ui.keys, typing, question && !question->fixed);
        return;
    }
    const auto press = std::ranges::find(input.keys, false, &KeyPress::repeat);
    if (press != input.keys.end()) actions.push_back(panels::answer_key(phrases_in(ui.locale), ui, *press));
    input.keys.clear();
    input.text.clear();
}

void Screen::draw_toast(ui::Ui& ui, const ui::Rect& area, const Playground& playground) {
    if (playground.toast_number() != toast_shown_) {
        toast_shown_ = playground.toast_number();
        const double reading = static_cast<double>(playground.toast().size()) * kToastSecondsPerLetter;
        toast_until_ = ui.now + std::max(playground.toast_is_trouble() ? kTroubleSeconds : kToastSeconds, reading);
    }
    if (playground.toast().empty() || ui.now >= toast_until_) return;
    const ui::Magnified magnified(ui);
    const float words = ui::text_width(ui, ui::Type::label, playground.toast()) + ui.px(64);
    const float width = std::min(area.w - ui.px(32), std::max(words, ui.px(560)));
    const float height = ui::toast_height(ui, playground.toast(), width);
    ui::Rect rect{area.x + (area.w - width) / 2, area.bottom() - ui.px(80) - height, width, height};
    // In a room the lower part is the caption's.
    if (playground.ui().project) rect = {area.right() - width - ui.px(16), area.y + ui.px(44), width, height};
    // Above everything: the parts that scroll lie over the window itself.
    ImDrawList* const window = std::exchange(ui.draw, ImGui::GetForegroundDrawList());
    if (ui::toast(ui, "toast", rect, playground.toast(), "", playground.toast_is_trouble())) toast_until_ = ui.now + 1;
    ui.draw = window;
    ui.redraw_in(toast_until_ - ui.now);
}

}  // namespace asynchio
