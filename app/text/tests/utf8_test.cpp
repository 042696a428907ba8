#include "app/text/utf8.h"

#include <gtest/gtest.h>

namespace asynchio {
namespace {

TEST(Utf8, DecodesOneToFourBytes) {
    const std::string_view text = "aé€😀";
    EXPECT_EQ(utf8::decode(text, 0).code, U'a');
    EXPECT_EQ(utf8::decode(text, 1).code, U'é');
    EXPECT_EQ(utf8::decode(text, 3).code, U'€');
    EXPECT_EQ(utf8::decode(text, 6).code, U'😀');
    EXPECT_EQ(utf8::decode(text, 6).length, 4u);
    EXPECT_TRUE(utf8::decode(text, 6).valid);
    EXPECT_FALSE(utf8::decode(text, 2).valid);
}

// What CPython's bytes.decode("utf-8", "replace") makes of the same bytes.
TEST(Utf8, ReplacesBrokenPiecesAsPythonDoes) {
    const std::string r = "\xEF\xBF\xBD";
    EXPECT_EQ(utf8::to_valid("ok é"), "ok é");
    EXPECT_EQ(utf8::to_valid("a\xFF"
                             "b"),
              "a" + r + "b");
    EXPECT_EQ(utf8::to_valid("\x80\x80"), r + r);
    EXPECT_EQ(utf8::to_valid("\xE2\x82"), r) << "a cut character is one piece";
    EXPECT_EQ(utf8::to_valid("\xE2\x82x"), r + "x");
    EXPECT_EQ(utf8::to_valid("\xF0\x9F\x98"), r);
    EXPECT_EQ(utf8::to_valid("\xC0\xAF"), r + r) << "overlong";
    EXPECT_EQ(utf8::to_valid("\xE0\x80\x80"), r + r + r) << "overlong";
    EXPECT_EQ(utf8::to_valid("\xED\xA0\x80"), r + r + r) << "surrogate";
    EXPECT_EQ(utf8::to_valid("\xF4\x90\x80\x80"), r + r + r + r) << "beyond U+10FFFF";
    EXPECT_EQ(utf8::to_valid("\xF5"), r);
}

TEST(Utf8, EveryCharacterSurvivesAppendAndDecode) {
    for (char32_t code = 0; code <= 0x110000; code += code < 0x1000 ? 1 : 61) {
        std::string text;
        utf8::append(text, code);
        const bool exists = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        const utf8::Char read = utf8::decode(text, 0);
        ASSERT_TRUE(read.valid) << std::hex << static_cast<unsigned>(code);
        ASSERT_EQ(read.code, exists ? code : utf8::kReplacementCharacter);
        ASSERT_EQ(read.length, text.size());
    }
}

TEST(Utf8, FloorGoesBackToTheStartOfACharacter) {
    const std::string_view text = "a€b";
    EXPECT_EQ(utf8::floor(text, 0), 0u);
    EXPECT_EQ(utf8::floor(text, 1), 1u);
    EXPECT_EQ(utf8::floor(text, 2), 1u);
    EXPECT_EQ(utf8::floor(text, 3), 1u);
    EXPECT_EQ(utf8::floor(text, 4), 4u);
    EXPECT_EQ(utf8::floor(text, 99), 5u);
    EXPECT_EQ(utf8::floor("", 3), 0u);
}

}  // namespace
}  // namespace asynchio
