#include "app/phrases/phrase_table.h"

#include <algorithm>

#include "app/phrases/phrase_file.h"

namespace asynchio {
namespace {

bool same_places(const PhraseLine& a, const PhraseLine& b) { return std::ranges::is_permutation(a.places, b.places); }

}  // namespace

PhraseTable::PhraseTable(std::span<const std::string_view> names, std::string_view text, std::string_view english) {
    const PhraseFile own = parse_phrases(text), fallback = parse_phrases(english);
    for (const std::string_view name : names) {
        const PhraseLine* usual = fallback.find(name);
        const PhraseLine* found = own.find(name);
        if (found == nullptr || (usual != nullptr && !same_places(*found, *usual))) found = usual;
        phrases_.push_back(found == nullptr ? Forms{} : Forms{found->forms.front(), found->forms.back()});
    }
}

std::string PhraseTable::fill(std::size_t key, std::initializer_list<Place> places) const {
    const Forms& forms = phrases_[key];
    const bool one = std::ranges::any_of(places, [](const Place& place) { return place.name == "count" && place.word.one(); });
    std::string_view rest = one ? forms.one : forms.many;
    std::string said;
    for (std::size_t open; (open = rest.find('{')) != rest.npos;) {
        const std::size_t close = rest.find('}', open);
        said += rest.substr(0, open);
        const auto place = std::ranges::find(places, rest.substr(open + 1, close - open - 1), &Place::name);
        if (place != places.end()) said += place->word.text();
        rest.remove_prefix(close + 1);
    }
    said += rest;
    return said;
}

}  // namespace asynchio
