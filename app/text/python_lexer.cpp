#include "app/text/python_lexer.h"

#include <algorithm>
#include <utility>

#include "app/text/python_words.h"

namespace asynchio {
namespace {

using namespace python_words;

class LineLexer {
  public:
    LineLexer(std::string_view line, const LexState& before, std::vector<CodeToken>& tokens)
        : line_(line), state_(before), tokens_(tokens) {
        tokens_.clear();
    }

    LexState run() {
        fresh_ = !state_.in_string() && !state_.continued;
        state_.continued = false;
        if (state_.in_string()) string_body();
        while (at_ < line_.size()) step();
        if (!state_.continued) state_.definition = false;
        return state_;
    }

  private:
    char peek(std::size_t offset = 0) const {
        return at_ + offset < line_.size() ? line_[at_ + offset] : '\0';
    }

    void emit(CodeKind kind, std::size_t end) {
        if (end <= at_) return;
        const auto stop = static_cast<std::uint32_t>(end);
        if (!tokens_.empty() && tokens_.back().kind == kind) {
            tokens_.back().end = stop;
        } else {
            tokens_.push_back({kind, static_cast<std::uint32_t>(at_), stop});
        }
        at_ = end;
    }

    void step() {
        const char c = peek();
        if (is_blank_char(c)) {
            emit(CodeKind::other, at_ + 1);
            return;
        }
        const bool first = std::exchange(fresh_, false);
        if (c == '#') {
            emit(CodeKind::comment, line_.size());
        } else if (first && c == '@') {
            decorator();
        } else if (is_name_start(c)) {
            name(first);
        } else if (is_quote(c)) {
            open_string(at_, {});
        } else if (starts_number()) {
            state_.definition = false;
            emit(CodeKind::number, number_end());
        } else if (c == '\\' && at_ + 1 == line_.size()) {
            state_.continued = true;
            emit(CodeKind::other, at_ + 1);
        } else {
            state_.definition = false;
            emit(CodeKind::other, at_ + 1);
        }
    }

    static CodeKind keyword_kind(std::string_view word) {
        if (word == "await") return CodeKind::await;
        return is_keyword(word) ? CodeKind::keyword : CodeKind::other;
    }

    std::size_t name_end(std::size_t at) const {
        while (at < line_.size() && is_name_char(line_[at])) ++at;
        return at;
    }

    void decorator() {
        std::size_t end = at_ + 1;
        while (end < line_.size() && is_blank_char(line_[end])) ++end;
        while (end < line_.size() && is_name_char(line_[end])) {
            end = name_end(end);
            if (end + 1 < line_.size() && line_[end] == '.' && is_name_start(line_[end + 1])) ++end;
        }
        emit(CodeKind::decorator, end);
    }

    void name(bool first) {
        const std::size_t end = name_end(at_);
        const std::string_view word = line_.substr(at_, end - at_);
        const bool named = std::exchange(state_.definition, false);
        if (end < line_.size() && is_quote(line_[end])) {
            const StringPrefix prefix = string_prefix(word);
            if (prefix.valid) return open_string(end, prefix);
        }
        const CodeKind kind = keyword_kind(word);
        if (kind != CodeKind::other) {
            state_.definition = word == "def" || word == "class";
            emit(kind, end);
        } else if (first && (word == "match" || word == "case") && opens_match_block(line_.substr(end))) {
            emit(CodeKind::keyword, end);
        } else {
            emit(named ? CodeKind::definition : CodeKind::other, end);
        }
    }

    bool starts_number() const { return is_digit(peek()) || (peek() == '.' && is_digit(peek(1))); }

    std::size_t number_end() const {
        std::size_t end = at_;
        const auto skip = [&](auto&& accepts) {
            while (end < line_.size() && (accepts(line_[end]) || (line_[end] == '_' && end > at_))) ++end;
        };
        const char base = static_cast<char>(peek(1) | 0x20);
        if (peek() == '0' && (base == 'x' || base == 'o' || base == 'b')) {
            end += 2;
            skip([base](char c) {
                const char lower = static_cast<char>(c | 0x20);
                return is_digit(c) || (base == 'x' && lower >= 'a' && lower <= 'f');
            });
            return end;
        }
        skip(is_digit);
        if (end < line_.size() && line_[end] == '.') {
            ++end;
            skip(is_digit);
        }
        if (end < line_.size() && (line_[end] | 0x20) == 'e') {
            const std::size_t sign =
                end + 1 < line_.size() && (line_[end + 1] == '+' || line_[end + 1] == '-');
            if (end + 1 + sign < line_.size() && is_digit(line_[end + 1 + sign])) {
                end += 1 + sign;
                skip(is_digit);
            }
        }
        if (end < line_.size() && (line_[end] | 0x20) == 'j') ++end;
        return end;
    }

