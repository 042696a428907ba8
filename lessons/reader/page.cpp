#include "lessons/reader/page.h"

#include <algorithm>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostColumns = 8;

// 0 for a line that is no heading.
int heading_level(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    return level > 0 && level <= 6 && level < line.size() && line[level] == ' ' ? static_cast<int>(level) : 0;
}

bool is_row(std::string_view line) { return trim(line).starts_with('|'); }

// "|---|:--:|"
bool is_rule(std::string_view line) { return is_row(line) && trim(line).find_first_not_of("|-: ") == std::string_view::npos; }

// A line of Markdown as one paragraph.
Paragraph inline_text(std::string_view text) {
    std::vector<Paragraph> paragraphs = parse_markdown(trim(text));
    return paragraphs.empty() ? Paragraph{} : std::move(paragraphs.front());
}

std::vector<Paragraph> cells_of(std::string_view line) {
    std::string_view rest = trim(line).substr(1);
    if (rest.ends_with('|')) rest.remove_suffix(1);
    std::vector<Paragraph> cells;
    while (cells.size() < kMostColumns) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        cells.push_back(inline_text(rest.substr(0, bar)));
        if (bar == rest.size()) break;
        rest.remove_prefix(bar + 1);
    }
    return cells;
}

class PageReader {
  public:
    explicit PageReader(std::string_view text) : lines_(split_lines(text)) {}

    std::vector<PageBlock> read() {
        while (at_ < lines_.size()) {
            if (trim(lines_[at_]).empty()) ++at_;
            else if (const int level = heading_level(lines_[at_])) read_heading(level);
            else if (is_row(lines_[at_])) read_table();
            else read_text();
        }
        return std::move(blocks_);
    }

  private:
    void read_heading(int level) {
        const auto words = static_cast<std::size_t>(level);
        blocks_.push_back({PageBlock::Kind::heading, level, {inline_text(lines_[at_++].substr(words))}, {}});
    }

    void read_table() {
        PageBlock table{PageBlock::Kind::table, 0, {}, {}};
        for (; at_ < lines_.size() && is_row(lines_[at_]); ++at_)
            if (!is_rule(lines_[at_])) table.rows.push_back(cells_of(lines_[at_]));
        if (table.rows.empty()) return;
        for (auto& row : table.rows) row.resize(table.rows.front().size());
        blocks_.push_back(std::move(table));
    }

    void read_text() {
        std::string text;
        for (; at_ < lines_.size() && heading_level(lines_[at_]) == 0 && !is_row(lines_[at_]); ++at_)
            text.append(lines_[at_]).append("\n");
        std::vector<Paragraph> paragraphs = parse_markdown(text);
        if (!paragraphs.empty()) blocks_.push_back({PageBlock::Kind::text, 0, std::move(paragraphs), {}});
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::vector<PageBlock> blocks_;
};

}  // namespace

Page parse_page(std::string name, std::string_view markdown) {
    if (markdown.starts_with(kByteOrderMark)) markdown.remove_prefix(kByteOrderMark.size());
    const std::string text = to_valid_utf8(markdown);
    Page page{std::move(name), "", PageReader(text).read()};
    const auto title = std::ranges::find_if(page.blocks, [](const PageBlock& block) {
        return block.kind == PageBlock::Kind::heading && block.level == 1;
    });
    if (title != page.blocks.end()) {
        page.title = plain_text(title->text);
        page.blocks.erase(title);
    }
    if (page.title.empty()) page.title = page.name;
    return page;
}

}  // namespace asynchio
