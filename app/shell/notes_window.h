// The speaker's notes in a window of their own, for a screen that the class does not see. Keys that are pressed there mean the
// same as in the first window.
//
// Thread: one, the window's. Outlived by the first window.
#pragma once

#include <memory>
#include <string>

#include "app/model/action.h"
#include "app/play/playground.h"
#include "app/platform/window.h"

namespace asynchio {

class NotesWindow {
  public:
    explicit NotesWindow(platform::Window& first);
    ~NotesWindow();
    NotesWindow(const NotesWindow&) = delete;
    NotesWindow& operator=(const NotesWindow&) = delete;

    // Opens, draws or closes it, as the playground wants. The first window is current afterwards. True when somebody did
    // something here that must be seen there.
    bool frame(Playground& playground);
    // Something came that the next frame must take.
    bool waiting();
    double redraw_in() const;

  private:
    struct Parts;
    bool draw(Playground& playground);

    platform::Window& first_;
    std::unique_ptr<Parts> parts_;
};

}  // namespace asynchio
