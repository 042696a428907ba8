#include "lessons/reader/lesson_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::string_view kFence = "---", kCommentBegin = "<!--", kCommentEnd = "-->";

bool is_small_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

// The length of the key at the start of a line of a block, 0 when there is none.
std::size_t key_length(std::string_view line) {
    std::size_t length = 0;
    while (length < line.size() && is_small_letter(line[length])) ++length;
    const std::string_view rest = line.substr(length);
    const bool ends = rest == ":" || rest.starts_with(": ") || rest.starts_with(":\t");
    return ends ? length : 0;
}

bool is_heading(std::string_view line) {
    return line.starts_with("##") && line.size() > 2 && line[2] != '#';
}

const KeyValue* find_key(const std::vector<KeyValue>& keys, std::string_view key) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const KeyValue& pair) { return pair.key == key; });
    return found == keys.end() ? nullptr : &*found;
}

// Walks over the lines once. The methods stand in the order of the file.
class LessonTextReader {
  public:
    explicit LessonTextReader(std::string_view text) : lines_(split_lines(text)) {}

    LessonText read() {
        take_out_comments();
        read_front_matter();
        FreeText story = read_text_until_heading();
        result_.story = std::move(story.text);
        result_.story_line = story.line;
        while (at_ < lines_.size()) read_block();
        return std::move(result_);
    }

  private:
    struct FreeText {
        std::string text;
        int line = 0;
    };

    int line_number() const { return static_cast<int>(at_) + 1; }
    std::string_view line() const { return lines_[at_]; }
    void complain(std::string sentence) {
        if (result_.problems.size() < kMaxProblems)
            result_.problems.push_back({"", line_number(), std::move(sentence)});
    }

    // Lines from one that begins with "<!--" to one that ends with "-->" are for whoever writes the lesson.
    void take_out_comments() {
        comments_.assign(lines_.size(), false);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!trim(lines_[i]).starts_with(kCommentBegin)) continue;
            std::size_t end = i;
            while (end < lines_.size() && !trim(lines_[end]).ends_with(kCommentEnd)) ++end;
            if (end == lines_.size()) {
                at_ = i;
                complain("the comment that begins here has no end; write '-->' at the end of its last line");
                at_ = 0;
                return;
            }
            for (; i < end; ++i) comments_[i] = true, lines_[i] = {};
            comments_[end] = true, lines_[end] = {};
        }
    }

    void read_front_matter() {
        while (at_ < lines_.size() && trim(line()).empty()) ++at_;
        const bool opened = at_ < lines_.size() && trim(line()) == kFence;
        if (!opened) complain("the file must begin with a line '---' and then 'title: ...'");
        if (opened) ++at_;
        const std::size_t end = end_of_front_matter();
        const bool closed = end < lines_.size() && trim(lines_[end]) == kFence;
        for (; at_ < end; ++at_) read_front_line();
        if (closed) ++at_;
        if (opened && !closed) complain("a line '---' must end the part that begins with '---'");
    }

    // The line "---" before the first block; without one, the first line that is neither a key nor empty.
    std::size_t end_of_front_matter() const {
        for (std::size_t i = at_; i < lines_.size() && !is_heading(lines_[i]); ++i) {
            if (trim(lines_[i]) == kFence) return i;
        }
        std::size_t end = at_;
        while (end < lines_.size() && (trim(lines_[end]).empty() || !loose_key(lines_[end]).empty())) ++end;
        return end;
    }

    void read_front_line() {
        if (trim(line()).empty()) return;
        std::string key = loose_key(line());
        if (key.empty()) {
            complain(fmt::format("'{}' is not of the form 'key: value'", excerpt(line())));
            return;
        }
        const std::string_view value = trim(line().substr(line().find(':') + 1));
        result_.front_matter.push_back({std::move(key), std::string(value), line_number()});
    }

    void read_block() {
        Block block;
        block.line = line_number();
        const std::string_view heading = trim(line().substr(2));
        const std::size_t space = std::min(heading.find_first_of(" \t"), heading.size());
        block.kind = heading.substr(0, space);
        block.argument = trim(heading.substr(space));
        if (line()[2] != ' ' && line()[2] != '\t')
            complain(fmt::format("write '## {}', with a space", block.kind));
        for (++at_; at_ < lines_.size(); ++at_) {
            if (comments_[at_]) continue;
            const std::size_t length = key_length(line());
            if (length == 0) break;
            const std::string_view value = trim(line().substr(length + 1));
            block.keys.push_back({std::string(line().substr(0, length)), std::string(value), line_number()});
        }
        FreeText text = read_text_until_heading();
        block.text = std::move(text.text);
        block.text_line = text.line;
        result_.blocks.push_back(std::move(block));
    }

    FreeText read_text_until_heading() {
        FreeText result;
        std::size_t last = at_;
        for (; at_ < lines_.size() && !is_heading(line()); ++at_) {
            if (trim(line()).empty()) continue;
            if (result.line == 0) {
                result.line = line_number();
            } else {
                result.text.append(at_ - last, '\n');
            }
            result.text += line();
            last = at_;
        }
        return result;
    }

    static constexpr std::size_t kMaxProblems = 50;

    std::vector<std::string_view> lines_;
    std::vector<bool> comments_;
    std::size_t at_ = 0;
    LessonText result_;
};

}  // namespace

const KeyValue* Block::find(std::string_view key) const {
    return find_key(keys, key);
}

std::string_view Block::value(std::string_view key) const {
    const KeyValue* found = find(key);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::vector<const KeyValue*> Block::all(std::string_view key) const {
    std::vector<const KeyValue*> found;
    for (const KeyValue& pair : keys) {
        if (pair.key == key) found.push_back(&pair);
    }
    return found;
}

const KeyValue* LessonText::find(std::string_view key) const {
    return find_key(front_matter, key);
}

std::string loose_key(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return "";
    std::string key(trim(line.substr(0, colon)));
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (!is_small_letter(c)) return "";
    }
    return key;
}

LessonText parse_lesson_text(std::string_view text) {
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    if (is_valid_utf8(text)) return LessonTextReader(text).read();

    LessonText result = LessonTextReader(to_valid_utf8(text)).read();
    result.problems.insert(result.problems.begin(), not_utf8(text));
    return result;
}

}  // namespace asynchio
