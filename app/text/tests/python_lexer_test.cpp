#include "app/text/python_lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace asynchio {
namespace {

const char* name_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::other: return "other";
        case CodeKind::keyword: return "kw";
        case CodeKind::await: return "await";
        case CodeKind::string: return "str";
        case CodeKind::comment: return "com";
        case CodeKind::number: return "num";
        case CodeKind::decorator: return "deco";
        case CodeKind::definition: return "def";
    }
    return "?";
}

// "kw[def] def[f] com[# x]": everything but `other`, lines joined by " / ".
std::string lexed_lines(const std::vector<std::string>& lines) {
    std::string out;
    LexState state;
    for (const std::string& line : lines) {
        std::vector<CodeToken> tokens;
        state = lex_python_line(line, state, tokens);
        if (&line != &lines.front()) out += " / ";
        bool first = true;
        for (const CodeToken& token : tokens) {
            if (token.kind == CodeKind::other) continue;
            if (!first) out += ' ';
            first = false;
            out += name_of(token.kind) + ("[" + line.substr(token.begin, token.end - token.begin) + "]");
        }
    }
    return out;
}
std::string lexed(const std::string& line) {
    return lexed_lines({line});
}

TEST(PythonLexer, TokensCoverTheLine) {
    std::vector<CodeToken> tokens;
    lex_python_line("x = await f(1)  # go", {}, tokens);
    const std::vector<CodeToken> expected = {
        {CodeKind::other, 0, 4},    {CodeKind::await, 4, 9},   {CodeKind::other, 9, 12},
        {CodeKind::number, 12, 13}, {CodeKind::other, 13, 16}, {CodeKind::comment, 16, 20},
    };
    EXPECT_EQ(tokens, expected);
    lex_python_line("", {}, tokens);
    EXPECT_TRUE(tokens.empty());
}

TEST(PythonLexer, KeywordsAndAwait) {
    EXPECT_EQ(lexed("async def main():"), "kw[async] kw[def] def[main]");
    EXPECT_EQ(lexed("await asyncio.sleep(1)"), "await[await] num[1]");
    EXPECT_EQ(lexed("awaiting = is_not or None"), "kw[or] kw[None]");
    EXPECT_EQ(lexed("for x in y: pass"), "kw[for] kw[in] kw[pass]");
    EXPECT_EQ(lexed("print(self)"), "");
    EXPECT_EQ(lexed("größe_if = 1"), "num[1]") << "letters beyond ASCII are part of names";
    EXPECT_EQ(lexed("ifé = 1"), "num[1]");
}

TEST(PythonLexer, EveryReservedWordOfPython) {
    for (const char* word :
         {"False", "None",     "True",   "and",  "as",    "assert", "async",    "break", "class",
          "def",   "del",      "elif",   "else", "for",   "except", "finally",  "from",  "global",
          "if",    "import",   "in",     "is",   "not",   "lambda", "nonlocal", "or",    "pass",
          "raise", "continue", "return", "try",  "while", "with",   "yield"}) {
        EXPECT_EQ(lexed(word), "kw[" + std::string(word) + "]");
    }
}

TEST(PythonLexer, Definitions) {
    EXPECT_EQ(lexed("class Cup(Base):"), "kw[class] def[Cup]");
    EXPECT_EQ(lexed("def  spaced (a)"), "kw[def] def[spaced]");
    EXPECT_EQ(lexed("def (x)"), "kw[def]") << "what is not directly a name is none";
    EXPECT_EQ(lexed("def 1x"), "kw[def] num[1]");
    EXPECT_EQ(lexed_lines({"def", "name"}), "kw[def] / ") << "a line break ends it";
    EXPECT_EQ(lexed_lines({"def \\", "  name():"}), "kw[def] / def[name]");
    EXPECT_EQ(lexed("def if"), "kw[def] kw[if]");
}

TEST(PythonLexer, Decorators) {
    EXPECT_EQ(lexed("@property"), "deco[@property]");
    EXPECT_EQ(lexed("  @app.route.x(\"/\")"), "deco[@app.route.x] str[\"/\"]");
    EXPECT_EQ(lexed("@cache # c"), "deco[@cache] com[# c]");
    EXPECT_EQ(lexed("a @ b"), "");
    EXPECT_EQ(lexed_lines({"a \\", "@ b"}), " / ") << "after a backslash it multiplies";
    EXPECT_EQ(lexed("@"), "deco[@]");
}

