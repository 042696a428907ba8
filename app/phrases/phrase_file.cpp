#include "app/phrases/phrase_file.h"

#include <algorithm>
#include <charconv>

namespace asynchio {
namespace {

constexpr std::string_view kBar = " | ";

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_name(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, fits);
}

std::vector<std::string> split_forms(std::string_view text) {
    std::vector<std::string> forms;
    for (std::size_t bar; (bar = text.find(kBar)) != text.npos; text.remove_prefix(bar + kBar.size()))
        forms.emplace_back(trim(text.substr(0, bar)));
    forms.emplace_back(trim(text));
    return forms;
}

// The limit behind the key, "[12]". False if there is something else.
bool take_limit(std::string_view& key, std::size_t& most) {
    const std::size_t open = key.find('[');
    if (open == key.npos) return true;
    const std::string_view digits = key.substr(open + 1);
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), most);
    const bool good = error == std::errc() && most > 0 && rest + 1 == digits.data() + digits.size() && *rest == ']';
    key = trim(key.substr(0, open));
    return good;
}

class PhraseReader {
  public:
    PhraseFile read(std::string_view text) {
        while (!text.empty()) {
            ++number_;
            const std::size_t end = std::min(text.find('\n'), text.size());
            read_line(trim(text.substr(0, end)));
            text.remove_prefix(std::min(text.size(), end + 1));
        }
        return std::move(file_);
    }

  private:
    void complain(const std::string& sentence) {
        file_.problems.push_back("line " + std::to_string(number_) + ": " + sentence);
    }

    void read_line(std::string_view line) {
        if (line.empty()) return;
        if (line.front() == '#') {
            heading_ = trim(line.substr(1));
            return;
        }
        const std::size_t equals = line.find('=');
        if (equals == line.npos) return complain("'" + std::string(line) + "' is not of the form 'key = text'");
        PhraseLine phrase;
        std::string_view key = trim(line.substr(0, equals));
        if (!take_limit(key, phrase.most)) return complain("a limit of characters is written like 'key [12] = text'");
        if (!is_name(key)) return complain("'" + std::string(key) + "' is no key: use small letters, digits and _");
        if (file_.find(key) != nullptr) return complain("'" + std::string(key) + "' is there a second time");
        phrase.key = key;
        phrase.forms = split_forms(trim(line.substr(equals + 1)));
        phrase.heading = heading_;
        phrase.line = number_;
        if (read_places(phrase)) file_.phrases.push_back(std::move(phrase));
    }

    bool read_places(PhraseLine& phrase) {
        for (std::string_view form : phrase.forms) {
            if (form.empty()) return complain("'" + phrase.key + "' says nothing"), false;
            for (std::size_t open; (open = form.find('{')) != form.npos;) {
                const std::size_t close = form.find('}', open);
                const std::string_view name = form.substr(open + 1, close - open - 1);
                if (close == form.npos || !is_name(name)) return complain("behind '{' must stand a name and '}'"), false;
                if (std::ranges::find(phrase.places, name) == phrase.places.end()) phrase.places.emplace_back(name);
                form.remove_prefix(close + 1);
            }
        }
        const bool counted = std::ranges::find(phrase.places, "count") != phrase.places.end();
        if (phrase.forms.size() > 2) return complain("there are two forms at most: for one, and for others"), false;
        if (phrase.forms.size() == 2 && !counted) return complain("which form is meant, {count} must say"), false;
        return true;
    }

    PhraseFile file_;
    std::string heading_;
    int number_ = 0;
};

}  // namespace

std::string PhraseLine::text() const {
    std::string all;
    for (const std::string& form : forms) all += (all.empty() ? "" : std::string(kBar)) + form;
    return all;
}

const PhraseLine* PhraseFile::find(std::string_view key) const {
    const auto found = std::ranges::find(phrases, key, &PhraseLine::key);
    return found == phrases.end() ? nullptr : &*found;
}

PhraseFile parse_phrases(std::string_view text) { return PhraseReader().read(text); }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace asynchio
