#include "app/widgets/motion.h"

namespace asynchio::ui {
namespace {

float value_at(const Slide& slide, double now, double seconds) {
    if (seconds <= 0) return slide.to;
    const auto part = static_cast<float>(std::clamp((now - slide.began) / seconds, 0.0, 1.0));
    return slide.from + (slide.to - slide.from) * ease_out(part);
}

}  // namespace

float ease_out(float part) {
    const float left = 1 - std::clamp(part, 0.0f, 1.0f);
    return 1 - left * left * left;
}

float slide(Ui& ui, ImGuiID id, float target, double seconds) {
    const Slide resting{target, target, ui.now - seconds, ui.memory.frame};
    const auto [found, fresh] = ui.memory.slides.try_emplace(id, resting);
    Slide& slide = found->second;
    if (fresh || ui.reduced_motion) slide = resting;
    slide.frame = ui.memory.frame;
    if (slide.to != target) slide = {value_at(slide, ui.now, seconds), target, ui.now, slide.frame};
    // What rests is told by its ends: its beginning plus `seconds` may be rounded to after now, and it would be drawn for ever.
    if (slide.from != slide.to && ui.now - slide.began < seconds) ui.redraw_in(0);
    return value_at(slide, ui.now, seconds);
}

}  // namespace asynchio::ui
