// Reproducible chance for tests of properties: texts with everything that is hard, and places in them.
#pragma once

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

#include "app/text/document.h"

namespace asynchio {

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    // 0 to sides - 1. Not a distribution of the standard library, whose results differ between libraries.
    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(engine_() % sides); }
    template <class Items>
    const auto& pick(const Items& items) {
        return items[roll(std::size(items))];
    }

    std::string text(std::size_t pieces) {
        static const std::string kPieces[] = {
            "a",      "x1",     "é",        "漢", "😀",    "e\u0301", " ",      "    ",   "\t",    "\n",
            "\n    ", "(",      ")",        "[",  "]",    "{",       "}",      "'",      "\"",    "'''",
            "f'",     "\"\"\"", "#",        ":",  "\\",   "await ",  "def ",   "return", "if x:", ",",
            "\r\n",   "\xFF",   "\xE2\x82", "@",  "0x1F", "f'''{",   "\u0301", "𝔘\u200D"};
        std::string out;
        for (std::size_t i = roll(pieces + 1); i > 0; --i) out += pick(kPieces);
        return out;
    }
    TextPosition place(const TextDocument& document) {
        const std::size_t line = roll(document.line_count() + 1);
        const std::size_t width = line < document.line_count() ? document.line(line).size() : 0;
        return {line, roll(width + 3)};
    }

  private:
    std::mt19937_64 engine_;
};

// Runs `check` with seeds 1 to `last` and stops at the first that fails, naming it.
inline void for_each_seed(unsigned last, void (*check)(unsigned seed)) {
    for (unsigned seed = 1; seed <= last; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        check(seed);
        if (testing::Test::HasFailure()) return;
    }
}

}  // namespace asynchio
