#include "app/shell/exporter.h"

#include <cerrno>
#include <chrono>
#include <cstring>

#include "app/export/run_text.h"
#include "app/export/timeline_svg.h"
#include "app/platform/paths.h"
#include "app/widgets/theme.h"
#include "core/base/whole_file.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr double kSvgWidth = 960;  // pixels, of the timeline
constexpr int kMostOfOneName = 10'000;

using Content = std::function<Result<std::string>()>;

// "05-gather.csv", then "05-gather-2.csv", ...; empty when all are taken.
fs::path free_name(const fs::path& folder, const std::string& name, std::string_view suffix) {
    std::error_code error;
    for (int number = 1; number <= kMostOfOneName; ++number) {
        const fs::path file = folder / (name + (number == 1 ? "" : "-" + std::to_string(number)) + std::string(suffix));
        if (!fs::exists(fs::symlink_status(file, error))) return file;
    }
    return {};
}

std::string write_export(const ExportOrder& order, const Content& content, const Phrases& say) {
    const auto data = platform::user_dir(platform::UserDir::data);
    if (!data) return say.export_failed({.why = data.why()});
    const fs::path folder = *data / "exports";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return say.export_failed({.why = "'" + folder.string() + "': " + error.message()});
    const Result<std::string> text = content();
    if (!text) return say.export_failed({.why = text.why()});
    const fs::path file = free_name(folder, order.name, suffix_of(order.form));
    if (!file.empty() && replace_file(file, *text, FileAccess::everybody)) return say.export_done({.file = platform::short_path(file)});
    return say.export_failed({.why = "'" + file.string() + "': " + std::strerror(errno)});
}

std::string svg_of(Playground& playground) {
    const Scene& scene = playground.scene();
    const std::string& name = playground.ui().theme;
    const ui::Theme theme = ui::built_in_theme(name);
    return timeline_svg(scene.timeline, playground.ui(), theme, {"timeline", scene.title, kSvgWidth, 10, 44, 1e6, playground.ui().locale});
}

// What is written; whatever takes long is left to the thread that calls it.
Content content_of(const ExportOrder& order, Playground& playground) {
    switch (order.form) {
        case ExportForm::png:
        case ExportForm::gif: break;
        case ExportForm::svg: return [text = svg_of(playground)] { return text; };
        case ExportForm::csv:
        case ExportForm::json:
        case ExportForm::transcript:
        case ExportForm::perfetto: return [form = order.form, trace = playground.run().trace()] { return run_text(form, trace); };
        case ExportForm::card: return [text = order.text] { return text; };
    }
    return {};
}

}  // namespace

void Exporter::write(const ExportOrder& order, Content content, const Playground& playground) {
    work_ = std::async(std::launch::async, write_export, order, std::move(content), std::cref(phrases_in(playground.ui().locale)));
}

void Exporter::start(const ExportOrder& order, Playground& playground) {
    if (busy()) return;
    const UiState& ui = playground.ui();
    if (order.form == ExportForm::png) {
        picture_ = order;
    } else if (order.form == ExportForm::gif) {
        film_ = std::make_unique<Filming>(Filming{order, Film(playground.run(), Film::kUsualFrames), ui.position, ui.seen});
        playground.jump(Restart{});  // nothing is known of it yet
    } else {
        write(order, content_of(order, playground), playground);
    }
}

void Exporter::pose(Playground& playground) const {
    if (film_) playground.jump(film_->film.next());
}

void Exporter::show(platform::Picture picture, Playground& playground) {
    if (picture_) {
        const ExportOrder order = *std::exchange(picture_, std::nullopt);
        return write(order, [picture = std::move(picture)] { return platform::encode_png(picture); }, playground);
    }
    if (!film_) return;
    const Result<bool> added = film_->film.add(picture);
    if (added && !film_->film.done()) return;
    if (!added) {
        sentence_ = phrases_in(playground.ui().locale).export_failed({.why = added.why()});
    } else {
        Result<std::string> gif = film_->film.finish();
        write(film_->order, [gif = std::move(gif)] { return gif; }, playground);
    }
    end_film(playground);
}

std::string Exporter::progress(const Phrases& say) const {
    return film_ ? say.export_filming({.frame = film_->film.added() + 1, .frames = film_->film.frames()}) : "";
}

void Exporter::cancel(Playground& playground) {
    if (!film_) return;
    sentence_ = phrases_in(playground.ui().locale).export_film_left();
    end_film(playground);
}

// The playhead is where it was, and as much of the run is known as was before.
void Exporter::end_film(Playground& playground) {
    const std::unique_ptr<Filming> film = std::move(film_);
    playground.jump(Restart{});
    playground.jump(GoToPosition{film->seen});
    playground.jump(GoToPosition{film->position});
}

std::optional<std::string> Exporter::take_sentence() {
    if (sentence_) return std::exchange(sentence_, std::nullopt);
    if (!work_.valid() || work_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
    return work_.get();
}

}  // namespace asynchio
