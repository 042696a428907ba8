#include "app/model/quote.h"

#include <algorithm>

namespace asynchio {

Quote quote_of(std::string_view written) {
    Quote quote;
    const std::size_t digits = written.find_first_not_of("0123456789");
    quote.from_article = digits == 3 && written[3] == ' ';
    if (quote.from_article) written.remove_prefix(4);
    quote.whole = written.size() > 2 && written.front() == '"' && written.back() == '"' && std::ranges::count(written, '"') == 2;
    if (quote.whole) written = written.substr(1, written.size() - 2);
    quote.text = written;
    return quote;
}

}  // namespace asynchio
