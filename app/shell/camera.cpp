#include "app/shell/camera.h"

#include <cstdio>

#include "app/shell/film.h"

namespace asynchio {
Camera::Camera(std::unique_ptr<platform::Offscreen> surface, float scale) : surface_(std::move(surface)), screen_(true), scale_(scale) {}

Result<std::unique_ptr<Camera>> Camera::create(const ShotOptions& options) {
    auto surface = platform::Offscreen::create(options.width, options.height);
    if (!surface) return surface.failure();
    const float scale = static_cast<float>(options.scale) * (options.project ? projected_scale(options.width, options.height) : 1);
    return std::unique_ptr<Camera>(new Camera(std::move(*surface), scale));
}

platform::Picture Camera::take(Playground& playground) {
    // Once more while glyphs are missing, and once for what is laid out from the frame before.
    for (int frame = 0; frame < 2 || screen_.wants_fonts(); ++frame) {
        surface_->make_current();
        screen_.build_fonts(scale_);
        screen_.draw(surface_->begin_frame(), scale_, playground);
        surface_->end_frame(screen_.background());
    }
    return surface_->read_pixels();
}

Result<std::string> film(Camera& camera, Playground& playground, const ShotOptions& options) {
    Film film(playground.run(), options.frames_per_second);
    playground.jump(Restart{});  // nothing is known of it yet
    while (!film.done()) {
        playground.jump(film.next());
        if (const auto added = film.add(camera.take(playground)); !added) return added.failure();
        std::fprintf(stderr, "\rframe %zu of %zu", film.added(), film.frames());
    }
    std::fputs("\n", stderr);
    return film.finish();
}

}  // namespace asynchio
