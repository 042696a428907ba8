#include "app/shell/key_map.h"

#include <imgui.h>

#include <string>

namespace asynchio {
namespace {

std::string clipboard() {
    const char* const text = ImGui::GetClipboardText();
    return text == nullptr ? "" : text;
}

// Ctrl and a key, in every mode.
bool act_on_ctrl(const KeyPress& press, const UiState& ui, Actions& actions) {
    if (!press.ctrl) return false;
    switch (press.key) {
        case Key::enter: actions.push_back(RunEdited{}); return true;
        case Key::r: actions.push_back(Restart{}); return true;
        case Key::f:
        case Key::h: {
            if (ui.editing || ui.project || ui.language != Language::python) return true;
            FindState find = ui.find.value_or(FindState{});
            find.replaces = press.key == Key::h;
            ++find.asked;
            actions.push_back(StartEditing{});
            actions.push_back(SetFind{find});
            return true;
        }
        case Key::e: actions.push_back(ShowExport{!ui.show_export}); return true;
        case Key::v:
            if (!ui.editing || press.shift) actions.push_back(OpenRunCard{clipboard()});
            return true;
        case Key::c:
            if (press.shift) actions.push_back(CopyRunCard{});
            else if (!ui.editing) actions.push_back(PressInterrupt{});
            return true;
        case Key::plus: actions.push_back(Zoom{1}); return true;
        case Key::minus: actions.push_back(Zoom{-1}); return true;
        case Key::digit_0: actions.push_back(Zoom{0}); return true;
        case Key::z:
            if (ui.editing) actions.push_back(EditText{EditAction::undo});
            else actions.push_back(UndoChange{});
            return true;
        case Key::y:
            if (ui.editing) actions.push_back(EditText{EditAction::redo});
            else actions.push_back(RedoChange{});
            return true;
        case Key::t: actions.push_back(ShowCard{ui.card == Card::told ? Card::none : Card::told}); return true;
        case Key::comma: actions.push_back(ShowCard{ui.card == Card::settings ? Card::none : Card::settings}); return true;
        case Key::p:
            if (press.shift) actions.push_back(ShowCard{ui.card == Card::palette ? Card::none : Card::palette});
            return true;
        case Key::q: actions.push_back(Quit{}); return true;
        default: return true;
    }
}

// Keys of a projector's clicker and of a presenter.
bool act_while_projecting(const KeyPress& press, const UiState& ui, Actions& actions) {
    switch (press.key) {
        case Key::space:
        case Key::page_down:
            if (ui.flow.on) actions.push_back(GoOn{});
            return ui.flow.on;
        case Key::page_up:
            if (ui.flow.on) actions.push_back(GoBack{});
            return ui.flow.on;
        case Key::period:
        case Key::b: actions.push_back(ToggleBlank{}); return true;
        case Key::c: actions.push_back(ToggleCode{}); return true;
        case Key::m: actions.push_back(ToggleComparison{}); return true;
        case Key::p: actions.push_back(ToggleNotes{press.shift != (ui.presenting.screens > 1)}); return true;
        case Key::l: actions.push_back(ToggleSpotlight{}); return true;
        case Key::r: actions.push_back(TogglePointer{}); return true;
        default: return false;
    }
}

// Alt and an arrow: back to where one looked before, as in a browser.
bool act_on_alt(const KeyPress& press, const UiState& ui, Actions& actions) {
    if (!press.alt || ui.editing || (press.key != Key::left && press.key != Key::right)) return false;
    actions.push_back(WalkTrail{press.key == Key::left ? -1 : 1});
    return true;
}

void act_everywhere(const KeyPress& press, const UiState& ui, Actions& actions) {
    const bool narrates = ui.flow.on && ui.flow.stage == Stage::run;
    switch (press.key) {
        case Key::space:
            if (narrates) actions.push_back(NextCaption{});
            else actions.push_back(TogglePlay{});
            break;
        case Key::right: actions.push_back(StepForward{}); break;
        case Key::left: actions.push_back(StepBack{}); break;
        case Key::page_down:
            if (narrates) actions.push_back(NextCaption{});
            else actions.push_back(NextTurn{});
            break;
        case Key::page_up:
            if (narrates) actions.push_back(PreviousCaption{});
            else actions.push_back(PreviousTurn{});
            break;
        case Key::home: actions.push_back(GoToStart{}); break;
        case Key::end: actions.push_back(GoToEnd{}); break;
        case Key::t: actions.push_back(SetRuler{ui.ruler == Ruler::time ? Ruler::turns : Ruler::time}); break;
        case Key::f: actions.push_back(FitView{}); break;
        case Key::i: actions.push_back(TogglePasses{}); break;
        case Key::o: actions.push_back(ToggleChain{}); break;
        case Key::u: actions.push_back(GroupLanes{}); break;
        case Key::j:
            if (press.shift) actions.push_back(ResetLanes{});
            break;
        case Key::slash:
            if (!ui.project) actions.push_back(ShowPictureSearch{true});
            break;
        case Key::f5: actions.push_back(ToggleProject{}); break;
        case Key::f11: actions.push_back(ToggleFullScreen{}); break;
        case Key::e:
            if (!ui.project) actions.push_back(StartEditing{});  // there is no editor on the projector
            break;
        case Key::p: actions.push_back(TogglePages{}); break;
        case Key::n: actions.push_back(GoToHit{press.shift ? -1 : 1}); break;
        case Key::f9: actions.push_back(ToggleBreakpoint{0}); break;
        case Key::g: actions.push_back(ToggleSweep{}); break;
        case Key::k:
            if (press.shift) actions.push_back(ToggleGhost{});
            else actions.push_back(PinRun{});
            break;
        case Key::x: actions.push_back(SwapRuns{}); break;
        case Key::h: actions.push_back(PrintHandout{}); break;
        case Key::l: actions.push_back(ShowLessons{!ui.show_lessons}); break;
        case Key::question: actions.push_back(ShowHelp{!ui.show_help}); break;
        case Key::escape: actions.push_back(Escape{}); break;
        default: break;
    }
}

// With Ctrl: the size of everything, the end, and what closes the card or opens another one.
bool is_left_to_card_with_ctrl(const KeyPress& press) {
    switch (press.key) {
        case Key::plus:
        case Key::minus:
        case Key::digit_0:
        case Key::q:
        case Key::e:
        case Key::t:
        case Key::comma: return false;
        case Key::p: return !press.shift;
        default: return true;
    }
}

// What stands over the picture has the keys: of all others only those that close it, or that are about the window.
bool is_left_to_card(const KeyPress& press, const UiState& ui) {
    const bool covered = ui.card != Card::none || ui.show_lessons || ui.show_help || ui.show_export || ui.page >= 0 || ui.tour >= 0;
    if (!covered) return false;
    if (press.ctrl) return is_left_to_card_with_ctrl(press);
    switch (press.key) {
        case Key::escape:
        case Key::f5:
        case Key::f11: return false;
        case Key::l: return !ui.show_lessons;
        case Key::question: return !ui.show_help;
        case Key::p: return ui.page < 0;
        // The run as text follows the playhead.
        case Key::space:
        case Key::left:
        case Key::right:
        case Key::page_down:
        case Key::page_up:
        case Key::home:
        case Key::end: return ui.card != Card::told;
        default: return true;
    }
}

}  // namespace

void act_on_keys(std::span<const KeyPress> keys, const UiState& ui, Actions& actions) {
    for (const KeyPress& press : keys) {
        if (is_left_to_card(press, ui) || act_on_ctrl(press, ui, actions) || act_on_alt(press, ui, actions)) continue;
        if (press.key == Key::f5 || press.key == Key::f11 || press.key == Key::escape || !ui.editing) {
            if (ui.project && act_while_projecting(press, ui, actions)) continue;
            act_everywhere(press, ui, actions);
        }
    }
}

}  // namespace asynchio
