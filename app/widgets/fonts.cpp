#include "app/widgets/fonts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/widgets/glyph_blocks.h"

namespace asynchio::ui {
namespace {

// Below this many pixels, text is drawn at fractions of a pixel and wants glyphs that are sharp there.
constexpr float kOversampledBelow = 24;

bool is_mono(Face face) {
    return face == Face::mono || face == Face::mono_bold;
}

ImFontConfig font_config(bool oversample) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = oversample ? 2 : 1;
    config.OversampleV = 1;
    config.PixelSnapH = !oversample;
    return config;
}

}  // namespace

Fonts::Fonts(FontFiles files) : files_(std::move(files)) {
    for (std::size_t i = 0; i < kTypeCount; ++i) {
        const TypeStyle& style = type_style(static_cast<Type>(i));
        const std::size_t slot = find_slot(style.face, style.size);
        slot_of_type_[0][i] = static_cast<std::uint8_t>(slot);
        slot_of_type_[1][i] = static_cast<std::uint8_t>(find_slot(style.face, style.size * kMagnification));
        if (!style.at_start) continue;
        slots_[slot].wanted = true;
        slots_[slot].wanted_blocks = kBasicBlock | (is_mono(style.face) ? 0 : kIconBlock);
    }
}

std::size_t Fonts::find_slot(Face face, float em) {
    const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return s.face == face && s.em == em; });
    if (slot != slots_.end()) return static_cast<std::size_t>(slot - slots_.begin());
    slots_.push_back({face, em});
    return slots_.size() - 1;
}

float Fonts::pixel_size(const Slot& slot) const {
    const FontMetrics& metrics = file(slot.face).metrics;
    return slot.em * scale_ * (metrics.ascent + metrics.descent);
}

bool Fonts::refresh(ImFontAtlas& atlas, float scale) {
    if (scale == scale_ && !wants_refresh_) return false;
    scale_ = scale;
    atlas.Clear();
    ranges_.clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (Slot& slot : slots_) {
        slot.font = nullptr;
        if (slot.wanted) build_slot(atlas, slot);
    }
    atlas.Build();
    ImGui::GetIO().FontDefault = slot_of(Type::body, false).font;
    compat::forget_texture(atlas);
    wants_refresh_ = false;
    return true;
}

void Fonts::build_slot(ImFontAtlas& atlas, Slot& slot) {
    const FontFile& text = file(slot.face);
    const float size = pixel_size(slot);
    slot.built_blocks = slot.wanted_blocks;
    if (text.bytes.empty()) {
        ImFontConfig config;
        config.SizePixels = size;
        slot.font = atlas.AddFontDefault(&config);
    } else {
        ImFontConfig config = font_config(!is_mono(slot.face) && size < kOversampledBelow);
        ranges_.push_back(text_ranges(slot.wanted_blocks));
        slot.font = atlas.AddFontFromMemoryTTF(const_cast<char*>(text.bytes.data()),
                                               static_cast<int>(text.bytes.size()), size, &config,
                                               ranges_.back().data());
    }
    if ((slot.wanted_blocks & kIconBlock) == 0 || files_.icons.bytes.empty()) return;
    ImFontConfig config = font_config(false);
    config.MergeMode = true;
    ranges_.push_back(icon_ranges());
    const FontMetrics& icon = files_.icons.metrics;
    atlas.AddFontFromMemoryTTF(
        const_cast<char*>(files_.icons.bytes.data()), static_cast<int>(files_.icons.bytes.size()),
        slot.em * scale_ * (icon.ascent + icon.descent), &config, ranges_.back().data());
}

const Fonts::Slot* Fonts::nearest_built(const Slot& slot) const {
    const Slot* best = nullptr;
    float best_distance = 0;
    for (const Slot& other : slots_) {
        if (other.font == nullptr) continue;
        const float distance = std::abs(other.em - slot.em) + (other.face == slot.face ? 0.0f : 100.0f);
        if (best == nullptr || distance < best_distance) best = &other, best_distance = distance;
    }
    return best;
}

TypeFace Fonts::face(Type type, bool magnified) {
    Slot& slot = slot_of(type, magnified);
    const Slot* drawn = &slot;
    if (slot.font == nullptr) {
        slot.wanted_blocks |= kBasicBlock;
        slot.wanted = true;
        wants_refresh_ = true;
        drawn = nearest_built(slot);
    }
    const FontMetrics& metrics = file(slot.face).metrics;
    TypeFace face;
    face.size = pixel_size(slot);
    face.line = std::round(type_style(type).line * scale_ * (magnified ? kMagnification : 1));
    face.drop = slot.em * scale_ * (metrics.ascent - metrics.descent) / 2;
    if (drawn == nullptr) return face;
    face.font = drawn->font;
    face.ascent = compat::ascent(*drawn->font, face.size);
    return face;
}

void Fonts::note_text(Type type, std::string_view text, bool magnified) {
    Slot& slot = slot_of(type, magnified);
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80) {
            text.remove_prefix(1);
            continue;
        }
        const BlockMask missing = block_of(take_character(text)) & ~slot.wanted_blocks;
        if (missing == 0) continue;
        slot.wanted_blocks |= missing;
        wants_refresh_ = true;
    }
}

}  // namespace asynchio::ui
