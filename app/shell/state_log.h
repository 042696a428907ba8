// Tells a test what the window shows: one line of JSON whenever it changes, appended to the file named by the
// environment variable ASYNCHIO_STATE_LOG. Does nothing without it.
#pragma once

#include <span>
#include <string>

#include "app/play/playground.h"
#include "app/widgets/places.h"

namespace asynchio {

// What the window knows of the frame that was shown last.
struct ShownFrame {
    std::span<const ui::Place> places;  // what can be pressed
    int width = 0, height = 0;          // pixels
    bool still = false;                 // nothing moves by itself
};

class StateLog {
  public:
    StateLog();
    bool on() const { return !path_.empty(); }
    void write(Playground& playground, const ShownFrame& frame);

  private:
    std::string path_;
    std::string last_;
};

}  // namespace asynchio