TEST(PythonLexer, Numbers) {
    for (const char* number : {"0", "42", "1_000", "0x1F", "0XfF_0", "0b1_0", "0o17", "1.5", ".5", "5.",
                               "1e9", "1E-3", "1.5e+10", "3j", "1.5J", "1e3j", "007"}) {
        EXPECT_EQ(lexed("x = " + std::string(number) + ";"), "num[" + std::string(number) + "]");
    }
    EXPECT_EQ(lexed("1if x else 2"), "num[1] kw[if] kw[else] num[2]");
    EXPECT_EQ(lexed("1else 0"), "num[1] kw[else] num[0]");
    EXPECT_EQ(lexed("0xfor 1"), "num[0xf] kw[or] num[1]");
    EXPECT_EQ(lexed("x[1:2]"), "num[1] num[2]");
    EXPECT_EQ(lexed("x1 = a.b2"), "");
    EXPECT_EQ(lexed("1e"), "num[1]");
    EXPECT_EQ(lexed("0x"), "num[0x]");
    EXPECT_EQ(lexed("..."), "");
}

TEST(PythonLexer, CommentsAndStringsDoNotMix) {
    EXPECT_EQ(lexed("x = '#' # 'no'"), "str['#'] com[# 'no']");
    EXPECT_EQ(lexed("# await 1 \"\"\""), "com[# await 1 \"\"\"]");
    EXPECT_EQ(lexed_lines({"# ends with \\", "if"}), "com[# ends with \\] / kw[if]");
}

TEST(PythonLexer, StringsWithPrefixes) {
    for (const char* prefix :
         {"", "r", "R", "b", "B", "u", "U", "rb", "bR", "Rb", "f", "F", "fr", "Rf", "rF"}) {
        const std::string text = std::string(prefix) + "'if'";
        EXPECT_EQ(lexed("x(" + text + ")"), "str[" + text + "]");
    }
    EXPECT_EQ(lexed("ub'if'"), "str['if']") << "no prefix: a name, then a string";
    EXPECT_EQ(lexed("ff'if'"), "str['if']");
    EXPECT_EQ(lexed("x.r'a'"), "str[r'a']");
}

