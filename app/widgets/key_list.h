// The key presses of one frame that nobody has taken yet. Widgets take theirs while they are drawn; what is
// left afterwards belongs to the app. Text goes to the field that is being edited, never past it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/widgets/compat/keys.h"

namespace asynchio::ui {

struct Mods {
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
};

class Keys {
  public:
    Keys() = default;
    explicit Keys(FrameInput input) : presses_(std::move(input.keys)), text_(std::move(input.text)) {}

    // Takes the first press of exactly this key and these modifiers.
    bool take(Key key, Mods mods = {}) {
        const auto found = std::find_if(presses_.begin(), presses_.end(), [&](const KeyPress& press) {
            return press.key == key && press.ctrl == mods.ctrl && press.shift == mods.shift &&
                   press.alt == mods.alt;
        });
        if (found == presses_.end()) return false;
        presses_.erase(found);
        return true;
    }

    // As if it had been pressed last.
    void put(const KeyPress& press) { presses_.push_back(press); }

    // Takes every press for which `wanted(press)` is true, in order.
    template <class Predicate>
    std::vector<KeyPress> take_all(Predicate wanted) {
        const auto rest = std::stable_partition(presses_.begin(), presses_.end(),
                                                [&](const KeyPress& press) { return !wanted(press); });
        std::vector<KeyPress> taken(rest, presses_.end());
        presses_.erase(rest, presses_.end());
        return taken;
    }

    std::u32string take_text() { return std::exchange(text_, {}); }

    const std::vector<KeyPress>& left() const { return presses_; }

  private:
    std::vector<KeyPress> presses_;
    std::u32string text_;
};

}  // namespace asynchio::ui
