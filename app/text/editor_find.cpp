// The editor's find and replace.
#include <algorithm>

#include "app/text/editor.h"

namespace asynchio {
namespace {

// The text from the first to the last match with every match replaced: one change, however many matches there
// are.
TextReplacement all_replaced(const TextDocument& document, const std::vector<TextRange>& matches,
                             std::string_view replacement) {
    TextReplacement whole{{matches.front().start, matches.back().end}, ""};
    TextPosition from = whole.range.start;
    for (const TextRange& match : matches) {
        whole.text += document.text({from, match.start});
        whole.text += replacement;
        from = match.end;
    }
    return whole;
}

}  // namespace

const std::vector<TextRange>& TextEditor::matches(const FindQuery& query) const {
    MatchCache& cache = match_cache_;
    if (!cache.filled || cache.revision != revision() || cache.query != query) {
        cache = {query, revision(), true, find_all(document_, query)};
    }
    return cache.matches;
}

FindResult TextEditor::find(const FindQuery& query, FindStep step) {
    const std::vector<TextRange>& all = matches(query);
    FindResult result{all.size(), 0, false};
    if (all.empty()) return result;
    std::size_t index = 0;
    if (step == FindStep::previous) {
        const auto after = std::upper_bound(all.begin(), all.end(), selection_.start(),
                                            [](TextPosition p, const TextRange& m) { return p < m.end; });
        result.wrapped = after == all.begin();
        index = static_cast<std::size_t>(after - all.begin());
        index = (result.wrapped ? all.size() : index) - 1;
    } else {
        const TextPosition from = step == FindStep::here ? selection_.start() : selection_.end();
        const auto found = std::lower_bound(all.begin(), all.end(), from,
                                            [](const TextRange& m, TextPosition p) { return m.start < p; });
        result.wrapped = found == all.end();
        index = result.wrapped ? 0 : static_cast<std::size_t>(found - all.begin());
    }
    result.current = index + 1;
    select({all[index].start, all[index].end});
    return result;
}

FindResult TextEditor::replace_match(const FindQuery& query, std::string_view replacement) {
    const std::vector<TextRange>& all = matches(query);
    if (std::find(all.begin(), all.end(), selection_.range()) != all.end()) {
        replace_selection(clean_text(replacement));
    }
    return find(query, FindStep::next);
}

std::size_t TextEditor::replace_all(const FindQuery& query, std::string_view replacement) {
    const std::vector<TextRange> all = matches(query);
    if (all.empty()) return 0;
    const std::string text = clean_text(replacement);
    std::vector<TextReplacement> each;
    each.reserve(all.size());
    for (const TextRange& match : all) each.push_back({match, text});
    commit({{all_replaced(document_, all, text)}, carried(selection_, each)});
    return all.size();
}

}  // namespace asynchio
