// What somebody has chosen for every sitting, kept in one small file (TOML): the language of the window.
//
// A file that cannot be read is set aside and the usual settings hold; one that cannot be written costs a sentence.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/phrases/phrases.h"
#include "core/base/result.h"

namespace asynchio {

struct WindowSettings {
    std::optional<Locale> locale;  // none was chosen: the environment's
};

class SettingsFile {
  public:
    // Of nobody: forgets with the process.
    SettingsFile() = default;
    explicit SettingsFile(std::filesystem::path file);

    const WindowSettings& settings() const { return settings_; }
    // The file could not be read and was set aside.
    bool damaged() const { return damaged_; }
    const std::filesystem::path& path() const { return file_; }
    // False with errno when the file cannot be written; true when there is none.
    bool keep(const WindowSettings& settings);

  private:
    std::filesystem::path file_;
    WindowSettings settings_;
    bool damaged_ = false;
};

}  // namespace asynchio
