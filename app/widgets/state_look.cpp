#include "app/widgets/state_look.h"

#include <iterator>

namespace asynchio::ui {
namespace {

constexpr Color kSkyBlue = rgb(0x56B4E9);

constexpr Pattern kDots{PatternKind::dots, 7, 1.15f, 1};
constexpr Pattern kDiagonal{PatternKind::diagonal, 7, 2.6f, 0.62f};
constexpr Pattern kHorizontal{PatternKind::horizontal, 5, 1.5f, 0.75f};
constexpr Pattern kVertical{PatternKind::vertical, 6, 1.5f, 0.75f};
constexpr Pattern kCross{PatternKind::cross, 7, 1.6f, 0.75f};
constexpr Pattern kStripes{PatternKind::vertical, 10, 3, 0.66f, true};
constexpr Pattern kBricks{PatternKind::bricks, 7, 1.5f, 0.8f, false, 18};
constexpr Pattern kSparseDots{PatternKind::dots, 12, 1.3f, 1};

// In the order of Look: fill, pattern, height, least height, edge, sign.
constexpr StateLook kLooks[] = {
    {0, {}, 1.0f, 20, 0, icon::created},                        // created
    {rgb(0xF0E442), kDots, 0.6f, 12, 0, icon::ready},           // ready
    {rgb(0x009E73), {}, 1.0f, 20, 0, icon::play},               // running
    {kSkyBlue, kDiagonal, 0.35f, 8, 0, icon::timer},            // waiting_timer
    {kSkyBlue, kDiagonal, 0.35f, 8, 0, icon::network},          // waiting_network
    {kSkyBlue, kHorizontal, 0.35f, 8, 0, icon::box},            // waiting_box
    {kSkyBlue, kVertical, 0.35f, 8, 0, icon::queue},            // waiting_queue
    {rgb(0xCC79A7), kCross, 0.5f, 10, 0, icon::lock},           // waiting_lock
    {rgb(0x0072B2), kStripes, 0.5f, 10, 0, icon::worker},       // in_worker
    {rgb(0xD55E00), kBricks, 1.3f, 26, 3, icon::blocking},      // blocking
    {rgb(0xBBBBBB), kSparseDots, 0.5f, 10, 0, icon::ellipsis},  // wants_gil
};
static_assert(std::size(kLooks) == kLookCount);

}  // namespace

const StateLook& state_look(Look look) {
    return kLooks[static_cast<std::size_t>(look)];
}

icon::Icon end_cap_sign(EndCap cap) {
    switch (cap) {
        case EndCap::done: return icon::check;
        case EndCap::failed: return icon::times;
        case EndCap::cancelled: return icon::ban;
    }
    return {};
}

}  // namespace asynchio::ui
