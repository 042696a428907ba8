// Pictures of a playground without a window: one, or as many as a playback has.
#pragma once

#include <memory>

#include "app/cli/options.h"
#include "app/platform/offscreen.h"
#include "app/shell/screen.h"

namespace asynchio {

class Camera {
  public:
    // The failure says why nothing can be drawn here.
    static Result<std::unique_ptr<Camera>> create(const ShotOptions& options);

    platform::Picture take(Playground& playground);

  private:
    Camera(std::unique_ptr<platform::Offscreen> surface, float scale);

    std::unique_ptr<platform::Offscreen> surface_;
    Screen screen_;
    float scale_;
};

// The whole run as a moving picture (film.h): the bytes of a GIF file. Says on standard error how far it is.
Result<std::string> film(Camera& camera, Playground& playground, const ShotOptions& options);

}  // namespace asynchio
