// Where in the window what can be pressed lies, for tests that press it. Widgets note it for whoever watches; usually
// nobody does, and it costs nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/ui.h"

namespace asynchio::ui {

struct Place {
    std::string name;  // as its widget calls it: "go on"; of a part of a value: "WAIT/more"
    Rect rect;
    Rect seen;         // what of it is not scrolled out of sight
    Rect target;       // what answers the mouse; empty for what only scrolls
};

// While this lives, it watches the ImGui context that is current, which has one watcher at most. UI thread only.
class Places {
  public:
    Places();
    ~Places();
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    // Of one frame, in the order of drawing.
    const std::vector<Place>& all() const { return all_; }
    void begin_frame() { all_.clear(); }

  private:
    friend class Parts;
    friend void note_place(Ui& ui, std::string_view name, const Rect& rect, const Rect& target);

    std::vector<Place> all_;
    std::string prefix_;  // "WAIT/" while the parts of a value are drawn
};

// Tells the watcher, if there is one.
void note_place(Ui& ui, std::string_view name, const Rect& rect, const Rect& target = {});

// The parts of a control: while this lives, ids count within `name`, and places are called "name/part".
class Parts {
  public:
    explicit Parts(std::string_view name);
    ~Parts();
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

  private:
    std::size_t outer_ = 0;  // length of the prefix around it
};

}  // namespace asynchio::ui
