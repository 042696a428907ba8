#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/panels/awaits_panel.h"
#include "app/panels/boxes_panel.h"
#include "app/panels/code_panel.h"
#include "app/panels/code_text.h"
#include "app/panels/comparison_panel.h"
#include "app/panels/coroutines_panel.h"
#include "app/panels/flow_seat.h"
#include "app/panels/export_card.h"
#include "app/panels/help_card.h"
#include "app/panels/notes_card.h"
#include "app/panels/projected_facts.h"
#include "app/panels/projected_queue.h"
#include "app/panels/projected_totals.h"
#include "app/panels/rule_cards.h"
#include "app/panels/spotlight.h"
#include "app/panels/strip.h"
#include "app/panels/sweep_panel.h"
#include "app/panels/timeline.h"
#include "app/panels/vote_bar.h"
#include "app/panels/wait_graph_panel.h"
#include "app/panels/window_layout.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

#include <fmt/format.h>

namespace asynchio::panels {
namespace {

constexpr float kTitle = 70, kStrip = 104, kMargin = 48, kPicturePart = 0.68f;
constexpr float kStepButton = 52, kStepGap = 14;
constexpr float kEdge = 14, kWordsPad = 44, kSentence = 170, kCodeWidth = 900;
constexpr float kMostFacts = 0.6f, kBeside = 20;  // of the sentence's width; between them
constexpr float kView = 340, kLeastView = 290, kViewPart = 0.58f, kLeastViewPart = 0.38f;
constexpr float kMostStory = 0.7f;   // of the picture, which is empty then
constexpr float kRulerRoom = 110, kLaneRoom = 84;  // what the timeline keeps

bool leads_on(const FlowView& flow) {
    const bool unset = flow.breaking && !flow.breaking->is_set;
    return unset || flow.step < flow.steps || flow.next_stage != flow.stage;
}

// Back, where the class is, on: of one width in all stages, so that the hand finds them without the eye.
void draw_steps(ui::Ui& ui, ui::Rect& line, const FlowView& flow, Actions& actions) {
    if (!flow.on) return;
    float words = 0;
    for (const StageView& stage : flow.stages) words = std::max(words, ui::text_width(ui, ui::Type::projected_label_strong, stage.name));
    words += ui::text_width(ui, ui::Type::projected_value, "00/00") + ui.px(kStepGap) + 1;
    const float side = ui.px(kStepButton), gap = ui.px(kStepGap);
    const auto place = [&](const ui::Rect& cell) { return ui::snapped(ui::rect_around(cell.centre(), side, side)); };
    const ui::ButtonLook back{.icon = ui::icon::arrow_left, .enabled = flow.stage != Stage::story, .type = ui::Type::projected_label};
    const ui::ButtonLook on{.icon = ui::icon::arrow_right, .enabled = leads_on(flow), .type = ui::Type::projected_label};
    ui::Rect room = cut_right(line, words + 2 * (side + gap), ui.px(60));
    if (ui::button(ui, "go_back", place(cut_left(room, side, gap)), "", back)) actions.push_back(GoBack{});
    if (ui::button(ui, "go_on", place(cut_right(room, side, gap)), "", on)) actions.push_back(GoOn{});
    const std::string count = flow.steps > 0 ? fmt::format("{}/{}", flow.step, flow.steps) : "";
    ui::draw_runs(ui, room, {{ui::Type::projected_label_strong, ui::Role::text, flow.stages[static_cast<std::size_t>(flow.stage)].name},
                             {ui::Type::projected_value, ui::Role::accent, count, kStepGap}}, ui::Align::centre);
}

void draw_title(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    ui::Rect line = rect.inset(ui.px(kMargin), 0);
    draw_steps(ui, line, scene.flow, actions);
    const TransportView& transport = scene.transport;
    const std::string turn = transport.by_threads ? ui.say.project_step({.turn = transport.turn})
                                                  : ui.say.project_turn({.turn = transport.turn});
    if (!transport.turn.empty())
        ui::draw_text(
            ui, cut_right(line, ui::text_width(ui, ui::Type::projected_turn, turn) + ui.px(2), ui.px(60)),
            ui::Type::projected_turn, ui::Role::text, turn);
    const std::string time = "t = " + transport.time;
    ui::draw_text(ui,
                  cut_right(line, ui::text_width(ui, ui::Type::projected_time, time) + ui.px(2), ui.px(60)),
                  ui::Type::projected_time, ui::Role::text, time);
    ui::draw_runs(ui, line,
                  {{ui::Type::projected_title, ui::Role::accent,
                    scene.number > 0 ? fmt::format("{}", scene.number) : ""},
                   {ui::Type::projected_title, ui::Role::text, scene.title, 20}});
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom(), ui::Role::outline, 2);
}

bool tells_the_story(const Scene& scene) { return scene.flow.on && scene.flow.stage == Stage::story && !scene.story.empty(); }

std::string answer_words(const Phrases& say, const VerdictView& verdict) {
    const std::string why = plain_text(parse_markdown(verdict.why));
    std::string result;
    for (const std::string& line : verdict.result) result += (result.empty() ? "" : ", ") + line;
    return result.empty() ? why : say.project_run_says({.result = result, .why = why});
}

// What the program printed last; what Python itself complains about is not its word.
std::string printed_words(const Phrases& say, const Scene& scene) {
    const auto newest = std::ranges::find(scene.output.rbegin(), scene.output.rend(), false, &OutputView::error);
    if (newest == scene.output.rend()) return scene.output.back().text;
    if (newest->who.empty()) return newest->text;
    return scene.transport.at_end ? say.project_printed({.time = newest->time, .who = newest->who, .text = newest->text})
                                  : say.project_prints({.who = newest->who, .text = newest->text});
}

// The story, and what the scheduler is to reach, until somebody decided.
bool needs_all_lines(const Scene& scene) {
    if (tells_the_story(scene)) return true;
    const auto& challenge = scene.flow.challenge;
    return challenge && challenge->seat && !challenge->reached && !challenge->seat->over && challenge->seat->so_far.empty();
}

// The one sentence for the room.
std::string sentence_of(const Phrases& say, const Scene& scene) {
    if (tells_the_story(scene)) return plain_text(scene.story);
    if (scene.flow.caption) return scene.flow.caption->text;
    if (scene.flow.question) return scene.flow.question->ask;
    if (const auto& experiment = scene.flow.breaking)
        return experiment->is_set ? plain_text(experiment->look) : say.experiment_set({.settings = experiment->set});
    if (const auto& challenge = scene.flow.challenge) {
        if (challenge->reached) return say.goal_reached({.learned = challenge->learned});
        const std::string seat = challenge->seat ? seat_sentence(say, *challenge->seat) : "";
        if (needs_all_lines(scene)) return plain_text(challenge->text) + "\n" + seat;
        return seat.empty() ? plain_text(challenge->text) : seat;
    }
    if (scene.flow.on && scene.flow.stage == Stage::explain && scene.flow.told < scene.flow.verdicts.size())
        return answer_words(say, scene.flow.verdicts[scene.flow.told]);
    if (scene.banner) return scene.banner->title + " " + scene.banner->detail;
    if (scene.explain) return scene.explain->sentence;
    if (!scene.output.empty()) return printed_words(say, scene);
    return scene.goal;
}

using DrawView = void (*)(ui::Ui&, const ui::Rect&, const Scene&, const UiState&, Actions&);

void draw_large_boxes(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const ui::Magnified magnified(ui);
    draw_boxes_panel(ui, rect, scene, ui_state, actions);
}

// The view that answers the lesson's question, if it has one.
DrawView view_of(const Scene& scene) {
    if (scene.transport.at_start) return nullptr;  // it would be empty
    if (scene.coroutines.shown) return draw_coroutines_panel;
    if (scene.wait_graph.shown) return draw_wait_graph_panel;
    const bool boxes_asked = std::ranges::find(scene.panels, "boxes") != scene.panels.end();
    if (boxes_asked && !scene.boxes.empty()) return draw_large_boxes;
    // A queue that the lesson asks for first has a face of its own here.
    const bool queue_first = std::ranges::find(scene.panels, "queue") < std::ranges::find(scene.panels, "awaits");
    const bool all_over = scene.awaits.rows.empty() && scene.transport.at_end;  // nobody waits for anything any more
    return scene.awaits.shown && !all_over && !(scene.queues && queue_first) ? draw_awaits_panel : nullptr;
}

float words_height(ui::Ui& ui, const Scene& scene, float width) {
    return ui::wrapped_height(ui, ui::Type::projected_caption, sentence_of(ui.say, scene), width - 2 * ui.px(kWordsPad));
}

// The room for it beside the sentence, as far as the lanes can spare it; 0 if that is too little.
float view_height(ui::Ui& ui, const Scene& scene, const ui::Rect& rest) {
    if (view_of(scene) == nullptr) return 0;
    const float lanes = ui.px(kLaneRoom) * static_cast<float>(scene.timeline.lanes.size());
    const float sentence = words_height(ui, scene, (rest.w - 2 * ui.px(32)) * (1 - kViewPart) - ui.px(20)) + ui.px(2 * 10 + 2 * 8);
    const float room = std::min(std::max(ui.px(kView), sentence), rest.h - ui.px(kRulerRoom) - lanes);
    return room < ui.px(kLeastView) ? 0 : room;
}

bool fits(ui::Ui& ui, const std::string& words, float width, int lines = 2) {
    const float most = static_cast<float>(lines) * ui::line_height(ui, ui::Type::projected_caption);
    return width > 0 && ui::wrapped_height(ui, ui::Type::projected_caption, words, width) <= most + 1;
}

// What stands beside the sentence leaves it room for three lines, or gives way.
bool fits_beside(ui::Ui& ui, const Scene& scene, float card, float width) {
    return fits(ui, sentence_of(ui.say, scene), card - width - ui.px(kBeside) - 2 * ui.px(kWordsPad), 3);
}

// Of the variables, as much as has room in a card of this width.
float facts_width(ui::Ui& ui, const Scene& scene, float card) {
    if (!scene.shows_variables || needs_all_lines(scene)) return 0;
    const float most = card * kMostFacts;
    for (const float width : {projected_facts_width(ui, scene.variables, most), projected_facts_width(ui, scene.variables, 0)})
        if (width > 0 && width <= most && fits_beside(ui, scene, card, width)) return width;
    return 0;
}

float queue_width(ui::Ui& ui, const Scene& scene, float card) {
    if (scene.shows_variables) return 0;
    const float width = projected_queue_width(ui, scene, card * kMostFacts);
    return width > 0 && fits_beside(ui, scene, card, width) ? width : 0;
}

// What an answer is compared with, which the picture of one run does not show.
float totals_width(ui::Ui& ui, const Scene& scene, float card) {
    if (scene.shows_variables || scene.queues || scene.flow.stage != Stage::explain || !scene.flow.on) return 0;
    const float width = projected_totals_width(ui, scene.comparison);
    return width > 0 && width <= card * kMostFacts && fits_beside(ui, scene, card, width) ? width : 0;
}

// The queue stands beside the sentence when both have the room they need; it has all of it while there is nothing to
// say but the lesson's goal. False when the card is taken.
bool draw_queue_beside(ui::Ui& ui, ui::Rect& card, const Scene& scene) {
    if (projected_queue_width(ui, scene, card.w * kMostFacts) == 0) return true;
    const float width = queue_width(ui, scene, card.w);
    const bool both = width > 0;
    if (!both && (sentence_of(ui.say, scene) != scene.goal || scene.transport.at_start)) return true;
    draw_projected_queue(ui, both ? cut_right(card, width, ui.px(kBeside)) : card, scene);
    return both;
}

// What the view has of the width: as much as the sentence leaves, which is never cut.
float view_part(ui::Ui& ui, const Scene& scene, const ui::Rect& card) {
    float part = kViewPart;
    while (part > kLeastViewPart && words_height(ui, scene, card.w * (1 - part) - ui.px(20)) > card.h) part -= 0.04f;
    return part;
}

// The sentence is never cut: German needs three lines where English needs two.
float sentence_height(ui::Ui& ui, const Scene& scene, float width) {
    const float card = width - 2 * ui.px(32);
    const float beside = std::max({facts_width(ui, scene, card), queue_width(ui, scene, card), totals_width(ui, scene, card)});
    return words_height(ui, scene, beside > 0 ? card - beside - ui.px(kBeside) : card) + ui.px(2 * 10 + 2 * (needs_all_lines(scene) ? 20 : 8));
}

// Two lines at least are always reserved, so that nothing jumps.
void draw_sentence(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, bool with_view,
                   Actions& actions) {
    ui::Rect card = rect.inset(ui.px(32), ui.px(10));
    if (with_view) {
        view_of(scene)(ui, cut_right(card, card.w * view_part(ui, scene, card), ui.px(20)), scene, ui_state, actions);
    } else if (scene.shows_variables) {
        if (const float facts = facts_width(ui, scene, card.w); facts > 0)
            draw_projected_facts(ui, cut_right(card, facts, ui.px(kBeside)), scene.variables);
    } else if (const float totals = totals_width(ui, scene, card.w); totals > 0) {
        draw_projected_totals(ui, cut_right(card, totals, ui.px(kBeside)), scene.comparison);
    } else if (!draw_queue_beside(ui, card, scene)) {
        return;
    }
    const std::string sentence = sentence_of(ui.say, scene);
    // Beside the sentence, as long as that still fits into its two lines.
    const float rule = projected_rule_width(ui, scene), left = card.w - rule - ui.px(20) - 2 * ui.px(kWordsPad);
    if (rule > 0 && left > 0 && fits(ui, sentence, left))
        draw_projected_rule(ui, cut_right(card, rule, ui.px(20)), scene);
    ui::fill_rect(ui, card, ui::Role::caption_ground, 10);
    ui::fill_rect(ui, {card.x, card.y, ui.px(kEdge), card.h}, ui::Role::accent, 4);
    ui::Rect words = card.inset(ui.px(kWordsPad), 0);
    const float two = 2 * ui::line_height(ui, ui::Type::projected_caption);
    const float lines = std::max(two, ui::wrapped_height(ui, ui::Type::projected_caption, sentence, words.w));
    words = ui::rect_around(words.centre(), words.w, std::min(lines, words.h));
    ui::draw_wrapped(ui, words, ui::Type::projected_caption, ui::Role::caption_text, sentence);
}

// The lines around the current one, larger, at the lower right: what is above and below is not of this moment.
void draw_code_around(ui::Ui& ui, const ui::Rect& area, const Scene& scene, Actions& actions) {
    const ui::Rect wanted = code_around_size(ui, scene);
    const float width = std::min(wanted.w + ui.px(2 * 6), area.w - 2 * ui.px(kMargin));
    const float height = std::min(wanted.h + ui.px(2 * 20), area.h - ui.px(24));
    const ui::Rect card{area.right() - width - ui.px(kMargin), area.bottom() - height - ui.px(12), width, height};
    const ui::RaisedCard raised(ui, "code card", card);
    draw_code_around_current(ui, card.inset(ui.px(6), ui.px(20)), scene, actions);
}

void draw_code_overlay(ui::Ui& ui, const ui::Rect& area, const Scene& scene, Actions& actions) {
    const float line = projected_code_face(ui).row, edge = ui.px(2 * 20 + 6);
    const float room = std::max(1.0f, std::floor((area.h - ui.px(48) - edge) / line));  // whole lines
    const float width = std::min(ui.px(kCodeWidth), area.w - 2 * ui.px(kMargin));
    const float height = std::min(static_cast<float>(scene.code.size()), room) * line + edge;
    const ui::Rect card{area.right() - width - ui.px(kMargin), area.y + ui.px(24), width, height};
    const ui::RaisedCard raised(ui, "code card", card);
    draw_code_lines(ui, card.inset(ui.px(6), ui.px(20)), scene, actions);
}

// In the timeline's place, which has nothing to show yet: who is to predict what a program does must see all of it.
// False where it is too long for that.
bool draw_asked_program(ui::Ui& ui, const ui::Rect& area, const Scene& scene, Actions& actions) {
    return draw_code_columns(ui, area.inset(ui.px(kMargin), ui.px(20)), scene, actions);
}

// In the timeline's place: it is about other runs than the one that is shown.
void draw_sweep(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const ui::Rect card = area.inset(ui.px(kMargin), ui.px(12));
    const ui::Magnified magnified(ui);
    draw_sweep_panel(ui, card, scene, ui_state, actions);
}

void draw_blank(ui::Ui& ui, const ui::Rect& area) {
    ui::fill_rect(ui, area, ui::Role::background);
    ui::Rect hint = area;
    hint = cut_bottom(hint, ui.px(90));
    ui::draw_text(ui, hint, ui::Type::projected_label, ui::Role::muted, ui.say.project_blank(),
                  ui::Align::centre);
}

}  // namespace

