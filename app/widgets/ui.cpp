#include "app/widgets/ui.h"

#include "app/widgets/focus.h"
#include "app/widgets/tooltip.h"

namespace asynchio::ui {
namespace {

constexpr ImGuiWindowFlags kRootFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                                        ImGuiWindowFlags_NoScrollWithMouse;

ImVec4 imgui_color(const Ui& ui, Ink ink) {
    return ImGui::ColorConvertU32ToFloat4(ui.color(ink));
}

// ImGui's own parts that remain visible (scrollbars, multi-line fields) take the theme's colours and sizes.
void apply_style(const Ui& ui) {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
    style.WindowMinSize = {1, 1};
    style.WindowRounding = style.ChildRounding = style.PopupRounding = 0;
    style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = style.PopupBorderSize = 0;
    style.FrameRounding = ui.px(6);
    style.ScrollbarSize = ui.px(10);
    style.ScrollbarRounding = ui.px(5);
    style.AntiAliasedLinesUseTex = false;
    const auto set = [&](ImGuiCol index, Ink ink) { style.Colors[index] = imgui_color(ui, ink); };
    set(ImGuiCol_Text, Role::text);
    set(ImGuiCol_TextDisabled, Role::muted);
    set(ImGuiCol_TextSelectedBg, Ink(Role::accent).fade(0.25f));
    set(ImGuiCol_WindowBg, Role::surface);
    set(ImGuiCol_ChildBg, Ink(Role::surface).fade(0));
    set(ImGuiCol_FrameBg, Role::surface);
    set(ImGuiCol_ScrollbarBg, Ink(Role::surface).fade(0));
    set(ImGuiCol_ScrollbarGrab, Role::outline);
    set(ImGuiCol_ScrollbarGrabHovered, Role::muted);
    set(ImGuiCol_ScrollbarGrabActive, Role::muted);
}

// While a field is edited, what types into it is kept from everyone else.
bool belongs_to_field(const KeyPress& press) {
    if (press.alt) return false;
    switch (press.key) {
        case Key::left:
        case Key::right:
        case Key::home:
        case Key::end:
        case Key::backspace:
        case Key::del: return true;
        case Key::a:
        case Key::c:
        case Key::v:
        case Key::x:
        case Key::y:
        case Key::z: return true;
        case Key::enter: return !press.ctrl;
        case Key::escape: return true;
        case Key::space: return !press.ctrl;
        default:
            return !press.ctrl &&
                   ((press.key >= Key::a && press.key <= Key::z) || is_character_key(press.key));
    }
}

void hand_keys_to_field(Ui& ui) {
    Editing& editing = ui.memory.editing;
    editing.keys.clear();
    editing.text.clear();
    editing.drawn = false;
    if (editing.id != 0) {
        editing.keys = ui.keys.take_all(belongs_to_field);
        editing.text = ui.keys.take_text();
    } else if (ImGui::GetIO().WantTextInput) {
        // A multi-line field of ImGui is active; it reads the keys itself.
        ui.keys.take_all([](const KeyPress& press) {
            return belongs_to_field(press) || (press.key >= Key::left && press.key <= Key::end && !press.alt);
        });
    }
}

}  // namespace

Frame::Frame(Ui& ui) : ui_(ui) {
    const ImGuiIO& io = ImGui::GetIO();
    ui.now = ImGui::GetTime();
    ++ui.memory.frame;
    ui.memory.cut.clear();
    ui.memory.smallest = 0;
    ui.memory.redraw_in = std::numeric_limits<double>::infinity();
    area_ = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
    apply_style(ui);
    begin_focus_frame(ui);
    for (const KeyPress& press : std::exchange(ui.memory.pressed, {})) ui.keys.put(press);
    note_pointing(ui);
    hand_keys_to_field(ui);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("##asynchio", nullptr, kRootFlags);
    ui.draw = ImGui::GetWindowDrawList();
}

Frame::~Frame() {
    ImGui::End();
    ui_.draw = ImGui::GetForegroundDrawList();
    draw_tooltip(ui_);
    end_focus_frame(ui_);
    if (!ui_.memory.editing.drawn) ui_.memory.editing.id = 0;  // the field is gone
    if (ui_.memory.drag.id != 0 && !ImGui::IsAnyMouseDown()) ui_.memory.drag = {};
    std::erase_if(ui_.memory.slides,
                  [this](const auto& slide) { return slide.second.frame != ui_.memory.frame; });
    if (ui_.fonts.wants_refresh()) ui_.redraw_in(0);
}

}  // namespace asynchio::ui
