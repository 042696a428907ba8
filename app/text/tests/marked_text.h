// Texts with their selection drawn in: '|' is the caret and '^' the anchor, if it is elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "app/text/editor.h"
#include "app/text/tests/printing.h"

namespace asynchio {

// An editor with the text and selection that `marked` draws; exactly one '|', at most one '^'.
inline TextEditor editor_with(std::string_view marked) {
    std::string text;
    TextPosition place, caret, anchor;
    bool has_anchor = false;
    for (const char c : marked) {
        if (c == '|') {
            caret = place;
        } else if (c == '^') {
            anchor = place;
            has_anchor = true;
        } else {
            text += c;
            place = c == '\n' ? TextPosition{place.line + 1, 0} : TextPosition{place.line, place.column + 1};
        }
    }
    TextEditor editor(text);
    editor.apply(SetSelection{{has_anchor ? anchor : caret, caret}});
    return editor;
}

inline std::string drawn(const TextEditor& editor) {
    const TextSelection& selection = editor.selection();
    const TextPosition first = selection.start(), last = selection.end();
    const TextDocument& document = editor.document();
    std::string out = document.text({{0, 0}, first});
    if (selection.empty()) return out + "|" + document.text({first, document.end()});
    const bool forwards = selection.anchor < selection.caret;
    out += (forwards ? "^" : "|") + document.text({first, last}) + (forwards ? "|" : "^");
    return out + document.text({last, document.end()});
}

// What is drawn after the commands were applied to what is drawn in `marked`.
template <class... Commands>
std::string after(std::string_view marked, Commands&&... commands) {
    TextEditor editor = editor_with(marked);
    (editor.apply(EditCommand(std::forward<Commands>(commands))), ...);
    return drawn(editor);
}

}  // namespace asynchio
