#include "app/text/cpp_lexer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace asynchio {
namespace {

// "keyword:int number:1": what is not `other`.
std::string seen(std::string_view line) {
    std::vector<CodeToken> tokens;
    lex_cpp_line(line, tokens);
    std::string text;
    for (const CodeToken& token : tokens) {
        constexpr const char* kNames[] = {"other", "keyword", "await", "string", "comment", "number", "decorator", "definition"};
        if (token.kind == CodeKind::other) continue;
        text += (text.empty() ? "" : " ") + std::string(kNames[static_cast<int>(token.kind)]) + ":" +
                std::string(line.substr(token.begin, token.end - token.begin));
    }
    return text;
}

TEST(CppLexer, KnowsTheWordsOfLessons) {
    EXPECT_EQ(seen("    co_await sleep(s.wait);  // set a timer"), "await:co_await comment:// set a timer");
    EXPECT_EQ(seen("#include \"core/asynchio.h\""), "keyword:#include string:\"core/asynchio.h\"");
    EXPECT_EQ(seen("int seen = 1'000; // 'x'"), "keyword:int number:1'000 comment:// 'x'");
    EXPECT_EQ(seen("print(\"a // \\\" b\", 1.5);"), "string:\"a // \\\" b\" number:1.5");
    EXPECT_EQ(seen("co_return integer;"), "keyword:co_return");
    EXPECT_EQ(seen("\"never closed"), "string:\"never closed");
    EXPECT_EQ(seen(""), "");
}

TEST(CppLexer, HoldsEveryByteOnce) {
    std::mt19937 dice(3);
    std::vector<CodeToken> tokens;
    for (int i = 0; i < 2000; ++i) {
        std::string line;
        for (std::size_t length = dice() % 40; length > 0; --length) line += "ab1/\"'\\# .\xc3(;"[dice() % 14];
        lex_cpp_line(line, tokens);
        std::uint32_t at = 0;
        for (const CodeToken& token : tokens) {
            EXPECT_EQ(token.begin, at) << line;
            EXPECT_GT(token.end, token.begin) << line;
            at = token.end;
        }
        EXPECT_EQ(at, line.size()) << line;
    }
}

}  // namespace
}  // namespace asynchio
