// Writes the run that is shown into a file beside the window, in the form that was asked for: the long ones take longer than
// a frame may. Files go into the folder `exports` of the user's own data; none that is there is written over.
//
// Thread: one, the window's; the work is done in another. Destroying waits for it.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "app/phrases/phrases.h"
#include "app/platform/png.h"
#include "app/play/playground.h"
#include "app/shell/film.h"

namespace asynchio {

class Exporter {
  public:
    // Begins, unless a file is being written. A picture waits for show().
    void start(const ExportOrder& order, Playground& playground);
    // The next frame without cards and sentences over it is to be given to show(); a film wants one after the other. pose() before
    // it puts the playhead where the frame wants it.
    bool wants_picture() const { return picture_ || film_; }
    void pose(Playground& playground) const;
    void show(platform::Picture picture, Playground& playground);
    bool filming() const { return film_ != nullptr; }
    // How far a film is, as a sentence; "" while there is none.
    std::string progress(const Phrases& say) const;
    // Leaves a film that is being made; it is not saved.
    void cancel(Playground& playground);

    bool busy() const { return work_.valid() || wants_picture(); }
    // Where it was written, or why not, as a sentence; once, when it is done.
    std::optional<std::string> take_sentence();

  private:
    struct Filming {
        ExportOrder order;
        Film film;
        std::size_t position, seen;  // of the playhead before
    };
    void write(const ExportOrder& order, std::function<Result<std::string>()> content, const Playground& playground);
    void end_film(Playground& playground);

    std::future<std::string> work_;
    std::optional<ExportOrder> picture_;
    std::unique_ptr<Filming> film_;
    std::optional<std::string> sentence_;
};

}  // namespace asynchio
