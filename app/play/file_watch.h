// Notices that files were written, replaced, made or deleted, by looking at their times and sizes now and then. Works on
// every file system and with every editor, those that save by renaming included; costs one stat a file and look.
//
// Thread: one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace asynchio {

class FileWatch {
  public:
    // These files from now on, as they are now. A file that is missing may appear; a folder changes when something in it
    // appears or goes.
    void watch(std::vector<std::filesystem::path> files);

    // Looks. True when a file is another than it was, and is the same as at the look before: what is being written just
    // now is left alone, for some looks at most.
    bool changed();

  private:
    struct Stamp {
        bool there = false;
        std::int64_t time = 0;  // nanoseconds
        std::uint64_t size = 0, file = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    static Stamp stamp_of(const std::filesystem::path& file);
    std::vector<Stamp> look() const;

    std::vector<std::filesystem::path> files_;
    std::vector<Stamp> known_, last_;
    int looks_ = 0;  // since something began to change
};

}  // namespace asynchio
