// Writes a program anew with some of its statements changed; everything else stays as it was, comments too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/text/program_text.h"

namespace asynchio {

class ProgramWriter {
  public:
    ProgramWriter(const CodeText& code, const ProgramText& program);

    // `text` without the statement's indentation; further lines of it behind '\n', indented from there.
    void replace(std::size_t statement, std::string text) { texts_[statement] = std::move(text); }
    void remove(std::size_t statement) { texts_[statement] = ""; }
    // As it will be, without indentation; "" when it is removed.
    const std::string& text(std::size_t statement) const;
    // Everything from this statement on becomes the block of `header`, and `last` stands behind it.
    void wrap_from(std::size_t statement, std::vector<std::string> header, std::string last);
    // In the import lines: `from` becomes `to`, which is added where it is missing; a module of these three that
    // nobody uses any more goes.
    void change_imports(std::string_view from, std::string_view to);
    std::string finish() const;
    // The same as the smallest change of whole lines.
    TextReplacement replacement() const;

  private:
    bool uses_module(std::string_view name) const;
    void copy(std::vector<std::string>& lines, std::size_t from, std::size_t to, bool inside) const;

    const CodeText& code_;
    const ProgramText& program_;
    std::vector<std::optional<std::string>> texts_;
    std::size_t wrapped_ = kNoStatement;
    std::vector<std::string> header_;
    std::string last_;
};

// A place of a text and what comes there instead of so many bytes.
struct TextPatch {
    std::size_t at = 0, size = 0;
    std::string text;
};
std::string patched(std::string text, std::vector<TextPatch> patches);

}  // namespace asynchio