TEST(PythonLexer, QuotesAndEscapes) {
    EXPECT_EQ(lexed(R"("a\"b" if)"), R"(str["a\"b"] kw[if])");
    EXPECT_EQ(lexed(R"('it''s' if)"), "str['it''s'] kw[if]");
    EXPECT_EQ(lexed(R"("it's" if)"), "str[\"it's\"] kw[if]");
    EXPECT_EQ(lexed(R"('\\' if)"), R"(str['\\'] kw[if])");
    EXPECT_EQ(lexed(R"(r'\' if)"), R"(str[r'\' if])") << "in a raw string the backslash keeps the quote";
    EXPECT_EQ(lexed(R"('' if "")"), "str[''] kw[if] str[\"\"]");
}

TEST(PythonLexer, AnOpenStringEndsWithItsLine) {
    EXPECT_EQ(lexed_lines({"x = 'open", "if"}), "str['open] / kw[if]");
    EXPECT_EQ(lexed_lines({"x = 'goes on\\", "if' if"}), "str['goes on\\] / str[if'] kw[if]");
    EXPECT_EQ(lexed_lines({"x = 'goes on\\", "", "if"}), "str['goes on\\] /  / kw[if]");
    EXPECT_EQ(lexed_lines({"x = 'no\\\\", "if"}), "str['no\\\\] / kw[if]");
    EXPECT_EQ(lexed_lines({"f'{x", "if'"}), "str[f'{] / kw[if] str[']");
}

TEST(PythonLexer, TripleQuotedStringsCrossLines) {
    EXPECT_EQ(lexed_lines({"'''a", "if \"\"\" '' # ", "end''' if"}),
              "str['''a] / str[if \"\"\" '' # ] / str[end'''] kw[if]");
    EXPECT_EQ(lexed_lines({R"("""a\)", R"(\""" """ if)"}), R"(str["""a\] / str[\""" """] kw[if])");
    EXPECT_EQ(lexed("\"\"\"a\"\"\" if"), "str[\"\"\"a\"\"\"] kw[if]");
    EXPECT_EQ(lexed("\"\"\"\"a\"\"\"\" if"), "str[\"\"\"\"a\"\"\"\" if]")
        << "four quotes: three close, one opens";
    EXPECT_EQ(lexed_lines({"rb'''", "'''", "if"}), "str[rb'''] / str['''] / kw[if]");
    EXPECT_EQ(lexed_lines({"'''", "@x", "'''; @y"}), "str['''] / str[@x] / str[''']")
        << "no decorator in or after it";
}

TEST(PythonLexer, FormattedStrings) {
    EXPECT_EQ(lexed("f'a {x} b'"), "str[f'a {] str[} b']");
    EXPECT_EQ(lexed("f'{await get()}'"), "str[f'{] await[await] str[}']");
    EXPECT_EQ(lexed("f'{a if b else 1}'"), "str[f'{] kw[if] kw[else] num[1] str[}']");
    EXPECT_EQ(lexed("f'{{if}}' if"), "str[f'{{if}}'] kw[if]");
    EXPECT_EQ(lexed("f'{{{x}}}'"), "str[f'{{{] str[}}}']");
    EXPECT_EQ(lexed("f'{x!r:>{width}.2f}|' if"), "str[f'{] str[:>{] str[}.2f}|'] kw[if]");
    EXPECT_EQ(lexed("f'{x:%H:%M}'"), "str[f'{] str[:%H:%M}']");
    EXPECT_EQ(lexed("f'{d[\"if\"]}'"), "str[f'{] str[\"if\"] str[}']");
    EXPECT_EQ(lexed("f'{ {1: 2}[1] }'"), "str[f'{] num[1] num[2] num[1] str[}']")
        << "colons in brackets are code";
    EXPECT_EQ(lexed("f'{x=}'"), "str[f'{] str[}']");
    EXPECT_EQ(lexed("f'\\N{DASH} if {x}'"), "str[f'\\N{DASH} if {] str[}']");
    EXPECT_EQ(lexed("rf'\\N{x}'"), "str[rf'\\N{] str[}']");
    EXPECT_EQ(lexed("f'\\\\N{x}'"), "str[f'\\\\N{] str[}']") << "an escaped backslash, then an N";
    EXPECT_EQ(lexed("f'{a:{b:{c:{if}}}}'"), "str[f'{] str[:{] str[:{] str[:{] kw[if] str[}}}}']");
    EXPECT_EQ(lexed("'{x}' if"), "str['{x}'] kw[if]");
    EXPECT_EQ(lexed("f'{f\"{x}\"}'"), "str[f'{f\"{x}\"}']");
}

TEST(PythonLexer, BrokenFormattedStrings) {
    EXPECT_EQ(lexed("f'{x' if"), "str[f'{] str['] kw[if]") << "the quote ends the string, open brace or not";
    EXPECT_EQ(lexed("f'}' if"), "str[f'}'] kw[if]");
    EXPECT_EQ(lexed("f'{(}' if"), "str[f'{] str['] kw[if]");
    EXPECT_EQ(lexed("f'{\"}' if"), "str[f'{\"}'] kw[if]");
    EXPECT_EQ(lexed("f'{:{:{:{:{:{:' if"), "str[f'{:{:{:{:{:{:'] kw[if]") << "deeper than any Python allows";
    EXPECT_EQ(lexed("f'\\N{' if"), "str[f'\\N{'] kw[if]");
}

TEST(PythonLexer, FormattedStringsCrossLines) {
    EXPECT_EQ(lexed_lines({"f'''a {", "  await x", "} if''' if"}),
              "str[f'''a {] / await[await] / str[} if'''] kw[if]");
    EXPECT_EQ(lexed_lines({"f'''{x:", "if}{y", "}'''"}), "str[f'''{] str[:] / str[if}{] / str[}''']");
    EXPECT_EQ(lexed_lines({"f'''{[", "1:2", "]:3}'''"}), "str[f'''{] / num[1] num[2] / str[:3}''']");
}

TEST(PythonLexer, MatchAndCaseOnlyWhereTheyBeginAStatement) {
    EXPECT_EQ(lexed("match command.split():"), "kw[match]");
    EXPECT_EQ(lexed("    case [x, *rest] if x:"), "kw[case] kw[if]");
    EXPECT_EQ(lexed("case _:"), "kw[case]");
    EXPECT_EQ(lexed("case \"go:\": pass"), "kw[case] str[\"go:\"] kw[pass]");
    EXPECT_EQ(lexed("match(x):"), "kw[match]");
    EXPECT_EQ(lexed("case -1:"), "kw[case] num[1]");
    EXPECT_EQ(lexed("match = 1"), "num[1]");
    EXPECT_EQ(lexed("match: int = 1"), "num[1]");
    EXPECT_EQ(lexed("match(x)"), "");
    EXPECT_EQ(lexed("match.group(1)"), "num[1]");
    EXPECT_EQ(lexed("x = match(y)[1:]"), "num[1]");
    EXPECT_EQ(lexed("case in x"), "kw[in]");
    EXPECT_EQ(lexed("case(d[1:2])"), "num[1] num[2]") << "a colon inside brackets";
    EXPECT_EQ(lexed("match x # :"), "com[# :]");
    EXPECT_EQ(lexed("match 'x:"), "str['x:]");
}

TEST(PythonLexer, StrangeBytesAreOther) {
    EXPECT_EQ(lexed(std::string("\0\x01$?!`\x7F", 7)), "");
    EXPECT_EQ(lexed("x = €5"), "") << "a character beyond ASCII begins a name";
    EXPECT_EQ(lexed("\\"), "");
    EXPECT_EQ(lexed("\\ if"), "kw[if]");
}

}  // namespace
}  // namespace asynchio
