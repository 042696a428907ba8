// Finding text. Matches do not overlap and are listed from the start of the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/document.h"

namespace asynchio {

struct FindQuery {
    std::string needle;       // literal; may hold '\n'; empty finds nothing
    bool match_case = false;  // otherwise Latin, Greek and Cyrillic letters match in either case
    friend bool operator==(const FindQuery&, const FindQuery&) = default;
};

struct FindResult {
    std::size_t count = 0;    // matches in the text
    std::size_t current = 0;  // the one that is selected now, from 1; 0: none is
    bool wrapped = false;     // the search went on at the other end of the text
};

std::vector<TextRange> find_all(const TextDocument& document, const FindQuery& query);

// The text with every letter that has a simple small form of equal length in UTF-8 made small; as long as
// `text`.
std::string fold_case(std::string_view text);

}  // namespace asynchio
