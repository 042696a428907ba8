#include "app/widgets/type.h"

#include <iterator>

namespace asynchio::ui {
namespace {

// In the order of Type.
constexpr TypeStyle kStyles[] = {
    {Face::mono_bold, 54, 60, false},      // big_value
    {Face::mono_bold, 26, 32, false},      // box_value
    {Face::sans_semibold, 20, 30, true},   // heading
    {Face::sans_semibold, 18, 26, true},   // title
    {Face::sans_semibold, 22, 28, false},  // token_large
    {Face::sans_semibold, 17, 24, true},   // lane_name
    {Face::sans_medium, 18, 27, true},     // caption
    {Face::sans_medium, 16, 23, false},    // caption_small
    {Face::sans, 16, 24, true},            // body
    {Face::sans_semibold, 16, 24, true},   // body_strong
    {Face::sans_medium, 15, 20, true},     // label
    {Face::sans_semibold, 15, 20, true},   // label_strong
    {Face::sans, 14, 20, true},            // small
    {Face::sans_medium, 14, 20, true},     // small_medium
    {Face::sans_semibold, 14, 20, true},   // small_strong
    {Face::mono, 14, 20, true},            // small_mono
    {Face::sans, 13, 18, true},            // smallest
    {Face::sans_semibold, 13, 18, true},   // smallest_strong
    {Face::mono, 13, 18, true},            // smallest_mono
    {Face::mono, 15, 22, true},            // code
    {Face::mono_bold, 15, 22, true},       // code_bold
    {Face::mono, 17, 28, true},            // code_large
    {Face::mono_bold, 17, 28, true},       // code_large_bold
    {Face::mono_bold, 22, 28, true},       // clock_time
    {Face::mono_bold, 18, 24, true},       // clock_turn
    {Face::sans, 24, 30, false},           // icon_large
    {Face::sans_semibold, 40, 56, false},  // projected_caption
    {Face::sans_semibold, 36, 46, false},  // projected_title
    {Face::mono_bold, 36, 46, false},      // projected_time
    {Face::mono_bold, 32, 42, false},      // projected_turn
    {Face::sans_semibold, 34, 44, false},  // projected_name
    {Face::sans, 28, 36, false},           // projected_label
    {Face::sans_semibold, 28, 36, false},  // projected_label_strong
    {Face::mono_bold, 28, 36, false},      // projected_value
    {Face::sans_semibold, 25, 32, false},  // projected_state
    {Face::mono, 28, 36, false},           // projected_ruler
    {Face::mono, 26, 34, false},           // projected_number
    {Face::mono, 24, 36, false},           // projected_code
    {Face::mono_bold, 24, 36, false},      // projected_code_bold
    {Face::mono, 32, 48, false},           // projected_code_large
    {Face::mono_bold, 32, 48, false},      // projected_code_large_bold
};
static_assert(std::size(kStyles) == kTypeCount);

}  // namespace

const TypeStyle& type_style(Type type) {
    return kStyles[static_cast<std::size_t>(type)];
}

}  // namespace asynchio::ui
