#include "app/play/file_watch.h"

#include <sys/stat.h>

#include <algorithm>

namespace asynchio {
namespace {

constexpr int kMostLooks = 5;  // a file that is written all the time is read all the same

std::int64_t nanoseconds_of(const struct stat& status) {
#if defined(__APPLE__)
    const auto& time = status.st_mtimespec;
#else
    const auto& time = status.st_mtim;
#endif
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileWatch::Stamp FileWatch::stamp_of(const std::filesystem::path& file) {
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) return {};
    // Of a folder only what is in it counts.
    const std::uint64_t size = S_ISDIR(status.st_mode) ? 0 : static_cast<std::uint64_t>(status.st_size);
    return {true, nanoseconds_of(status), size, static_cast<std::uint64_t>(status.st_ino)};
}

std::vector<FileWatch::Stamp> FileWatch::look() const {
    std::vector<Stamp> stamps(files_.size());
    std::ranges::transform(files_, stamps.begin(), stamp_of);
    return stamps;
}

void FileWatch::watch(std::vector<std::filesystem::path> files) {
    files_ = std::move(files);
    known_ = last_ = look();
    looks_ = 0;
}

bool FileWatch::changed() {
    std::vector<Stamp> now = look();
    if (now == known_) {
        looks_ = 0;
        return false;
    }
    const bool settled = looks_ > 0 && now == last_;
    last_ = std::move(now);
    if (!settled && ++looks_ <= kMostLooks) return false;
    known_ = last_;
    looks_ = 0;
    return true;
}

}  // namespace asynchio
