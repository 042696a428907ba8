// The programs that somebody has edited, kept in a folder between sittings: one small file for each lesson.
//
// What is typed is on disk within a second. A file is replaced as a whole: whoever is killed while writing leaves the one
// before. One that cannot be read is set aside (".damaged"); one that cannot be written costs a sentence, and is tried
// again. Two windows with one lesson: the text that was changed last stays, and whoever overwrites another one says so.
//
// Thread: one. Writing goes on beside it.
#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "app/phrases/phrases.h"
#include "core/base/time.h"

namespace asynchio {

struct KeptText {
    std::string text;        // as it stood in the editor
    std::string ran;         // the last of it that ran
    bool of_this = true;     // it was made from the text that the lesson has now
    friend bool operator==(const KeptText&, const KeptText&) = default;
};

class KeptTexts {
  public:
    // Of nobody: forgets with the process.
    KeptTexts() = default;
    explicit KeptTexts(std::filesystem::path folder) : folder_(std::move(folder)) {}
    KeptTexts(KeptTexts&&) = default;
    KeptTexts& operator=(KeptTexts&&) = default;
    // Writes what is not on disk yet.
    ~KeptTexts();

    // This lesson or program is open from now on, with this text of its own. What was kept of it; what of the one before is
    // not on disk yet is written.
    std::optional<KeptText> open(const std::string& key, const std::string& original, const Phrases& say);
    // The edited text of what is open; none: it is the lesson's again, and nothing is kept.
    void note(std::optional<KeptText> text, Duration now);
    // Writes what is due. A sentence when it cannot, once for each trouble, or about another window.
    std::string update(Duration now, const Phrases& say);
    // Nanoseconds until something is due; kNever when all is on disk.
    Duration due_in(Duration now) const;
    // Writes what is not on disk yet, and waits for it.
    std::string finish(const Phrases& say);
    // What was wrong with the file that was opened; "" when nothing was.
    const std::string& problem() const { return problem_; }

  private:
    // What the disk was last known to hold.
    struct Mark {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed;
        bool there = false;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    struct Written {
        int error = 0;
        bool other = false;   // somebody else's text was there
        Mark mark;
    };
    static Mark mark_of(const std::filesystem::path& file);
    static Written write(const std::filesystem::path& file, const std::optional<std::string>& text, const Mark& known);
    void start_writing();
    std::string take_written(const Phrases& say);

    std::filesystem::path folder_, file_;
    std::string name_, original_hash_;
    std::optional<KeptText> text_;         // as it is now
    bool dirty_ = false;                   // it is not on disk
    Duration dirty_since_ = 0;
    Mark known_;
    std::future<Written> writing_;
    std::string problem_;
    int told_error_ = 0;
    bool told_other_ = false;
};

// Beside the progress: $XDG_DATA_HOME/asynchio/edited; empty when there is no home.
std::filesystem::path usual_texts_folder();

}  // namespace asynchio
