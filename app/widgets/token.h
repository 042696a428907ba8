// How things that run are shown outside of the timeline. A task is always a pill, a job always a ticket, a
// timer always a plain chip; their state is in the left part.
#pragma once

#include <string_view>

#include "app/widgets/bar.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// A task in a queue: pill whose left cap (0.78 of its height wide) shows fill and pattern. The name's size
// follows the height: 34 ordinary, 44 and more in turn lessons.
void draw_token(Ui& ui, const Rect& rect, Look look, std::string_view name);
float token_width(Ui& ui, std::string_view name, float height);
// Not there yet or not there any more: outline and name only.
void draw_seen_token(Ui& ui, const Rect& rect, std::string_view name);
// "back", "then B", or with an icon: the dashed place of something that is no task of the queue.
void draw_empty_token(Ui& ui, const Rect& rect, std::string_view words, icon::Icon icon = {});

// A job: rectangle with a folded corner.
void draw_ticket(Ui& ui, const Rect& rect, std::string_view name);
float ticket_width(Ui& ui, std::string_view name);

// A timer: swatch, name, deadline, how long to go.
void draw_timer(Ui& ui, const Rect& rect, Look look, std::string_view name, std::string_view deadline,
                std::string_view to_go);

// Who is on this line of code: swatch and name, 22 high.
void draw_task_pill(Ui& ui, const Rect& rect, Look look, std::string_view name);
void draw_done_pill(Ui& ui, const Rect& rect, EndCap cap, std::string_view name);
float task_pill_width(Ui& ui, std::string_view name);

// A lock in the wait-for graph: a purple tag.
void draw_lock_tag(Ui& ui, const Rect& rect, std::string_view name);
// The same while nobody has it, and other things that one can wait for: an outline.
void draw_free_tag(Ui& ui, const Rect& rect, std::string_view name, icon::Icon icon = {});
float tag_width(Ui& ui, std::string_view name);

// The frame around a guarded variable: thick and purple while somebody holds the lock, thin when it is free.
// The tab stands on the upper edge. Returns the room inside.
Rect draw_lock_frame(Ui& ui, const Rect& rect, std::string_view lock, std::string_view holder, bool held);

// A place that a result fills: dashed and "empty", then with the value.
void draw_slot(Ui& ui, const Rect& rect, std::string_view value, bool filled);

}  // namespace asynchio::ui
