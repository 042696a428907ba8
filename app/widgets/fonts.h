// The fonts in ImGui's atlas. The first atlas holds what nearly every screen needs, so that the first frame
// comes quickly; a size or a script that is used later is noted while it is drawn (something near stands in
// for that frame) and built before the next one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/widgets/compat/imgui_compat.h"
#include "app/widgets/font_files.h"
#include "app/widgets/type.h"

namespace asynchio::ui {

// What drawing a line of text needs. Pixels, at the current scale.
struct TypeFace {
    ImFont* font = nullptr;
    float size = 0;    // ImGui's size: ascent plus descent
    float ascent = 0;  // from where ImGui starts drawing down to the base line, whole pixels
    float drop = 0;    // from the middle of a line down to its base line
    float line = 0;    // line height
};

class Fonts {
  public:
    explicit Fonts(FontFiles files);

    // Between frames only. Builds the atlas when the scale (0.5 to 4) has changed or something was missed
    // since; true when it did, and the renderer must upload the texture again before it draws.
    bool refresh(ImFontAtlas& atlas, float scale);

    // Something that was drawn since refresh() had no exact glyphs; another frame will look better.
    bool wants_refresh() const { return wants_refresh_; }

    // `magnified`: for a room.
    TypeFace face(Type type, bool magnified = false);
    // Notes characters of the text that the atlas lacks. `face` does not know the text, drawing code calls
    // both.
    void note_text(Type type, std::string_view text, bool magnified = false);
    bool has_icons() const { return !files_.icons.bytes.empty(); }

    float scale() const { return scale_; }
    const std::vector<std::string>& notes() const { return files_.notes; }

  private:
    // One font of the atlas: roles of equal face and size share it.
    struct Slot {
        Face face{};
        float em = 0;
        bool wanted = false;
        std::uint32_t wanted_blocks = 0;
        std::uint32_t built_blocks = 0;
        ImFont* font = nullptr;
    };

    const FontFile& file(Face face) const { return files_.faces[static_cast<std::size_t>(face)]; }
    float pixel_size(const Slot& slot) const;
    std::size_t find_slot(Face face, float em);
    Slot& slot_of(Type type, bool magnified) { return slots_[slot_of_type_[magnified ? 1 : 0][static_cast<std::size_t>(type)]]; }
    const Slot* nearest_built(const Slot& slot) const;
    void build_slot(ImFontAtlas& atlas, Slot& slot);

    FontFiles files_;
    std::vector<Slot> slots_;
    std::array<std::array<std::uint8_t, kTypeCount>, 2> slot_of_type_{};  // as designed, and magnified
    std::vector<std::vector<ImWchar>> ranges_;  // must outlive the atlas
    float scale_ = 0;
    bool wants_refresh_ = true;
};

}  // namespace asynchio::ui
