// What somebody has chosen for every sitting, kept in one small file (TOML): language, theme, size, motion, speed, the
// place of the splitter, keys; and what was seen and opened before.
//
// A file that cannot be read is set aside and the usual settings hold; one that cannot be written costs a sentence. A
// value that makes no sense is none. Windows that are open together keep each other's choices.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/model/key_choices.h"
#include "app/phrases/phrases.h"
#include "core/base/result.h"

namespace asynchio {

struct WindowSettings {
    std::optional<Locale> locale;     // none was chosen: the environment's
    std::string theme = "light";      // one of kThemes
    double zoom = 1;                  // size of everything
    bool reduced_motion = false;
    double speed = 1;                 // of playing
    double left_width = 0;            // of the left column at 100 %; 0: the usual one
    double bottom_height = 0;         // of what stands below the lanes, at 100 %; 0: what it needs
    bool tour_seen = false;           // the tour through the window was shown
    std::vector<std::string> recent;  // absolute paths of programs and lessons, latest first
    KeyChoices keys = {};             // as they were chosen, whether they make sense or not

    friend bool operator==(const WindowSettings&, const WindowSettings&) = default;
};

inline constexpr std::size_t kMostRecent = 8;

// Puts a path in front of what was opened before.
void add_recent_path(WindowSettings& settings, const std::string& path);

// "~/retry.py" is in the home folder.
std::filesystem::path path_as_typed(const std::string& words);

class SettingsFile {
  public:
    // Of nobody: forgets with the process.
    SettingsFile() = default;
    explicit SettingsFile(std::filesystem::path file);

    const WindowSettings& settings() const { return settings_; }
    // The file could not be read and was set aside.
    bool damaged() const { return damaged_; }
    const std::filesystem::path& path() const { return file_; }
    // Changes what the file says now, which another window may have written. What does not change is not written. False
    // with errno when the file cannot be written, and then the change holds until the end; true when there is none.
    bool change(const std::function<void(WindowSettings&)>& edit);

  private:
    void read();

    std::filesystem::path file_;
    WindowSettings settings_;
    bool damaged_ = false;
    bool unwritten_ = false;  // the file does not have what was chosen
};

}  // namespace asynchio
