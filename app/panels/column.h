// A column of text and controls that is laid out from top to bottom: measured and drawn by the same code, so that the
// room a card asks for is the room it needs.
#pragma once

#include <span>
#include <string_view>

#include "app/panels/rich_text.h"
#include "app/widgets/text.h"
#include "app/widgets/ui.h"
#include "lessons/reader/markdown.h"

namespace asynchio::panels {

class Column {
  public:
    // Draws into `rect`, whose height does not matter.
    Column(ui::Ui& ui, const ui::Rect& rect) : ui_(ui), x_(rect.x), y_(rect.y), width_(rect.w), draws_(true) {}
    // Only measures.
    Column(ui::Ui& ui, float width) : ui_(ui), width_(width), draws_(false) {}

    ui::Ui& ui() const { return ui_; }
    // Whether Enter is for the card: nobody edits, nothing has the focus, nothing lies on top.
    bool takes_enter() const { return draws_ && keys_ && ui_.keys.take(Key::enter); }
    void give_keys(bool keys) { keys_ = keys; }
    // Links in its texts can be clicked, and are told to `links`, which outlives the column.
    void give_links(RichLinks* links) { links_ = links; }
    bool draws() const { return draws_; }
    float width() const { return width_; }
    float height() const { return height_; }

    void gap(float height) { height_ += ui_.px(height); }
    void text(ui::Type type, ui::Ink ink, std::string_view words) {
        if (words.empty()) return;
        const float height = ui::wrapped_height(ui_, type, words, width_);
        const ui::Rect place = take(height);
        if (draws_) ui::draw_wrapped(ui_, place, type, ink, words);
    }
    void rich(std::span<const Paragraph> paragraphs, bool small) {
        if (paragraphs.empty()) return;
        const ui::Rect place = take(rich_text_height(ui_, paragraphs, width_, small));
        if (draws_) draw_rich_text(ui_, place, paragraphs, small, links_);
    }
    // Room of this many pixels; draw in it only while draws().
    ui::Rect take(float height) {
        const ui::Rect place{x_, y_ + height_, width_, height};
        height_ += height;
        return place;
    }
    // The same for a height at 100 %.
    ui::Rect row(float height) { return take(ui_.px(height)); }

  private:
    ui::Ui& ui_;
    float x_ = 0, y_ = 0, width_ = 0, height_ = 0;
    bool draws_ = false;
    bool keys_ = false;
    RichLinks* links_ = nullptr;
};

}  // namespace asynchio::panels
