// The files of the open lesson, or the open program, on disk: notices a change, reads them again, and tries whether the
// new program compiles, all beside the run on the screen. Only what is good replaces what is shown.
//
// Thread: one. Nothing here waits.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/subject.h"
#include "app/play/file_watch.h"
#include "app/runs/run_client.h"

namespace asynchio {

class LessonReload {
  public:
    struct News {
        std::optional<Subject> subject;     // the new lesson or program, when it is good
        std::vector<std::string> problems;  // else: what is wrong, with file and line
        bool other_cpp = false;             // program.cpp is not the text that is shown any more
    };

    explicit LessonReload(std::filesystem::path runner) : client_(std::move(runner)) {}

    // This is shown now, in this language ("" is English), and its files are watched.
    void open(const Subject& shown, std::string_view language = {});
    // Looks at the files.
    void look();
    // What came of a change, once.
    std::optional<News> poll();
    // A new program is being tried.
    bool busy() const { return candidate_.has_value() || news_.has_value(); }

  private:
    void read();
    void read_lesson_files();
    void read_program_file();
    void consider(Subject subject);
    void tell(News news);
    bool shown_is_good() const;

    Subject shown_;
    std::string language_;
    FileWatch watch_;
    RunClient client_;
    std::optional<Subject> candidate_;  // is being tried
    std::optional<News> news_;
};

}  // namespace asynchio
