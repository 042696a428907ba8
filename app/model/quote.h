// The 'quote:' of a claim as it is shown. A lesson writes the number of its article before it, and the words between
// quotation marks or, where it reports them, not.
#pragma once

#include <string>
#include <string_view>

namespace asynchio {

struct Quote {
    std::string text;
    bool whole = false;         // all of it is the article's: it gets quotation marks
    bool from_article = false;  // it names one
};

Quote quote_of(std::string_view written);

}  // namespace asynchio
