// Every state look and every widget on one sheet: for tests, and for looking at a theme.
#pragma once

#include <string>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// What the gallery's controls change. Tests look here.
struct GalleryState {
    double block = 0.8;
    double pieces = 12;
    double chip = 3.0;
    int debug = 0;
    int how = 1;
    int option = 1;
    int lesson = 1;
    int stage = 2;
    int clicks = 0;   // of the primary button
    int actions = 0;  // of the banners' and notices' actions
    int committed = 0;
    std::string search = "turn";
    bool help_open = false;
    float split = 456;
};

// Sizes in pixels at 100 %.
inline constexpr float kStateSheetWidth = 640, kStateSheetHeight = 1250;
inline constexpr float kComponentSheetWidth = 960, kComponentSheetHeight = 1800;

void draw_state_sheet(Ui& ui, const Rect& rect);
void draw_component_sheet(Ui& ui, const Rect& rect, GalleryState& state);

// Both sheets beside each other, scrolling when the window is lower than they are.
void draw_gallery(Ui& ui, const Rect& rect, GalleryState& state);

// The parts of the component sheet.
namespace gallery {
void lessons(Ui& ui, const Rect& rect, GalleryState& state);
void question(Ui& ui, const Rect& rect, GalleryState& state);
void sliders(Ui& ui, const Rect& rect, GalleryState& state);
void code_lines(Ui& ui, const Rect& rect, GalleryState& state);
void queues(Ui& ui, const Rect& rect);
void locks(Ui& ui, const Rect& rect);
void wait_graph(Ui& ui, const Rect& rect);
void palette(Ui& ui, const Rect& rect, GalleryState& state);
void messages(Ui& ui, const Rect& rect);
void notices(Ui& ui, const Rect& rect, GalleryState& state);
void stages(Ui& ui, const Rect& rect, GalleryState& state);
void captions(Ui& ui, const Rect& rect);
}  // namespace gallery

}  // namespace asynchio::ui
