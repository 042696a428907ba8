// Tells a test what the window shows: one line of JSON whenever it changes, appended to the file named by the
// environment variable ASYNCHIO_STATE_LOG. Does nothing without it.
#pragma once

#include <string>

#include "app/play/playground.h"

namespace asynchio {

class StateLog {
  public:
    StateLog();
    void write(Playground& playground, int width, int height);

  private:
    std::string path_;
    std::string last_;
};

}  // namespace asynchio
