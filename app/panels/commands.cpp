#include "app/panels/commands.h"

#include "app/panels/key_choice.h"

namespace asynchio::panels {
namespace {

constexpr KeyPress plain(Key key) { return {key, false, false, false, false}; }
constexpr KeyPress ctrl(Key key) { return {key, true, false, false, false}; }
constexpr KeyPress shift(Key key) { return {key, false, true, false, false}; }
constexpr KeyPress ctrl_shift(Key key) { return {key, true, true, false, false}; }
constexpr KeyPress alt(Key key) { return {key, false, false, true, false}; }

using List = std::vector<Command>;

// A command whose key stands in the row of the one before.
Command beside(Command command) {
    command.same_row = true;
    return command;
}

void add_time(List& list, const Phrases& say) {
    const std::string_view group = say.keys_time();
    list.push_back({group, say.key_space(), say.keys_play(), When::reading, plain(Key::space)});
    list.push_back({group, "←", say.keys_step_back(), When::reading, plain(Key::left)});
    list.push_back(beside({group, "→", say.keys_step(), When::reading, plain(Key::right)}));
    list.push_back({group, say.key_page_up(), say.keys_previous_turn(), When::reading, plain(Key::page_up)});
    list.push_back(beside({group, say.key_page_down(), say.keys_next_turn(), When::reading, plain(Key::page_down)}));
    list.push_back({group, say.key_home(), say.keys_to_start(), When::reading, plain(Key::home)});
    list.push_back(beside({group, say.key_end(), say.keys_to_end(), When::reading, plain(Key::end)}));
    list.push_back({group, say.key_restart(), say.keys_restart(), When::always, ctrl(Key::r)});
    list.push_back({group, say.interrupt_key(), say.keys_interrupt(), When::reading, ctrl(Key::c)});
}

void add_picture(List& list, const Phrases& say) {
    const std::string_view group = say.keys_picture();
    list.push_back({group, "T", say.keys_ruler(), When::reading, plain(Key::t)});
    list.push_back({group, "W", say.keys_zoom_in(), When::at_desk, plain(Key::w)});
    list.push_back(beside({group, "S", say.keys_zoom_out(), When::at_desk, plain(Key::s)}));
    list.push_back({group, "A", say.keys_pan_left(), When::at_desk, plain(Key::a)});
    list.push_back(beside({group, "D", say.keys_pan_right(), When::at_desk, plain(Key::d)}));
    list.push_back({group, "F", say.keys_fit(), When::reading, plain(Key::f)});
    list.push_back({group, say.key_range(), say.keys_range(), When::by_hand});
    list.push_back({group, say.key_trail_back(), say.keys_trail_back(), When::reading, alt(Key::left)});
    list.push_back(beside({group, say.key_trail_forward(), say.keys_trail_forward(), When::reading, alt(Key::right)}));
    list.push_back({group, "/", say.keys_search(), When::at_desk, plain(Key::slash)});
    list.push_back({group, say.key_told(), say.keys_told(), When::always, ctrl(Key::t)});
    list.push_back({group, "I", say.keys_passes(), When::reading, plain(Key::i)});
    list.push_back({group, say.key_lane_moves(), say.keys_lane_moves(), When::by_hand});
    list.push_back({group, "J", say.keys_lane_pin(), When::by_hand});
    list.push_back(beside({group, say.key_lane_reset(), say.keys_lane_reset(), When::reading, shift(Key::j)}));
    list.push_back({group, "U", say.keys_group(), When::reading, plain(Key::u)});
    list.push_back({group, "[", say.keys_waker(), When::at_desk, plain(Key::left_bracket)});
    list.push_back(beside({group, "]", say.keys_woken(), When::at_desk, plain(Key::right_bracket)}));
    list.push_back({group, "O", say.keys_chain(), When::reading, plain(Key::o)});
    list.push_back({group, ",", say.keys_previous_bar(), When::at_desk, plain(Key::comma)});
    list.push_back(beside({group, ".", say.keys_next_bar(), When::at_desk, plain(Key::period)}));
    list.push_back({group, say.key_seat(), say.keys_seat(), When::by_hand});
    list.push_back({group, "G", say.keys_sweep(), When::reading, plain(Key::g)});
    list.push_back({group, "K", say.keys_pin(), When::reading, plain(Key::k)});
    list.push_back(beside({group, say.key_ghost(), say.keys_ghost(), When::reading, shift(Key::k)}));
    list.push_back({group, "X", say.keys_swap(), When::reading, plain(Key::x)});
}

void add_program(List& list, const Phrases& say) {
    const std::string_view group = say.keys_program();
    list.push_back({group, "F9", say.keys_breakpoint(), When::reading, plain(Key::f9)});
    list.push_back({group, "N", say.keys_next_hit(), When::reading, plain(Key::n)});
    list.push_back(beside({group, say.key_shift_n(), say.keys_previous_hit(), When::reading, shift(Key::n)}));
    list.push_back({group, "E", say.keys_edit(), When::at_desk, plain(Key::e)});
    list.push_back({group, say.key_ctrl_enter(), say.keys_run_edited(), When::always, ctrl(Key::enter)});
    list.push_back({group, say.key_undo(), say.keys_undo(), When::always, ctrl(Key::z)});
    list.push_back(beside({group, say.key_redo(), say.keys_redo(), When::always, ctrl(Key::y)}));
    list.push_back({group, say.key_find(), say.keys_find(), When::at_desk, ctrl(Key::f)});
    list.push_back(beside({group, say.key_replace(), say.keys_replace(), When::at_desk, ctrl(Key::h)}));
    list.push_back({group, "F3", say.keys_find_next(), When::editing, plain(Key::f3)});
    list.push_back(beside({group, say.key_find_previous(), say.keys_find_previous(), When::editing, shift(Key::f3)}));
    list.push_back({group, say.key_comment(), say.keys_comment(), When::editing, ctrl(Key::slash)});
    list.push_back({group, say.key_tab(), say.keys_indent(), When::by_hand});
    list.push_back({group, say.key_alt_up(), say.keys_lines_up(), When::editing, alt(Key::up)});
    list.push_back(beside({group, say.key_alt_down(), say.keys_lines_down(), When::editing, alt(Key::down)}));
}

void add_window(List& list, const Phrases& say) {
    const std::string_view group = say.keys_window();
    list.push_back({group, say.key_palette(), say.keys_palette(), When::by_hand, ctrl_shift(Key::p)});
    list.push_back({group, "L", say.keys_lessons(), When::at_desk, plain(Key::l)});
    list.push_back({group, "P", say.keys_pages(), When::at_desk, plain(Key::p)});
    list.push_back({group, "H", say.keys_handout(), When::reading, plain(Key::h)});
    list.push_back({group, say.key_export(), say.keys_export(), When::always, ctrl(Key::e)});
    list.push_back({group, say.key_copy_card(), say.keys_copy_card(), When::always, ctrl_shift(Key::c)});
    list.push_back({group, say.key_paste_card(), say.keys_paste_card(), When::reading, ctrl(Key::v)});
    list.push_back({group, "F5", say.keys_projector(), When::always, plain(Key::f5)});
    list.push_back({group, "F11", say.keys_full_screen(), When::always, plain(Key::f11)});
    list.push_back({group, say.key_larger(), say.keys_larger(), When::always, ctrl(Key::plus)});
    list.push_back(beside({group, say.key_smaller(), say.keys_smaller(), When::always, ctrl(Key::minus)}));
    list.push_back(beside({group, say.key_usual_size(), say.keys_usual_size(), When::always, ctrl(Key::digit_0)}));
    list.push_back({group, say.key_settings(), say.keys_settings(), When::always, ctrl(Key::comma)});
    list.push_back({group, "?", say.keys_help(), When::reading, plain(Key::question)});
    list.push_back({group, say.key_escape(), say.keys_escape(), When::by_hand});
    list.push_back({group, say.key_quit(), say.keys_quit(), When::always, ctrl(Key::q)});
}

void add_class(List& list, const Phrases& say) {
    const std::string_view group = say.keys_class();
    list.push_back({group, say.key_go_on(), say.keys_go_on(), When::by_hand});
    list.push_back(beside({group, say.key_page_up(), say.keys_go_back(), When::by_hand}));
    list.push_back({group, say.key_hands(), say.keys_hands(), When::by_hand});
    list.push_back({group, say.key_enter(), say.keys_vote(), When::by_hand});
    list.push_back({group, "C", say.keys_show_program(), When::projecting, plain(Key::c)});
    list.push_back({group, "B  .", say.keys_blank(), When::projecting, plain(Key::b)});
    list.push_back({group, "M", say.keys_comparison(), When::projecting, plain(Key::m)});
    list.push_back({group, "P", say.keys_notes(), When::projecting, plain(Key::p)});
    list.push_back({group, say.key_shift_p(), say.keys_notes_window(), When::projecting, shift(Key::p)});
    list.push_back({group, "L", say.keys_light(), When::projecting, plain(Key::l)});
    list.push_back({group, "R", say.keys_pointer(), When::projecting, plain(Key::r)});
}

void add_keyless(List& list, const Phrases& say) {
    const std::string_view group = say.keys_window();
    list.push_back({group, {}, say.command_live(), When::editing, {}, ToggleLive{}});
    list.push_back({group, {}, say.save_tip(), When::editing, {}, AskLessonName{""}});
    list.push_back({group, {}, say.command_tour(), When::at_desk, {}, ShowTour{0}});
    list.push_back({group, {}, say.command_about(), When::always, {}, ShowCard{Card::about}});
    list.push_back({group, {}, say.command_keys(), When::always, {}, ShowCard{Card::keys}});
    const std::string_view themes[] = {say.command_theme_light(), say.command_theme_dark(), say.command_theme_contrast(),
                                       say.command_theme_blue_orange(), say.command_theme_print()};
    static_assert(std::size(themes) == kThemes.size());
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        list.push_back({group, {}, themes[i], When::always, {}, SetTheme{std::string(kThemes[i])}});
}

}  // namespace

std::vector<Command> commands(const Phrases& say, const KeyChoices& keys) {
    List list;
    add_time(list, say);
    add_picture(list, say);
    add_program(list, say);
    add_window(list, say);
    add_class(list, say);
    add_keyless(list, say);
    for (const KeyChoice& choice : valid_choices(keys))
        for (Command& command : list)
            if (may_have_other_key(command) && key_name(command.press) == choice.usual) command.other_keys = key_words(say, *key_named(choice.chosen));
    return list;
}

bool is_available(const Command& command, const UiState& ui) {
    switch (command.when) {
        case When::always: return true;
        case When::reading: return !ui.editing;
        case When::editing: return ui.editing;
        case When::at_desk: return !ui.editing && !ui.project;
        case When::projecting: return ui.project;
        case When::by_hand: return false;
    }
    return false;
}

}  // namespace asynchio::panels
