// A run as a moving picture, as somebody sees it who lets it play for the first time: where the playhead is in each frame,
// and the GIF file that the frames become.
#pragma once

#include <string>
#include <vector>

#include "app/model/action.h"
#include "app/model/run_data.h"
#include "app/platform/gif.h"

namespace asynchio {

class Film {
  public:
    static constexpr int kUsualFrames = 10;  // in a second

    // A long run has fewer frames than that in a second; one in which no time passes goes from column to column.
    Film(const RunData& run, int frames_per_second);

    bool done() const { return next_ == takes_.size(); }
    // Where the playhead is in the next frame.
    const Action& next() const { return takes_[next_].go; }
    // The picture of it. The failure says what is wrong; the film is of no use then.
    Result<bool> add(const platform::Picture& picture);
    std::size_t added() const { return next_; }
    std::size_t frames() const { return takes_.size(); }
    // The bytes of the file. Call once, when it is done.
    Result<std::string> finish() { return gif_.finish(); }

  private:
    struct Take {
        Action go;
        int hundredths;  // of a second that it is seen
    };
    std::vector<Take> takes_;
    std::size_t next_ = 0;
    platform::GifWriter gif_;
};

}  // namespace asynchio
