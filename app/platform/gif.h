// Moving pictures as GIF files, frame by frame: what did not change between two frames is not written again.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/platform/png.h"

namespace asynchio::platform {

class GifWriter {
  public:
    GifWriter();
    ~GifWriter();
    GifWriter(GifWriter&&) noexcept;
    GifWriter& operator=(GifWriter&&) noexcept;

    // The next picture, and how long it is to be seen, in hundredths of a second. All have the size of the first. The
    // failure says what is wrong; the writer is of no use then.
    Result<bool> add(const Picture& picture, int hundredths);
    // The bytes of the file, which repeats for ever. Equal pictures give equal bytes. Call once, after at least one picture.
    Result<std::string> finish();

  private:
    struct File;
    std::unique_ptr<File> file_;
};

}  // namespace asynchio::platform
