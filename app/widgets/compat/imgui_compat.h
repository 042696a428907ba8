// The one place that knows which ImGui this is: 1.86 (Debian 12) to 1.92. Everything that was renamed, moved
// or replaced in between and that the app uses stands here under one name. Include it instead of <imgui.h>.
#pragma once

#include <imgui.h>

#include "app/widgets/compat/keys.h"

namespace asynchio::compat {

#if IMGUI_VERSION_NUM >= 18700
inline ImGuiKey imgui_key(Key key) {
    const auto offset = [key](Key first) { return static_cast<int>(key) - static_cast<int>(first); };
    if (key >= Key::a && key <= Key::z) return static_cast<ImGuiKey>(ImGuiKey_A + offset(Key::a));
    if (key >= Key::digit_0 && key <= Key::digit_9)
        return static_cast<ImGuiKey>(ImGuiKey_0 + offset(Key::digit_0));
    if (key >= Key::f1 && key <= Key::f12) return static_cast<ImGuiKey>(ImGuiKey_F1 + offset(Key::f1));
    switch (key) {
        case Key::space: return ImGuiKey_Space;
        case Key::enter: return ImGuiKey_Enter;
        case Key::tab: return ImGuiKey_Tab;
        case Key::backspace: return ImGuiKey_Backspace;
        case Key::del: return ImGuiKey_Delete;
        case Key::insert: return ImGuiKey_Insert;
        case Key::escape: return ImGuiKey_Escape;
        case Key::left: return ImGuiKey_LeftArrow;
        case Key::right: return ImGuiKey_RightArrow;
        case Key::up: return ImGuiKey_UpArrow;
        case Key::down: return ImGuiKey_DownArrow;
        case Key::page_up: return ImGuiKey_PageUp;
        case Key::page_down: return ImGuiKey_PageDown;
        case Key::home: return ImGuiKey_Home;
        case Key::end: return ImGuiKey_End;
        default: return ImGuiKey_None;
    }
}
#endif

// Called once for a new context: tells old versions which entry of KeysDown is which key.
inline void map_keys([[maybe_unused]] ImGuiIO& io) {
#if IMGUI_VERSION_NUM < 18700
    const auto map = [&io](ImGuiKey to, Key key) { io.KeyMap[to] = static_cast<int>(key); };
    map(ImGuiKey_Tab, Key::tab), map(ImGuiKey_LeftArrow, Key::left), map(ImGuiKey_RightArrow, Key::right);
    map(ImGuiKey_UpArrow, Key::up), map(ImGuiKey_DownArrow, Key::down), map(ImGuiKey_PageUp, Key::page_up);
    map(ImGuiKey_PageDown, Key::page_down), map(ImGuiKey_Home, Key::home), map(ImGuiKey_End, Key::end);
    map(ImGuiKey_Insert, Key::insert), map(ImGuiKey_Delete, Key::del),
        map(ImGuiKey_Backspace, Key::backspace);
    map(ImGuiKey_Space, Key::space), map(ImGuiKey_Enter, Key::enter), map(ImGuiKey_Escape, Key::escape);
    map(ImGuiKey_A, Key::a), map(ImGuiKey_C, Key::c), map(ImGuiKey_V, Key::v);
    map(ImGuiKey_X, Key::x), map(ImGuiKey_Y, Key::y), map(ImGuiKey_Z, Key::z);
#endif
}

inline void set_key(ImGuiIO& io, Key key, bool down) {
    if (key == Key::none) return;
#if IMGUI_VERSION_NUM >= 18700
    if (imgui_key(key) != ImGuiKey_None) io.AddKeyEvent(imgui_key(key), down);
#else
    io.KeysDown[static_cast<int>(key)] = down;
#endif
}

inline void set_modifiers(ImGuiIO& io, bool ctrl, bool shift, bool alt) {
#if IMGUI_VERSION_NUM >= 18900
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
#elif IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(ImGuiKey_ModCtrl, ctrl);
    io.AddKeyEvent(ImGuiKey_ModShift, shift);
    io.AddKeyEvent(ImGuiKey_ModAlt, alt);
#else
    io.KeyCtrl = ctrl, io.KeyShift = shift, io.KeyAlt = alt;
#endif
}

inline void set_mouse_position(ImGuiIO& io, ImVec2 position) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(position.x, position.y);
#else
    io.MousePos = position;
#endif
}

inline void set_mouse_button(ImGuiIO& io, int button, bool down) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseButtonEvent(button, down);
#else
    io.MouseDown[button] = down;
#endif
}

inline void add_wheel(ImGuiIO& io, float dx, float dy) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseWheelEvent(dx, dy);
#else
    io.MouseWheelH += dx, io.MouseWheel += dy;
#endif
}

// A child region without border and without ImGui's own keyboard navigation.
inline bool begin_child(ImGuiID id, ImVec2 size, ImGuiWindowFlags flags) {
#if IMGUI_VERSION_NUM >= 19000
    return ImGui::BeginChild(id, size, ImGuiChildFlags_None, flags);
#else
    return ImGui::BeginChild(id, size, false, flags);
#endif
}

inline void push_font(ImFont* font, [[maybe_unused]] float size) {
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(font, size);
#else
    ImGui::PushFont(font);
#endif
}

// Pixels from the point that is handed to ImDrawList::AddText down to the base line.
inline float ascent([[maybe_unused]] ImFont& font, [[maybe_unused]] float size) {
#if IMGUI_VERSION_NUM >= 19200
    return static_cast<float>(static_cast<int>(font.GetFontBaked(size)->Ascent + 0.5f));
#else
    return static_cast<float>(static_cast<int>(font.Ascent * size / font.FontSize + 0.5f));
#endif
}

// The glyph of a character, scaled so that coordinates are those of `size`; zero width when there is none.
struct GlyphBox {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
inline GlyphBox glyph_box(ImFont& font, float size, char32_t character) {
#if IMGUI_VERSION_NUM >= 19200
    const ImFontGlyph* glyph = font.GetFontBaked(size)->FindGlyphNoFallback(static_cast<ImWchar>(character));
    const float scale = 1;
#else
    const ImFontGlyph* glyph = font.FindGlyphNoFallback(static_cast<ImWchar>(character));
    const float scale = size / font.FontSize;
#endif
    if (glyph == nullptr) return {};
    return {glyph->X0 * scale, glyph->Y0 * scale, glyph->X1 * scale, glyph->Y1 * scale};
}

// Forgets the uploaded atlas, so that the renderer uploads the new one before its next frame.
inline void forget_texture([[maybe_unused]] ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM < 19200
    atlas.SetTexID(ImTextureID{});
#endif
}
inline bool texture_is_forgotten([[maybe_unused]] const ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM < 19200
    return atlas.TexID == ImTextureID{};
#else
    return false;
#endif
}

}  // namespace asynchio::compat
