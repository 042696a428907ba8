// The phrases of one language by number, and how {places} are filled. The base of Phrases, which the build makes.
#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asynchio {

// What is filled into a place: a word or a number.
class PhraseWord {
  public:
    PhraseWord(std::string_view text) : text_(text) {}
    PhraseWord(const std::string& text) : text_(text) {}
    PhraseWord(const char* text) : text_(text) {}
    template <std::integral Number>
        requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
    PhraseWord(Number number) : text_(std::to_string(number)), one_(number == 1) {}

    const std::string& text() const { return text_; }
    bool one() const { return one_; }

  private:
    std::string text_;
    bool one_ = false;
};

class PhraseTable {
  public:
    struct Place {
        std::string_view name;
        PhraseWord word;
    };

    // `names`: the keys in the order of their numbers. A key that `text` lacks, or says with other places, is said as in
    // `english`.
    PhraseTable(std::span<const std::string_view> names, std::string_view text, std::string_view english);

  protected:
    std::string_view text(std::size_t key) const { return phrases_[key].one; }
    std::string fill(std::size_t key, std::initializer_list<Place> places) const;

  private:
    struct Forms {
        std::string one, many;
    };
    std::vector<Forms> phrases_;
};

}  // namespace asynchio
