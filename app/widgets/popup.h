// A card above the window: help, the lesson list, the list of a choice. It stops nothing (what lies beside it
// can still be clicked, which closes it), holds the keyboard focus while it is open, and closes on Esc.
#pragma once

#include <span>
#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// if (PopupCard card(ui, "help", rect, open); card) { ... draw into rect ... }
// Clears `open` when the user closes it. The caller owns `open` and may clear it too.
class PopupCard {
  public:
    PopupCard(Ui& ui, std::string_view id, const Rect& rect, bool& open);
    ~PopupCard();
    PopupCard(const PopupCard&) = delete;
    PopupCard& operator=(const PopupCard&) = delete;

    explicit operator bool() const { return drawing_; }

  private:
    void close_on_leaving();

    Ui& ui_;
    bool& open_;
    ImGuiID scope_;
    ImDrawList* outer_draw_;
    bool drawing_ = false;
    bool opened_now_ = false;
};

// A list below (or above) `anchor`; the index that was picked, or -1. Picking closes it.
int popup_list(Ui& ui, std::string_view id, const Rect& anchor, std::span<const std::string_view> entries,
               int chosen, bool& open);

}  // namespace asynchio::ui
