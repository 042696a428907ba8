// Writes XML that is also HTML: every element is closed, every text escaped. The same calls give the same bytes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asynchio {

// For text and attribute values alike. What is no UTF-8, and characters that XML cannot hold, become U+FFFD.
std::string escaped(std::string_view text);

// "12.5": at most two decimals, no zeros at the end; for coordinates.
std::string number_text(double value);

class Markup {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    void open(std::string_view tag, Attributes attributes = {});
    void close();  // the one that was opened last
    // <tag a="b"/>: for elements that never have content.
    void leaf(std::string_view tag, Attributes attributes = {});
    void text(std::string_view text) { out_ += escaped(text); }
    void element(std::string_view tag, Attributes attributes, std::string_view text);
    void element(std::string_view tag, std::string_view text) { element(tag, {}, text); }
    // Markup that was written elsewhere.
    void add(std::string_view markup) { out_ += markup; }
    void line_break() { out_ += '\n'; }

    // What was written; every element must be closed.
    std::string take();

  private:
    void begin(std::string_view tag, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

// Open while it lives.
class Element {
  public:
    Element(Markup& markup, std::string_view tag, Markup::Attributes attributes = {}) : markup_(markup) {
        markup_.open(tag, attributes);
    }
    ~Element() { markup_.close(); }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

  private:
    Markup& markup_;
};

}  // namespace asynchio
