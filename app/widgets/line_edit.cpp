#include "app/widgets/line_edit.h"

#include <algorithm>
#include <utility>

namespace asynchio::ui {
namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80;
}

bool is_word(char byte) {
    const auto c = static_cast<unsigned char>(byte);
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

std::string one_line(std::string_view text) {
    std::string line;
    for (char byte : text) {
        if (byte == '\n' || byte == '\t')
            line += ' ';
        else if (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7F)
            line += byte;
    }
    return line;
}

}  // namespace

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c >= 0xD800 && c < 0xE000) {
        return;  // half of a surrogate pair
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else if (c < 0x110000) {
        put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)),
            put(0x80 | (c & 0x3F));
    }
}

LineEdit::LineEdit(std::string text) : text_(one_line(text)) {
    select_all();
}

std::string_view LineEdit::selected() const {
    return std::string_view(text_).substr(selection_begin(), selection_end() - selection_begin());
}

void LineEdit::insert(std::string_view text) {
    const std::string line = one_line(text);
    if (line.empty()) return;
    remember();
    const std::size_t at = selection_begin();
    text_.replace(at, selection_end() - at, line);
    cursor_ = anchor_ = at + line.size();
}

void LineEdit::insert(const std::u32string& text) {
    std::string bytes;
    for (char32_t character : text) append_utf8(bytes, character);
    insert(std::string_view(bytes));
}

void LineEdit::place_cursor(std::size_t offset, bool select) {
    offset = std::min(offset, text_.size());
    while (offset > 0 && offset < text_.size() && is_continuation(text_[offset])) --offset;
    move(offset, select);
}

void LineEdit::select_all() {
    anchor_ = 0, cursor_ = text_.size();
}

void LineEdit::select_word_at(std::size_t offset) {
    place_cursor(offset, false);
    while (anchor_ > 0 && is_word(text_[anchor_ - 1])) --anchor_;
    while (cursor_ < text_.size() && is_word(text_[cursor_])) ++cursor_;
}

std::size_t LineEdit::before(std::size_t offset) const {
    while (offset > 0 && is_continuation(text_[--offset])) {
    }
    return offset;
}

std::size_t LineEdit::after(std::size_t offset) const {
    if (offset < text_.size()) ++offset;
    while (offset < text_.size() && is_continuation(text_[offset])) ++offset;
    return offset;
}

std::size_t LineEdit::word_before(std::size_t offset) const {
    while (offset > 0 && !is_word(text_[offset - 1])) --offset;
    while (offset > 0 && is_word(text_[offset - 1])) --offset;
    return offset;
}

std::size_t LineEdit::word_after(std::size_t offset) const {
    while (offset < text_.size() && !is_word(text_[offset])) ++offset;
    while (offset < text_.size() && is_word(text_[offset])) ++offset;
    return offset;
}

void LineEdit::move(std::size_t offset, bool select) {
    cursor_ = offset;
    if (!select) anchor_ = offset;
}

void LineEdit::erase_selection() {
    if (!has_selection()) return;
    remember();
    const std::size_t at = selection_begin();
    text_.erase(at, selection_end() - at);
    cursor_ = anchor_ = at;
}

void LineEdit::erase_to(std::size_t offset) {
    if (!has_selection()) cursor_ = offset;
    erase_selection();
}

void LineEdit::remember() {
    undo_.push_back({text_, cursor_});
    redo_.clear();
}

void LineEdit::restore(std::vector<Version>& from, std::vector<Version>& to) {
    if (from.empty()) return;
    to.push_back({text_, cursor_});
    text_ = std::move(from.back().text);
    cursor_ = anchor_ = from.back().cursor;
    from.pop_back();
}

bool LineEdit::apply(const KeyPress& press) {
    if (press.alt) return false;
    const bool select = press.shift;
    switch (press.key) {
        case Key::left:
            if (has_selection() && !select)
                move(selection_begin(), false);
            else
                move(press.ctrl ? word_before(cursor_) : before(cursor_), select);
            return true;
        case Key::right:
            if (has_selection() && !select)
                move(selection_end(), false);
            else
                move(press.ctrl ? word_after(cursor_) : after(cursor_), select);
            return true;
        case Key::home: move(0, select); return true;
        case Key::end: move(text_.size(), select); return true;
        case Key::backspace: erase_to(press.ctrl ? word_before(cursor_) : before(cursor_)); return true;
        case Key::del: erase_to(press.ctrl ? word_after(cursor_) : after(cursor_)); return true;
        case Key::a:
            if (press.ctrl) select_all();
            return press.ctrl;
        case Key::z:
            if (press.ctrl) press.shift ? restore(redo_, undo_) : restore(undo_, redo_);
            return press.ctrl;
        case Key::y:
            if (press.ctrl) restore(redo_, undo_);
            return press.ctrl;
        default: return false;
    }
}

}  // namespace asynchio::ui
