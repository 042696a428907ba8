// ImGui frames with no window and no graphics: for tests, which put input in and look at what was drawn and
// answered. Time goes on by a fixed step.
#pragma once

#include <imgui.h>

#include "app/platform/imgui_context.h"
#include "app/platform/input_queue.h"

namespace asynchio::platform {

class NullFrames {
  public:
    NullFrames(int width, int height, float seconds_per_frame = 1.0f / 60);

    InputQueue& input() { return input_; }

    // Fonts must be built before (ImGui::GetIO().Fonts). Between begin and end, draw.
    FrameInput begin();
    // The vertices that were drawn; valid until the next begin.
    const ImDrawData& end();

    // The next frame comes so many seconds later than usual.
    void sleep(float seconds) { extra_ += seconds; }
    void resize(int width, int height) { width_ = width, height_ = height; }

  private:
    ImguiContext context_;
    InputQueue input_;
    int width_;
    int height_;
    float step_;
    float extra_ = 0;
};

}  // namespace asynchio::platform