    // `quote_at` is where the quotes begin; the prefix lies before it, from at_.
    void open_string(std::size_t quote_at, StringPrefix prefix) {
        const char quote = line_[quote_at];
        const bool triple = line_.substr(quote_at, 3) == triple_of(quote);
        state_ = {};
        state_.quote = quote;
        state_.triple = triple;
        state_.formatted = prefix.formatted;
        state_.raw = prefix.raw;
        emit(CodeKind::string, quote_at + (triple ? 3 : 1));
        string_body();
    }

    // From inside a string to behind it or to the end of the line.
    void string_body() {
        const std::size_t quotes = state_.triple ? 3 : 1;
        std::size_t end = at_;
        bool closed = false, escaped_end = false;
        while (end < line_.size() && !closed) {
            if (line_[end] == '\\') {
                escaped_end = end + 1 == line_.size();
                end = std::min(end + 2, line_.size());
            } else if (line_.substr(end, quotes) == triple_of(state_.quote).substr(0, quotes)) {
                closed = true;
            } else {
                ++end;
            }
        }
        state_.formatted ? formatted_body(end) : emit(CodeKind::string, end);
        if (closed) emit(CodeKind::string, end + quotes);
        if (closed || (!state_.triple && !escaped_end)) state_ = {};
    }

    static std::string_view triple_of(char quote) { return quote == '"' ? "\"\"\"" : "'''"; }

    // The part of an f-string up to `end`, which may begin and end inside replacement fields.
    void formatted_body(std::size_t end) {
        while (at_ < end) {
            if (state_.field_count == 0 || state_.fields[state_.field_count - 1] == LexState::kFormatSpec) {
                formatted_text(end);
            } else {
                field_expression(end);
            }
        }
    }

    void formatted_text(std::size_t end) {
        const bool in_spec = state_.field_count > 0;
        const char c = peek();
        const bool named_character = !state_.raw && line_.substr(at_, 3) == "\\N{";
        if (named_character) {  // its braces are part of the escape
            const std::size_t brace = line_.substr(0, end).find('}', at_);
            emit(CodeKind::string, brace == std::string_view::npos ? end : brace + 1);
        } else if ((c == '{' && !in_spec && peek(1) == '{') || (c == '\\' && peek(1) == '\\')) {
            emit(CodeKind::string, std::min(at_ + 2, end));
        } else {
            if (c == '{' && state_.field_count < LexState::kMaxFields)
                state_.fields[state_.field_count++] = 0;
            if (c == '}' && in_spec) close_field();
            emit(CodeKind::string, at_ + 1);
        }
    }

    void close_field() { state_.fields[--state_.field_count] = 0; }

    void field_expression(std::size_t end) {
        std::uint8_t& depth = state_.fields[state_.field_count - 1];
        const char c = peek();
        if (c == '}' && depth == 0) {
            close_field();
            emit(CodeKind::string, at_ + 1);
        } else if (c == ':' && depth == 0) {
            depth = LexState::kFormatSpec;
            emit(CodeKind::string, at_ + 1);
        } else if (is_name_start(c)) {
            field_name(end);
        } else if (is_quote(c)) {
            nested_string(at_, end);
        } else if (starts_number()) {
            emit(CodeKind::number, std::min(number_end(), end));
        } else {
            constexpr std::uint8_t kDeepest = LexState::kFormatSpec - 1;
            if ((c == '(' || c == '[' || c == '{') && depth < kDeepest) ++depth;
            if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
            emit(CodeKind::other, at_ + 1);
        }
    }

    void field_name(std::size_t end) {
        const std::size_t stop = std::min(name_end(at_), end);
        const std::string_view word = line_.substr(at_, stop - at_);
        if (stop < end && is_quote(line_[stop]) && string_prefix(word).valid) return nested_string(stop, end);
        emit(keyword_kind(word), stop);
    }

    // A string inside a replacement field: it has the other kind of quote and ends with the line at the
    // latest.
    void nested_string(std::size_t quote_at, std::size_t end) {
        const std::size_t close = line_.substr(0, end).find(line_[quote_at], quote_at + 1);
        emit(CodeKind::string, close == std::string_view::npos ? end : close + 1);
    }

    std::string_view line_;
    LexState state_;
    std::vector<CodeToken>& tokens_;
    std::size_t at_ = 0;
    bool fresh_ = false;  // nothing but spaces so far, at the start of a logical line
};

}  // namespace

LexState lex_python_line(std::string_view line, const LexState& before, std::vector<CodeToken>& tokens) {
    return LineLexer(line, before, tokens).run();
}

}  // namespace asynchio
