// Panels and the messages on them: headings, empty panels, banners, toasts, captions, rule cards, the goal
// meter.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// "READY QUEUE  front -> back            right": capitals are the caller's. One line of 18.
void draw_heading(Ui& ui, const Rect& rect, std::string_view title, std::string_view note = {},
                  std::string_view right = {});

// Nothing here yet, still loading, or wrong: icon, title, one sentence, and a button when `action` is not
// empty.
struct Notice {
    std::string_view icon;
    std::string_view title;
    std::string_view sentence;
    std::string_view action;
    bool trouble = false;
};
bool notice(Ui& ui, std::string_view id, const Rect& rect, const Notice& notice);

// 54 high; they push content aside and never cover it. True when the action was clicked.
enum class BannerKind { stuck, blocked };
struct Banner {
    BannerKind kind;
    std::string_view title;   // "Stuck at 0.60 s."
    std::string_view detail;  // a sentence; the code of a line for `blocked`
    std::string_view action;
};
bool banner(Ui& ui, std::string_view id, const Rect& rect, const Banner& banner);

// For some seconds above the transport, as high as its words need. True while the mouse is over it and it must stay.
float toast_height(Ui& ui, std::string_view words, float width);
bool toast(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, std::string_view detail, bool trouble = false);

// The one voice: inverted, text wrapped, a foot line. The height it needs for a width; then drawing it.
struct Caption {
    std::string_view text;
    std::string_view progress;  // "3 of 4, when B first done"
    std::string_view key;       // "Space"
    std::string_view action;    // "continue"
};
float caption_height(Ui& ui, const Caption& caption, float width);
void draw_caption(Ui& ui, const Rect& rect, const Caption& caption);

// "Rule R4  Step aside and wake up", lit with its sentence or quiet.
struct RuleCard {
    std::string_view badge;
    std::string_view name;
    std::string_view sentence;
    std::string_view note;
    bool lit = false;
};
void draw_rule_card(Ui& ui, const Rect& rect, const RuleCard& card);

// Prediction beside result: two equal boxes with a word and an icon. Returns the room inside.
Rect draw_said_box(Ui& ui, const Rect& rect, std::string_view words);
Rect draw_result_box(Ui& ui, const Rect& rect, std::string_view words);

// How far, 0 to 1, and the words right of it.
void draw_goal_meter(Ui& ui, const Rect& rect, std::string_view name, float part, std::string_view words);

}  // namespace asynchio::ui
