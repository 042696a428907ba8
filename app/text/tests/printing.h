// How failed expectations show places. Included by every test that compares them.
#pragma once

#include <ostream>

#include "app/text/position.h"

namespace asynchio {

inline void PrintTo(const TextPosition& place, std::ostream* out) {
    *out << place.line << ":" << place.column;
}
inline void PrintTo(const TextRange& range, std::ostream* out) {
    PrintTo(range.start, out);
    *out << "-";
    PrintTo(range.end, out);
}
inline void PrintTo(const TextSelection& selection, std::ostream* out) {
    *out << "anchor ";
    PrintTo(selection.anchor, out);
    *out << " caret ";
    PrintTo(selection.caret, out);
}
inline void PrintTo(const TextEdit& edit, std::ostream* out) {
    PrintTo(edit.start, out);
    *out << " \"" << edit.removed << "\" -> \"" << edit.inserted << "\"";
}

}  // namespace asynchio
