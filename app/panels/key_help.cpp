#include "app/panels/key_help.h"

#include <array>

namespace asynchio::panels {
namespace {

constexpr std::array kKeys = {
    KeyHelp{"Time", "Space", "play, pause; in Run: next caption"},
    KeyHelp{"Time", "←  →", "step back, step"},
    KeyHelp{"Time", "PageUp  PageDown", "previous turn, next turn"},
    KeyHelp{"Time", "Home  End", "to the start, to the end"},
    KeyHelp{"Time", "Ctrl+R", "run again"},
    KeyHelp{"Time", "Ctrl+C", "interrupt the program at this moment"},
    KeyHelp{"Picture", "T", "ruler: time or turns"},
    KeyHelp{"Picture", "W  S", "zoom in, zoom out"},
    KeyHelp{"Picture", "A  D", "move left, move right"},
    KeyHelp{"Picture", "F", "show the whole run"},
    KeyHelp{"Picture", "[  ]", "who woke this one, whom it woke"},
    KeyHelp{"Picture", ",  .", "previous bar, next bar of the lane"},
    KeyHelp{"Program", "E", "edit the program"},
    KeyHelp{"Program", "Ctrl+Enter", "run the edited program"},
    KeyHelp{"Program", "Ctrl+Z  Ctrl+Y", "undo, redo"},
    KeyHelp{"Program", "Ctrl+/", "comment lines in or out"},
    KeyHelp{"Program", "Tab  Shift+Tab", "indent; elsewhere: next control"},
    KeyHelp{"Program", "Alt+↑  Alt+↓", "move lines up, down"},
    KeyHelp{"Window", "L", "lessons"},
    KeyHelp{"Window", "F5", "projector"},
    KeyHelp{"Window", "C  B", "projecting: program, blank picture"},
    KeyHelp{"Window", "F11", "full screen"},
    KeyHelp{"Window", "Ctrl++  Ctrl+-  Ctrl+0", "larger, smaller, usual size"},
    KeyHelp{"Window", "?", "this card"},
    KeyHelp{"Window", "Esc", "closes or leaves what is on top"},
};

}  // namespace

std::span<const KeyHelp> key_help() {
    return kKeys;
}

}  // namespace asynchio::panels
