#include "app/panels/key_help.h"

namespace asynchio::panels {

std::vector<KeyHelp> key_help(const Phrases& say) {
    const std::string_view time = say.keys_time(), picture = say.keys_picture(), program = say.keys_program(), window = say.keys_window();
    return {
        {time, say.key_space(), say.keys_play()},
        {time, "←  →", say.keys_steps()},
        {time, say.key_page_up_down(), say.keys_turns()},
        {time, say.key_home_end(), say.keys_ends()},
        {time, say.key_restart(), say.keys_restart()},
        {time, say.interrupt_key(), say.keys_interrupt()},
        {picture, "T", say.keys_ruler()},
        {picture, "W  S", say.keys_zoom()},
        {picture, "A  D", say.keys_pan()},
        {picture, "F", say.keys_fit()},
        {picture, "[  ]", say.keys_follow()},
        {picture, ",  .", say.keys_neighbour()},
        {picture, say.key_seat(), say.keys_seat()},
        {picture, "G", say.keys_sweep()},
        {program, "F9", say.keys_breakpoint()},
        {program, say.key_hits(), say.keys_hits()},
        {program, "E", say.keys_edit()},
        {program, say.key_ctrl_enter(), say.keys_run_edited()},
        {program, say.key_undo_redo(), say.keys_undo()},
        {program, say.key_comment(), say.keys_comment()},
        {program, say.key_tab(), say.keys_indent()},
        {program, say.key_alt_arrows(), say.keys_move_lines()},
        {window, "L", say.keys_lessons()},
        {window, "P", say.keys_pages()},
        {window, "H", say.keys_handout()},
        {window, "F5", say.keys_projector()},
        {window, "C  B", say.keys_projecting()},
        {window, "M", say.keys_comparison()},
        {window, "F11", say.keys_full_screen()},
        {window, say.key_zoom(), say.keys_sizes()},
        {window, "?", say.keys_help()},
        {window, say.key_escape(), say.keys_escape()},
    };
}

}  // namespace asynchio::panels
