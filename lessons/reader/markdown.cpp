#include "lessons/reader/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <charconv>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

// A "*" in an expression is no emphasis, so md4c sees a placeholder in place of each expression: a control
// character, the expression's number, another control character. Such characters of the text are replaced
// first.
constexpr char kExpressionBegin = '\x01';
constexpr char kExpressionEnd = '\x02';

struct Prepared {
    std::string text;
    std::vector<std::string> expressions;
};

Prepared take_out_expressions(std::string_view text) {
    Prepared prepared;
    std::string& out = prepared.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const std::size_t end = c == '{' ? text.find_first_of("{}\r\n", at + 1) : std::string_view::npos;
        const bool closed = end != std::string_view::npos && text[end] == '}';
        if (closed && !trim(text.substr(at + 1, end - at - 1)).empty()) {
            out += kExpressionBegin + std::to_string(prepared.expressions.size()) + kExpressionEnd;
            prepared.expressions.emplace_back(trim(text.substr(at + 1, end - at - 1)));
            at = end;
        } else {
            const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
            out += control ? ' ' : c;
        }
    }
    return prepared;
}

struct OpenList {
    bool numbered = false;
    int next_number = 0;
};

// Receives md4c's events and builds paragraphs.
class Builder {
  public:
    explicit Builder(const std::vector<std::string>& expressions) : expressions_(expressions) {}

    std::vector<Paragraph> take() {
        end_paragraph();
        return std::move(paragraphs_);
    }

    void enter_block(MD_BLOCKTYPE type, void* detail) {
        end_paragraph();
        if (type == MD_BLOCK_UL) lists_.push_back({});
        if (type == MD_BLOCK_OL) {
            lists_.push_back({true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)});
        }
        if (type == MD_BLOCK_LI) {
            item_starts_ = true;
            item_number_ = lists_.back().numbered ? lists_.back().next_number++ : 0;
        }
        if (type == MD_BLOCK_H) ++bold_;
    }
    void leave_block(MD_BLOCKTYPE type) {
        end_paragraph();
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
        if (type == MD_BLOCK_H) --bold_;
    }
    void enter_span(MD_SPANTYPE type) {
        if (type == MD_SPAN_STRONG) ++bold_;
        if (type == MD_SPAN_CODE) ++code_;
    }
    void leave_span(MD_SPANTYPE type) {
        if (type == MD_SPAN_STRONG) --bold_;
        if (type == MD_SPAN_CODE) --code_;
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        if (type == MD_TEXT_BR) return add("\n");
        if (type == MD_TEXT_SOFTBR) return add(" ");
        if (type == MD_TEXT_NULLCHAR) return add("\xEF\xBF\xBD");
        if (type == MD_TEXT_ENTITY) return add(entity(text));
        while (!text.empty()) {
            const std::size_t begin = text.find(kExpressionBegin);
            if (begin != 0) add(text.substr(0, begin));
            if (begin == std::string_view::npos) return;
            const std::size_t end = text.find(kExpressionEnd, begin);
            if (end == std::string_view::npos) return;
            add_expression(text.substr(begin + 1, end - begin - 1));
            text.remove_prefix(end + 1);
        }
    }

  private:
    static std::string_view entity(std::string_view name) {
        if (name == "&amp;") return "&";
        if (name == "&lt;") return "<";
        if (name == "&gt;") return ">";
        if (name == "&quot;") return "\"";
        return name == "&nbsp;" ? "\xC2\xA0" : name;
    }

    void add(std::string_view text) {
        TextRun run{std::string(text), bold_ > 0, code_ > 0, false};
        std::vector<TextRun>& runs = current_.runs;
        const bool same_style = !runs.empty() && !runs.back().expression && runs.back().bold == run.bold &&
                                runs.back().code == run.code;
        if (same_style) {
            runs.back().text += run.text;
        } else if (!text.empty()) {
            runs.push_back(std::move(run));
        }
    }

    void add_expression(std::string_view digits) {
        std::size_t index = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), index);
        if (index < expressions_.size())
            current_.runs.push_back({expressions_[index], bold_ > 0, code_ > 0, true});
    }

    void end_paragraph() {
        Paragraph paragraph = std::move(current_);
        current_ = {};
        // A block of code ends with a line break that nobody needs.
        while (!paragraph.runs.empty() && paragraph.runs.back().text.ends_with('\n')) {
            paragraph.runs.back().text.pop_back();
            if (paragraph.runs.back().text.empty()) paragraph.runs.pop_back();
        }
        if (paragraph.runs.empty()) return;
        paragraph.depth = static_cast<int>(lists_.size());
        if (!lists_.empty() && item_starts_) {
            paragraph.kind = lists_.back().numbered ? Paragraph::Kind::number : Paragraph::Kind::bullet;
            paragraph.number = item_number_;
        }
        item_starts_ = false;
        paragraphs_.push_back(std::move(paragraph));
    }

    const std::vector<std::string>& expressions_;
    std::vector<Paragraph> paragraphs_;
    Paragraph current_;
    std::vector<OpenList> lists_;
    bool item_starts_ = false;
    int item_number_ = 0;
    int bold_ = 0;
    int code_ = 0;
};

Builder& builder_of(void* user) {
    return *static_cast<Builder*>(user);
}

}  // namespace

std::vector<Paragraph> parse_markdown(std::string_view text) {
    const Prepared prepared = take_out_expressions(to_valid_utf8(text));
    Builder builder(prepared.expressions);

    MD_PARSER parser = {};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        builder_of(user).enter_block(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
        builder_of(user).leave_block(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* user) {
        builder_of(user).enter_span(type);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        builder_of(user).leave_span(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* characters, MD_SIZE size, void* user) {
        builder_of(user).text(type, {characters, size});
        return 0;
    };
    md_parse(prepared.text.data(), static_cast<MD_SIZE>(prepared.text.size()), &parser, &builder);
    return builder.take();
}

std::string plain_text(const std::vector<Paragraph>& paragraphs) {
    std::string text;
    for (const Paragraph& paragraph : paragraphs) {
        if (!text.empty()) text += '\n';
        if (paragraph.kind == Paragraph::Kind::bullet) text += "- ";
        if (paragraph.kind == Paragraph::Kind::number) text += std::to_string(paragraph.number) + ". ";
        for (const TextRun& run : paragraph.runs) text += run.expression ? "{" + run.text + "}" : run.text;
    }
    return text;
}

}  // namespace asynchio
