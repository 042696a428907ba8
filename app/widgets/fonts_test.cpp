#include "app/widgets/fonts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "app/platform/imgui_context.h"
#include "app/widgets/glyph_blocks.h"
#include "app/widgets/icons.h"
#include "app/widgets/test_screen.h"
#include "app/widgets/text.h"

namespace asynchio::ui {
namespace {

using testing::HasSubstr;

const std::vector<std::filesystem::path> kBesidePrograms = {std::string(ASYNCHIO_BINARY_DIR) + "/bin/fonts"};

int glyph_count(const ImFontAtlas& atlas) {
    int count = 0;
    for (const ImFont* font : atlas.Fonts) count += font->Glyphs.Size;
    return count;
}

TEST(FontFiles, TheBuildPutsThemBesideThePrograms) {
    const FontFiles files = find_font_files_only_in(kBesidePrograms);
    EXPECT_TRUE(files.notes.empty()) << files.notes.front();
    EXPECT_NEAR(files.faces[0].metrics.ascent, 0.969f, 0.001f);  // Inter
    EXPECT_NEAR(files.faces[0].metrics.descent, 0.241f, 0.001f);
    EXPECT_NEAR(files.faces[3].metrics.ascent, 1.02f, 0.001f);  // JetBrains Mono
}

TEST(FontFiles, AMissingFontLeavesANoteAndAStandIn) {
    const std::vector<std::filesystem::path> dejavu = {"/usr/share/fonts/truetype/dejavu"};
    const FontFiles files = find_font_files_only_in(dejavu);
    ASSERT_EQ(files.notes.size(), 6u);
    EXPECT_THAT(files.notes[0], testing::AllOf(HasSubstr("Inter-Regular.otf"), HasSubstr("DejaVuSans.ttf")));
    EXPECT_FALSE(files.faces[0].bytes.empty());
    EXPECT_TRUE(files.icons.bytes.empty());
}

TEST(FontFiles, NoFontAtAllStillDrawsText) {
    platform::ImguiContext context;
    Fonts fonts(find_font_files_only_in({}));
    EXPECT_EQ(fonts.notes().size(), 6u);
    EXPECT_TRUE(fonts.refresh(*ImGui::GetIO().Fonts, 1));
    EXPECT_NE(fonts.face(Type::body).font, nullptr);
    EXPECT_FALSE(fonts.has_icons());
}

TEST(FontFiles, DamagedFilesAreNoFonts) {
    std::vector<char> bytes = find_font_files_only_in(kBesidePrograms).faces[0].bytes;
    ASSERT_TRUE(read_font_metrics(bytes));
    for (std::size_t size : {0u, 3u, 11u, 40u, 200u})
        EXPECT_EQ(read_font_metrics(std::span<const char>(bytes.data(), size)), std::nullopt) << size;
    EXPECT_EQ(read_font_metrics(std::vector<char>(1000, '\xff')), std::nullopt);
    EXPECT_EQ(read_font_metrics(std::vector<char>(1000, 'x')), std::nullopt);
}

TEST(Fonts, RolesOfOneFaceAndSizeShareAFont) {
    platform::ImguiContext context;
    Fonts fonts(find_font_files({}));
    fonts.refresh(*ImGui::GetIO().Fonts, 1);
    std::set<ImFont*> different;
    for (std::size_t i = 0; i < kTypeCount; ++i)
        if (type_style(static_cast<Type>(i)).at_start)
            different.insert(fonts.face(static_cast<Type>(i)).font);
    EXPECT_EQ(static_cast<int>(different.size()), ImGui::GetIO().Fonts->Fonts.Size);
}

TEST(Fonts, SizesAreThoseOfTheEmSquare) {
    platform::ImguiContext context;
    Fonts fonts(find_font_files({}));
    fonts.refresh(*ImGui::GetIO().Fonts, 2);
    // JetBrains Mono's characters are 0.6 em wide.
    const TypeFace code = fonts.face(Type::code);
    EXPECT_NEAR(code.font->CalcTextSizeA(code.size, 1e9f, 0, "0123456789").x, 10 * 0.6f * 15 * 2, 0.1f);
}

TEST(Fonts, TheFirstAtlasIsSmallAndLaterOnesHoldWhatWasMissed) {
    platform::ImguiContext context;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    Fonts fonts(find_font_files({}));
    const auto began = std::chrono::steady_clock::now();
    EXPECT_TRUE(fonts.refresh(atlas, 1));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    RecordProperty("atlas_milliseconds", std::to_string(took.count()));
    std::printf("atlas: %d fonts, %d glyphs, %dx%d, %.1f ms\n", atlas.Fonts.Size, glyph_count(atlas),
                atlas.TexWidth, atlas.TexHeight, took.count());
    EXPECT_LT(glyph_count(atlas), 4500);  // some 8 microseconds each
    EXPECT_FALSE(fonts.wants_refresh());
    EXPECT_FALSE(fonts.refresh(atlas, 1));

    const TypeFace near = fonts.face(Type::big_value);
    EXPECT_NE(near.font, nullptr);  // something stands in for one frame
    EXPECT_TRUE(fonts.wants_refresh());
    EXPECT_TRUE(fonts.refresh(atlas, 1));
    EXPECT_NE(fonts.face(Type::big_value).font, near.font);
    EXPECT_FALSE(fonts.wants_refresh());

    EXPECT_EQ(fonts.face(Type::body).font->FindGlyphNoFallback(u'ł'), nullptr);
    fonts.note_text(Type::body, "żółw");
    EXPECT_TRUE(fonts.refresh(atlas, 1));
    EXPECT_NE(fonts.face(Type::body).font->FindGlyphNoFallback(u'ł'), nullptr);
    fonts.note_text(Type::body, "żółw и \xff 漢字");  // what no font has is asked for once at most
    fonts.refresh(atlas, 1);
    fonts.note_text(Type::body, "żółw и \xff 漢字");
    EXPECT_FALSE(fonts.wants_refresh());
}

TEST(Fonts, AnotherScaleBuildsAnotherAtlas) {
    platform::ImguiContext context;
    Fonts fonts(find_font_files({}));
    for (float scale : {0.75f, 1.5f, 3.0f}) {
        EXPECT_TRUE(fonts.refresh(*ImGui::GetIO().Fonts, scale));
        EXPECT_NEAR(fonts.face(Type::body).line, 24 * scale, 0.51f);
    }
}

TEST(Fonts, EveryIconIsInTheFont) {
    platform::ImguiContext context;
    Fonts fonts(find_font_files({}));
    fonts.refresh(*ImGui::GetIO().Fonts, 1);
    for (std::string_view icon : icon::all) {
        std::string_view rest = icon;
        const auto character = static_cast<ImWchar>(take_character(rest));
        EXPECT_NE(fonts.face(Type::label).font->FindGlyphNoFallback(character), nullptr)
            << std::hex << character;
    }
}

TEST(GlyphBlocks, TakeCharactersOfUtf8) {
    std::string_view text = "aé→\U0001F600\xC3(\xE2\x86";
    std::u32string read;
    while (!text.empty()) read += take_character(text);
    EXPECT_EQ(read, U"aé→\U0001F600\uFFFD(\uFFFD\uFFFD");
    EXPECT_EQ(block_of(U'漢'), 0u);
    EXPECT_EQ(block_of(U'→'), kBasicBlock);
    EXPECT_EQ(block_of(U'\uf00c'), kIconBlock);
}

class Texts : public testing::Test {
  protected:
    TestScreen screen;
    // The rightmost and lowest vertex that `call` drew.
    template <class Call>
    static ImVec2 reach(Ui& ui, Call call) {
        const int before = ui.draw->VtxBuffer.Size;
        call();
        ImVec2 far{-1e9f, -1e9f};
        for (int i = before; i < ui.draw->VtxBuffer.Size; ++i) {
            far.x = std::max(far.x, ui.draw->VtxBuffer[i].pos.x);
            far.y = std::max(far.y, ui.draw->VtxBuffer[i].pos.y);
        }
        return far;
    }
};

TEST_F(Texts, NeverLeaveTheirRectangle) {
    screen.frame([](Ui& ui) {
        const std::string_view words = "waiting: someone must fill the box, and nobody does";
        for (float width : {400.0f, 200.0f, 90.0f, 31.0f, 12.0f, 3.0f, 0.0f}) {
            const Rect rect{50, 50, width, 24};
            EXPECT_LE(reach(ui, [&] { draw_text(ui, rect, Type::body, Role::text, words); }).x,
                      rect.right() + 1)
                << width;
            const Rect page{50, 50, width, 100};
            EXPECT_LE(reach(ui, [&] { draw_wrapped(ui, page, Type::body, Role::text, words); }).y,
                      page.bottom())
                << width;
            EXPECT_LE(reach(ui,
                            [&] {
                                draw_runs(ui, rect,
                                          {{Type::label_strong, Role::text, "main"},
                                           {Type::small, Role::muted, words, 8}});
                            })
                          .x,
                      rect.right() + 1)
                << width;
        }
    });
}

TEST_F(Texts, SayWithAnEllipsisThatSomethingWasCut) {
    screen.frame([](Ui& ui) {
        const float whole = text_width(ui, Type::body, "gather");
        EXPECT_EQ(fit_text(ui, Type::body, "gather", whole), "gather");
        const std::string cut = fit_text(ui, Type::body, "gather", whole - 1);
        EXPECT_THAT(cut, testing::EndsWith("…"));
        EXPECT_LE(text_width(ui, Type::body, cut), whole);
        EXPECT_EQ(fit_text(ui, Type::body, "gather", 2), "");
    });
}

TEST_F(Texts, WrapAtWordsAndKeepEveryOne) {
    screen.frame([](Ui& ui) {
        const std::string text = "one two three four\nfive  supercalifragilisticexpialidocious six";
        std::string joined;
        for (std::string_view line : wrap_text(ui, Type::body, text, 70)) {
            EXPECT_LE(text_width(ui, Type::body, line), 70) << line;
            joined += line;
        }
        std::string wanted = text;
        const auto blank = [](char c) { return c == ' ' || c == '\n'; };
        std::erase_if(joined, blank), std::erase_if(wanted, blank);
        EXPECT_EQ(joined, wanted);
        EXPECT_EQ(wrap_text(ui, Type::body, "a\n\nb", 70).size(), 3u);
        EXPECT_EQ(wrap_text(ui, Type::body, "wide", 1).size(), 4u);
    });
}

}  // namespace
}  // namespace asynchio::ui