void draw_project_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                         Actions& actions) {
    if (ui_state.blank) return draw_blank(ui, area);
    ui::fill_rect(ui, area, ui::Role::surface);
    ui::Rect rest = area;
    take_seat_keys(ui, scene.flow, ui_state, actions);
    take_vote_keys(ui, scene, ui_state, actions);
    draw_title(ui, cut_top(rest, ui.px(kTitle)), scene, actions);
    draw_strip(ui, cut_top(rest, ui.px(kStrip)), scene, ui_state, actions);
    const float votes = vote_bar_height(ui, scene, area.w);
    if (votes > 0) draw_vote_bar(ui, cut_bottom(rest, votes), scene, actions);
    const float picture_end = area.y + area.h * kPicturePart;
    const float sentence = std::min(rest.h * 0.4f, std::max(ui.px(kSentence), rest.bottom() - picture_end));
    const float strip = std::min(sentence, ui.px(kSentence)), view = view_height(ui, scene, rest);
    const float words = std::min(sentence_height(ui, scene, area.w), rest.h * kMostStory);
    const float facts = view == 0 && facts_width(ui, scene, area.w - 2 * ui.px(32)) > 0 ? projected_facts_height(ui) + 2 * ui.px(10) : 0;
    const ui::Rect below = cut_bottom(rest, std::max({strip, view, words, std::min(facts, rest.h * 0.4f)}));
    const ui::Rect room = beside_notes(ui, rest, scene, ui_state);
    // The key takes the program away where it is seen from the start.
    const bool predicts = scene.vote && scene.vote->open, asks = predicts && !ui_state.show_code;
    bool shows_code = ui_state.show_code != predicts;
    if (ui_state.show_comparison && scene.comparison.on) draw_comparison_panel(ui, rest, scene, ui_state, actions);
    else if (scene.sweep) draw_sweep(ui, rest, scene, ui_state, actions);
    else if (!asks || !draw_asked_program(ui, room, scene, actions)) draw_timeline(ui, rest, scene, ui_state, actions);
    else shows_code = false;
    draw_sentence(ui, below, scene, ui_state, view > 0, actions);
    if (shows_code && ui_state.presenting.follow && !predicts) draw_code_around(ui, room, scene, actions);
    else if (shows_code) draw_code_overlay(ui, room, scene, actions);
    draw_notes_card(ui, rest, scene, ui_state);
    draw_export_card(ui, area, ui_state, actions);
    draw_help_card(ui, area, scene, ui_state, actions);
    draw_cards(ui, area, scene, ui_state, actions);
    draw_spotlight(ui, area, ui_state.presenting);
}

}  // namespace asynchio::panels
