// The type scale: every text on the screen has one of these roles, which fixes its face, size and line
// height. Sizes are those of the em square in pixels at 100 %, as in a style sheet.
#pragma once

#include <cstddef>
#include <cstdint>

namespace asynchio::ui {

enum class Face : std::uint8_t { sans, sans_medium, sans_semibold, mono, mono_bold, count };
inline constexpr std::size_t kFaceCount = static_cast<std::size_t>(Face::count);

enum class Type : std::uint8_t {
    big_value,        // a guarded variable
    box_value,        // a value in a box slot
    heading,          // the question
    title,            // lesson title
    token_large,      // name in a token of the turn view
    lane_name,        // name of a lane
    caption,          // captions
    caption_small,    // captions on small screens
    body,             // story, feedback
    body_strong,      // first words of a banner, title of a card
    label,            // buttons, rows
    label_strong,     // chosen rows, names in tokens
    small,            // notes
    small_medium,     // stage names
    small_strong,     // actions in banners, the chosen segment
    small_mono,       // code in a sentence, turn numbers
    smallest,         // hints
    smallest_strong,  // panel headings, names in task pills
    smallest_mono,    // ruler, key caps, line numbers
    code,             // program
    code_bold,        // keywords, values in chips
    code_large,       // program when there is room, turn ruler
    code_large_bold,
    clock_time,  // transport: the time
    clock_turn,  // transport: the turn
    icon_large,  // the icon of an empty panel
    projected_caption,
    projected_title,
    projected_time,
    projected_turn,
    projected_name,
    projected_label,
    projected_label_strong,
    projected_value,
    projected_state,
    projected_ruler,
    projected_number,
    projected_code,
    projected_code_bold,
    projected_code_large,
    projected_code_large_bold,
    count
};
inline constexpr std::size_t kTypeCount = static_cast<std::size_t>(Type::count);

struct TypeStyle {
    Face face;
    float size;     // em, pixels at 100 %
    float line;     // line height, pixels at 100 %
    bool at_start;  // built into the first atlas; the others follow when they are first used
};

const TypeStyle& type_style(Type type);

// How much larger a desk's text must be for a room: from 13 pixels to 22.
inline constexpr float kMagnification = 22.0f / 13;

}  // namespace asynchio::ui
