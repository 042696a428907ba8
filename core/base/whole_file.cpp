#include "core/base/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace asynchio {
namespace {

bool write_all(int descriptor, const std::string& text) {
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t count = ::write(descriptor, text.data() + written, text.size() - written);
        if (count <= 0) return false;
        written += static_cast<std::size_t>(count);
    }
    return true;
}

// Closing and removing must not hide why writing failed.
void close_and_keep_errno(int descriptor) {
    const int kept = errno;
    ::close(descriptor);
    errno = kept;
}

bool write_into(const std::filesystem::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool whole = write_all(descriptor, text);
    close_and_keep_errno(descriptor);
    return whole;
}

}  // namespace

bool replace_file(const std::filesystem::path& file, const std::string& text, FileAccess access) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) return write_into(file, text);
    // A link stays a link.
    std::filesystem::path target = std::filesystem::canonical(file, error);
    if (error) target = file;
    const std::string temporary = target.string() + ".new" + std::to_string(::getpid());
    const mode_t mode = access == FileAccess::owner ? 0600 : 0666;
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (descriptor < 0) return false;
    const bool whole = write_all(descriptor, text) && ::fsync(descriptor) == 0;
    close_and_keep_errno(descriptor);
    if (whole && ::rename(temporary.c_str(), target.c_str()) == 0) return true;
    const int kept = errno;
    ::unlink(temporary.c_str());
    errno = kept;
    return false;
}

bool set_aside(const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::rename(file, file.string() + ".damaged", error);
    return !error;
}

}  // namespace asynchio
