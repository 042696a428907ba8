// What a forked process has of an object that a program can change: an image of it, exchanged with the object whenever
// a thread of that process runs. The object itself is the same one in all processes, as an address is after a fork.
#pragma once

#include <memory>
#include <tuple>
#include <utility>

namespace asynchio {

class Image {
  public:
    Image() = default;
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    virtual ~Image() = default;
};

// An image of some members of an object.
template <class... Members>
class ImageOf final : public Image {
  public:
    explicit ImageOf(Members... members) : members_(std::move(members)...) {}

    // What the object had is in the image then, and the other way round.
    static void exchange(Image& image, Members&... members) {
        std::apply([&](Members&... others) { (std::swap(members, others), ...); },
                   static_cast<ImageOf&>(image).members_);
    }

  private:
    std::tuple<Members...> members_;
};

template <class... Members>
std::unique_ptr<Image> make_image(Members... members) {
    return std::make_unique<ImageOf<Members...>>(std::move(members)...);
}
template <class... Members>
void exchange_with(Image& image, Members&... members) {
    ImageOf<Members...>::exchange(image, members...);
}

}  // namespace asynchio
