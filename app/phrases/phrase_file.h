// The file format of assets/ui.<locale>.txt: what the window says, one phrase in a line.
//
//     # Headings and notes begin with a hash.
//     top_lessons [12] = Lessons
//     slot_from = from {owner}, {time} s
//     jobs_wait = {count} job waits | {count} jobs wait
//
// A key is in small letters, digits and underscores. {name} is filled in by whoever says the phrase; in another language the
// order is free. A bar with spaces around it parts the words for one thing from those for any other number of them; {count}
// decides. [12]: where room is short, the most characters it may have in any language; only in the English file.
//
// For app/phrases, its generator and the tests. Pure; takes any bytes and never fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asynchio {

struct PhraseLine {
    std::string key;
    std::vector<std::string> forms;   // one, or two: for one thing and for others
    std::vector<std::string> places;  // names of the {places}, each once, as they first appear
    std::string heading;              // the nearest line above that begins with a hash
    std::size_t most = 0;             // characters; 0: no limit
    int line = 0;                     // in the file, from 1

    // The text as it stands in the file.
    std::string text() const;
};

struct PhraseFile {
    std::vector<PhraseLine> phrases;
    std::vector<std::string> problems;  // "line 4: 'Foo' is no key: ..."

    // Null if there is none. Valid while the file lives.
    const PhraseLine* find(std::string_view key) const;
};

// A line with a mistake is left out and named in `problems`.
PhraseFile parse_phrases(std::string_view text);

// Characters, not bytes.
std::size_t characters(std::string_view text);

}  // namespace asynchio
