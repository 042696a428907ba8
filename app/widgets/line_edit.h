// One line of text being edited: text, cursor, selection, undo. No drawing, no ImGui; positions are byte
// offsets that always stand between whole characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/compat/keys.h"

namespace asynchio::ui {

class LineEdit {
  public:
    // Starts with everything selected, so that typing replaces it.
    LineEdit() = default;
    explicit LineEdit(std::string text);

    const std::string& text() const { return text_; }
    std::size_t cursor() const { return cursor_; }
    std::size_t selection_begin() const { return cursor_ < anchor_ ? cursor_ : anchor_; }
    std::size_t selection_end() const { return cursor_ < anchor_ ? anchor_ : cursor_; }
    bool has_selection() const { return cursor_ != anchor_; }
    std::string_view selected() const;

    // Replaces the selection. Line breaks become spaces, other control characters are dropped.
    void insert(std::string_view text);
    void insert(const std::u32string& text);
    // Moves the cursor to a byte offset (brought back to a character's start); `select` keeps the anchor.
    void place_cursor(std::size_t offset, bool select);
    void select_all();
    void select_word_at(std::size_t offset);

    // Applies one editing key. False when it means nothing to a line of text. Copy, cut and paste are the
    // caller's: it owns the clipboard.
    bool apply(const KeyPress& press);
    void erase_selection();

  private:
    struct Version {
        std::string text;
        std::size_t cursor;
    };

    std::size_t before(std::size_t offset) const;
    std::size_t after(std::size_t offset) const;
    std::size_t word_before(std::size_t offset) const;
    std::size_t word_after(std::size_t offset) const;
    void move(std::size_t offset, bool select);
    void erase_to(std::size_t offset);
    void remember();
    void restore(std::vector<Version>& from, std::vector<Version>& to);

    std::string text_;
    std::size_t cursor_ = 0;
    std::size_t anchor_ = 0;
    std::vector<Version> undo_;
    std::vector<Version> redo_;
};

// Appends one character as UTF-8; what is no character is left out.
void append_utf8(std::string& text, char32_t character);

}  // namespace asynchio::ui
