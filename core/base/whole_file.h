// Files that are there as a whole or not at all: whoever is killed while writing leaves the one before.
#pragma once

#include <filesystem>
#include <string>

namespace asynchio {

// Who may read a new file.
enum class FileAccess { owner, everybody };

// Writes beside the file and puts that in its place. A device or a pipe is written into. False with errno set when it
// cannot be done; then nothing has changed.
bool replace_file(const std::filesystem::path& file, const std::string& text, FileAccess access = FileAccess::owner);

// Puts a file that cannot be read out of the way: "x.json.damaged". False if it cannot be moved.
bool set_aside(const std::filesystem::path& file);

}  // namespace asynchio
