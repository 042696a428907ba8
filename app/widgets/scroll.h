// A part of the window that scrolls up and down (never sideways), with a thin scrollbar.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// {
//     ScrollArea area(ui, "output", rect, height_of_everything);
//     ... draw into area.content(), skip what is outside of area.visible() ...
// }
class ScrollArea {
  public:
    ScrollArea(Ui& ui, std::string_view id, const Rect& rect, float content_height);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    // Where everything lies, in pixels of the window, moved by the scrolling; as wide as the room beside the
    // bar.
    const Rect& content() const { return content_; }
    const Rect& visible() const { return visible_; }
    bool scrolls() const { return content_.h > visible_.h; }

    // Draws its lower edge out into the ground where something follows, so that half a line reads as more to come. Call
    // when everything is drawn.
    void fade_below(Role ground) const;

    // Begins with a whole one of the rows of this height, once nothing has moved it for a moment. Call when everything is
    // drawn.
    void begin_with_whole_row(float row) const;

    // Scrolls just far enough that the piece (in content coordinates, as drawn) is seen in the next frame.
    void reveal(const Rect& piece);

  private:
    Ui& ui_;
    Rect visible_;
    Rect content_;
    ImDrawList* outer_draw_;
};

// A card above what was drawn before, also above parts that scroll. What is drawn while it lives lies on it.
class RaisedCard {
  public:
    RaisedCard(Ui& ui, std::string_view id, const Rect& rect);

  private:
    ScrollArea layer_;
};

}  // namespace asynchio::ui
