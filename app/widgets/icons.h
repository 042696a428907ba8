// The icons that the app draws: characters of the icon font, as UTF-8 text. Names follow their meaning here,
// the comment gives Fork Awesome's own name where it differs.
#pragma once

#include <string_view>

namespace asynchio::ui::icon {

using Icon = std::string_view;

// Signs of the states.
inline constexpr Icon created = "\uf016";  // file-o
inline constexpr Icon ready = "\uf111";    // circle
inline constexpr Icon play = "\uf04b";
inline constexpr Icon timer = "\uf017";    // clock-o
inline constexpr Icon network = "\uf0ec";  // exchange
inline constexpr Icon box = "\uf096";      // square-o
inline constexpr Icon queue = "\uf0c9";    // bars
inline constexpr Icon lock = "\uf023";
inline constexpr Icon worker = "\uf013";    // cog
inline constexpr Icon blocking = "\uf12a";  // exclamation
inline constexpr Icon ellipsis = "\uf141";  // ellipsis-h
inline constexpr Icon check = "\uf00c";
inline constexpr Icon times = "\uf00d";
inline constexpr Icon ban = "\uf05e";
inline constexpr Icon stop = "\uf04d";

// Controls.
inline constexpr Icon lessons = "\uf02d";    // book
inline constexpr Icon step_back = "\uf048";  // step-backward
inline constexpr Icon step_forward = "\uf051";
inline constexpr Icon restart = "\uf049";  // fast-backward
inline constexpr Icon pause = "\uf04c";
inline constexpr Icon next_caption = "\uf27b";  // commenting-o
inline constexpr Icon theme = "\uf042";         // adjust
inline constexpr Icon projector = "\uf26c";     // television
inline constexpr Icon help = "\uf29c";          // question-circle-o
inline constexpr Icon prediction = "\uf08d";    // thumb-tack
inline constexpr Icon unlock = "\uf13e";        // unlock-alt
inline constexpr Icon bell = "\uf0f3";          // bell-o
inline constexpr Icon sweep = "\uf201";         // line-chart
inline constexpr Icon run_card = "\uf0c1";      // link
inline constexpr Icon votes = "\uf0c0";         // users
inline constexpr Icon goal = "\uf091";          // trophy
inline constexpr Icon hint = "\uf0eb";          // lightbulb-o
inline constexpr Icon hide = "\uf070";          // eye-slash
inline constexpr Icon search = "\uf002";
inline constexpr Icon caret_down = "\uf0d7";
inline constexpr Icon undo = "\uf0e2";
inline constexpr Icon redo = "\uf01e";  // repeat
inline constexpr Icon edit = "\uf040";  // pencil
inline constexpr Icon print = "\uf02f";
inline constexpr Icon output = "\uf120";   // terminal
inline constexpr Icon error = "\uf071";    // exclamation-triangle
inline constexpr Icon waiting = "\uf252";  // hourglass-half
inline constexpr Icon plus = "\uf067";
inline constexpr Icon minus = "\uf068";
inline constexpr Icon arrow_left = "\uf060";
inline constexpr Icon arrow_right = "\uf061";
inline constexpr Icon arrow_up = "\uf062";
inline constexpr Icon arrow_down = "\uf063";
inline constexpr Icon grip = "\uf142";  // ellipsis-v
inline constexpr Icon copy = "\uf0c5";
inline constexpr Icon open = "\uf115";         // folder-open-o
inline constexpr Icon save = "\uf0c7";         // floppy-o
inline constexpr Icon info = "\uf05a";         // info-circle
inline constexpr Icon full_screen = "\uf065";  // expand
inline constexpr Icon code = "\uf121";
inline constexpr Icon toggle = "\uf079";  // retweet
inline constexpr Icon settings = "\uf1de";  // sliders
inline constexpr Icon live = "\uf0e7";    // bolt

// Every icon, once: the atlas is built from this list.
inline constexpr Icon all[] = {
    created,    ready,        play,       timer, network,      box,         queue,     lock,
    worker,     blocking,     ellipsis,   check, times,        ban,         stop,      lessons,
    step_back,  step_forward, restart,    pause, next_caption, theme,       projector, help,
    prediction, unlock,       bell,       sweep, run_card,     votes,       goal,      hint,
    hide,       search,       caret_down, undo,  redo,         edit,        print,     output,
    error,      waiting,      plus,       minus, arrow_left,   arrow_right, arrow_up,  arrow_down,
    grip,       copy,         open,       save,  info,         full_screen, code,
    toggle,     settings,     live};

}  // namespace asynchio::ui::icon
