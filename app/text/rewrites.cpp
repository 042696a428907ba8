#include "app/text/rewrites.h"

#include <algorithm>
#include <ranges>

#include "app/text/crew_rewrites.h"
#include "app/text/python_statement.h"
#include "app/text/words.h"

namespace asynchio {
namespace {

using Replacements = std::vector<TextReplacement>;
using Offer = std::optional<Replacements>;

constexpr std::string_view kSleep = "asyncio.sleep", kBlocking = "time.sleep", kGather = "asyncio.gather", kOff = "if True:  # ";

// --- imports -------------------------------------------------------------------------------------------------

// Whether an `import ...` line of the whole program names the module.
bool imports(const CodeText& code, std::string_view module) {
    for (std::size_t line = 0; line < code.document.line_count(); ++line)
        if (code.code_of(line).starts_with("import ")) {
            const auto at = code.find(line, module);
            if (at && !code.document.line(line).substr(*at + module.size()).starts_with(" as ")) return true;
        }
    return false;
}

// Adds the import to the first `import` line, or as the first line.
void add_import(const CodeText& code, std::string_view module, Replacements& replacements) {
    if (imports(code, module)) return;
    TextReplacement addition{{{0, 0}, {0, 0}}, "import " + std::string(module) + "\n"};
    for (std::size_t line = 0; line < code.document.line_count(); ++line) {
        const std::string_view words = code.code_of(line);
        if (!words.starts_with("import ") || words.ends_with('\\')) continue;
        addition = {{{line, words.size()}, {line, words.size()}}, ", " + std::string(module)};
        break;
    }
    replacements.insert(replacements.begin(), std::move(addition));
}

// --- sleeps --------------------------------------------------------------------------------------------------

// Whether the call whose bracket opens there has exactly one argument.
bool has_one_argument(const CodeText& code, TextPosition opening) {
    const auto closing = code.closing(opening);
    if (!closing || closing->line != opening.line) return false;
    const std::string& text = code.document.line(opening.line);
    const auto call = call_of("f" + text.substr(opening.column, closing->column + 1 - opening.column));
    return call && call->arguments.size() == 1;
}

// Of all sleeps of the line: `from`, which may stand behind `prefix`, becomes `to`.
Replacements change_sleeps(const CodeText& code, std::size_t line, std::string_view from, bool awaited, std::string_view to) {
    Replacements replacements;
    const std::string& text = code.document.line(line);
    for (auto at = code.find(line, from); at; at = code.find(line, from, *at + 1)) {
        const std::size_t open = *at + from.size();
        if (open >= text.size() || text[open] != '(' || !has_one_argument(code, {line, open})) continue;
        std::size_t begin = *at;
        const std::size_t before = text.find_last_not_of(' ', begin == 0 ? 0 : begin - 1);
        const bool has_await = begin > 0 && before != text.npos && before >= 4 && code.find(line, "await", before - 4) == before - 4;
        if (has_await != awaited) continue;
        if (awaited) begin = before - 4;
        replacements.push_back({{{line, begin}, {line, open}}, std::string(to)});
    }
    return replacements;
}

Offer sleep_blocks(const CodeText& code, std::size_t line) {
    Replacements replacements = change_sleeps(code, line, kSleep, true, kBlocking);
    if (replacements.empty()) return std::nullopt;
    add_import(code, "time", replacements);
    return replacements;
}

Offer sleep_lets_go(const CodeText& code, std::size_t line) {
    if (!code.inside_async_def(line)) return std::nullopt;
    Replacements replacements = change_sleeps(code, line, kBlocking, false, "await asyncio.sleep");
    if (replacements.empty()) return std::nullopt;
    add_import(code, "asyncio", replacements);
    return replacements;
}

// --- locks ---------------------------------------------------------------------------------------------------

// "lock" of "with lock:": one name, which may have dots.
bool is_plain_with(std::string_view words) {
    const std::size_t with = words.starts_with("async with ") ? 11 : words.starts_with("with ") ? 5 : 0;
    if (with == 0 || words.find(':') == words.npos) return false;
    const std::string_view name = words.substr(with, words.find(':') - with);
    return !name.empty() && name.find_first_of(" ()[],\"'") == name.npos;
}

Offer lock_off(const CodeText& code, std::size_t line) {
    const std::string& text = code.document.line(line);
    const std::size_t indent = indentation_size(text);
    if (code.tokens.inside_string(line, indent)) return std::nullopt;
    const std::string_view words = code.code_of(line).substr(std::min(indent, code.code_of(line).size()));
    if (!is_plain_with(words)) return std::nullopt;
    const std::size_t colon = indent + words.find(':');
    // What follows the colon on the same line stays code; the note goes behind it.
    const std::string header = text.substr(indent, colon + 1 - indent);
    const std::string_view rest = code.code_of(line).substr(colon + 1);
    const std::string changed = rest.empty() ? std::string(kOff) + header : "if True:" + std::string(rest) + "  # " + header;
    return Replacements{{{{line, indent}, {line, code.code_of(line).size()}}, changed}};
}

Offer lock_on(const CodeText& code, std::size_t line) {
    const std::string& text = code.document.line(line);
    const std::size_t indent = indentation_size(text);
    const std::string_view words = code.code_of(line);
    if (words.substr(std::min(indent, words.size())).substr(0, 8) != "if True:") return std::nullopt;
    const std::size_t note = text.find("# ", words.size());
    if (note == text.npos) return std::nullopt;
    std::string_view header = std::string_view(text).substr(note + 2);
    if (!is_plain_with(header)) return std::nullopt;
    const std::size_t end = header.find(':') + 1;
    const std::string_view behind = header.substr(end);
    header = header.substr(0, end);
    const std::string changed = std::string(header) + std::string(words.substr(indent + 8)) + std::string(behind);
    return Replacements{{{{line, indent}, code.document.line_end(line)}, changed}};
}

// --- all at once, or one by one ------------------------------------------------------------------------------

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
    return text;
}

TextReplacement whole_lines(const CodeText& code, std::size_t first, std::size_t last, std::string text) {
    return {{{first, 0}, code.document.line_end(last)}, std::move(text)};
}

// "[f(x) for x in xs]" or "(...)" without its brackets.
std::string_view unwrapped(std::string_view text) {
    const bool wrapped = text.size() > 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')'));
    return wrapped ? text.substr(1, text.size() - 2) : text;
}

// await asyncio.gather(*[f(x) for x in xs])
Offer unroll_comprehension(const CodeText& code, const AwaitStatement& statement, std::string_view argument) {
    const auto loop = comprehension_of(unwrapped(argument));
    if (!loop) return std::nullopt;
    const std::string indent(statement.indent, ' ');
    if (statement.targets.empty())
        return Replacements{whole_lines(code, statement.first, statement.last,
                                        indent + "for " + loop->targets + " in " + loop->iterable + ":" + statement.comment + "\n" + indent + "    await " + loop->element)};
    if (statement.targets.size() > 1) return std::nullopt;
    return Replacements{whole_lines(code, statement.first, statement.last,
                                    indent + statement.targets[0] + " = [await " + loop->element + " for " + loop->targets + " in " + loop->iterable + "]" + statement.comment)};
}

Offer one_by_one(const CodeText& code, std::size_t line) {
    const auto statement = await_statement(code, line);
    const auto call = statement ? call_of(statement->awaited) : std::nullopt;
    if (!call || call->function != kGather || call->arguments.empty()) return std::nullopt;
    const std::vector<std::string>& arguments = call->arguments;
    if (arguments.size() == 1 && arguments[0].starts_with('*')) return unroll_comprehension(code, *statement, std::string_view(arguments[0]).substr(1));
    const auto is_special = [](const std::string& argument) { return argument.starts_with('*') || argument.find('=') != argument.npos; };
    if (arguments.size() < 2 || std::ranges::any_of(arguments, is_special)) return std::nullopt;
    const std::string indent(statement->indent, ' ');
    const std::vector<std::string>& targets = statement->targets;
    std::string text;
    if (targets.size() == 1) {
        std::vector<std::string> awaits;
        for (const std::string& argument : arguments) awaits.push_back("await " + argument);
        text = indent + targets[0] + " = [" + joined(awaits) + "]" + statement->comment;
    } else {
        if (!targets.empty() && targets.size() != arguments.size()) return std::nullopt;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            text += (i == 0 ? "" : "\n") + indent + (targets.empty() ? "" : targets[i] + " = ") + "await " + arguments[i];
            if (i == 0) text += statement->comment;
        }
    }
    return Replacements{whole_lines(code, statement->first, statement->last, text)};
}

// A call that makes sense alone only: it gathers others, or waits for what somebody else does.
bool stands_alone(const CallText& call) {
    constexpr std::string_view kEnds[] = {".get", ".put", ".acquire", ".wait", ".join"};
    return call.function == kGather || call.function == "asyncio.wait" ||
           std::ranges::any_of(kEnds, [&](std::string_view end) { return call.function.ends_with(end); });
}

// `x = await f()` on one line, which calls a function and is not a gather itself.
std::optional<AwaitStatement> gatherable(const CodeText& code, std::size_t line) {
    const auto statement = await_statement(code, line);
    const auto call = statement ? call_of(statement->awaited) : std::nullopt;
    if (!call || statement->first != statement->last || statement->targets.size() > 1) return std::nullopt;
    return stands_alone(*call) ? std::nullopt : statement;
}

// "f(x)" of "await f(x)".
std::optional<std::string> awaited_call(std::string_view text) {
    constexpr std::string_view kAwait = "await ";
    if (!text.starts_with(kAwait)) return std::nullopt;
    const auto call = call_of(text.substr(kAwait.size()));
    return call && !stands_alone(*call) ? std::optional(std::string(text.substr(kAwait.size()))) : std::nullopt;
}

// all = [await f(x), await g(y)]
// all = [await f(x) for x in xs]
Offer gather_list(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    const std::size_t bracket = words.find(" = [");
    if (bracket == words.npos || !code.is_code({line, bracket})) return std::nullopt;
    const auto closing = code.closing({line, bracket + 3});
    if (!closing || closing->line != line || closing->column + 1 != words.size()) return std::nullopt;
    const std::string_view inner = words.substr(bracket + 4, closing->column - bracket - 4);
    std::string gathered;
    if (const auto loop = comprehension_of(inner)) {
        const auto call = awaited_call(loop->element);
        if (!call || uses_name(loop->iterable, "await")) return std::nullopt;
        gathered = "*(" + *call + " for " + loop->targets + " in " + loop->iterable + ")";
    } else {
        const auto list = call_of("list(" + std::string(inner) + ")");
        if (!list || list->arguments.size() < 2) return std::nullopt;
        for (const std::string& element : list->arguments) {
            const auto call = awaited_call(element);
            if (!call) return std::nullopt;
            gathered += (gathered.empty() ? "" : ", ") + *call;
        }
    }
    Replacements replacements{{{{line, bracket + 3}, {line, words.size()}}, "await asyncio.gather(" + gathered + ")"}};
    add_import(code, "asyncio", replacements);
    return replacements;
}

// for x in xs:
//     await f(x)
Offer gather_loop(const CodeText& code, std::size_t line) {
    const std::string_view head = code.code_of(line);
    const std::size_t indent = indentation_size(head);
    if (!head.substr(std::min(indent, head.size())).starts_with("for ") || !head.ends_with(':') || line + 1 >= code.document.line_count()) return std::nullopt;
    const auto body = gatherable(code, line + 1);
    if (!body || body->indent <= indent || !body->targets.empty()) return std::nullopt;
    for (std::size_t next = line + 2; next < code.document.line_count(); ++next) {
        if (code.code_of(next).empty()) continue;
        if (indentation_size(code.code_of(next)) > indent) return std::nullopt;  // the body goes on
        if (code.code_of(next).substr(indentation_size(code.code_of(next))).starts_with("else:")) return std::nullopt;
        break;
    }
    const auto in = code.find(line, "in", indent);
    if (!in || *in + 4 > head.size()) return std::nullopt;
    const std::string iterable = as_one_expression(head.substr(*in + 3, head.size() - *in - 4));
    const std::string clause = std::string(head.substr(indent, *in - indent)) + "in " + iterable;
    if (!comprehension_of("x " + clause)) return std::nullopt;
    const std::string comment = code.document.line(line).substr(head.size());
    return Replacements{whole_lines(code, line, line + 1,
                                    std::string(indent, ' ') + "await asyncio.gather(*(" + body->awaited + " " + clause + "))" + comment)};
}

Offer gather(const CodeText& code, std::size_t line) {
    if (const Offer list = gather_list(code, line)) return list;
    if (const Offer loop = gather_loop(code, line)) return loop;
    if (line > 0)
        if (const Offer loop = gather_loop(code, line - 1)) return loop;
    const auto here = gatherable(code, line);
    if (!here) return std::nullopt;
    const auto fits = [&](const std::optional<AwaitStatement>& other) {
        return other && other->indent == here->indent && other->targets.size() == here->targets.size();
    };
    std::size_t first = line;
    while (first > 0 && fits(gatherable(code, first - 1))) --first;
    std::vector<std::string> calls, targets;
    std::string comment;
    std::size_t last = first;
    for (; last < code.document.line_count(); ++last) {
        const auto statement = gatherable(code, last);
        if (!fits(statement)) break;
        const bool needs_result = std::ranges::any_of(targets, [&](const std::string& name) { return uses_name(statement->awaited, name); });
        if (needs_result) {
            if (last > line) break;
            calls.clear(), targets.clear(), comment.clear(), first = last;  // it begins anew here
        }
        calls.push_back(statement->awaited);
        targets.insert(targets.end(), statement->targets.begin(), statement->targets.end());
        if (comment.empty()) comment = statement->comment;
    }
    if (calls.size() < 2) return std::nullopt;
    const std::string text = std::string(here->indent, ' ') + (targets.empty() ? "" : joined(targets) + " = ") + "await asyncio.gather(" + joined(calls) + ")" + comment;
    Replacements replacements{whole_lines(code, first, last - 1, text)};
    add_import(code, "asyncio", replacements);
    return replacements;
}

// --- the whole program ---------------------------------------------------------------------------------------

// Whether it is the first line on which one of these words stands: there a change of the whole program is offered.
bool is_first_with(const CodeText& code, std::size_t line, std::initializer_list<std::string_view> words) {
    for (std::size_t i = 0; i <= line; ++i)
        for (const std::string_view word : words)
            if (code.find(i, word)) return i == line;
    return false;
}

Offer whole_program(std::optional<TextReplacement> replacement) {
    if (!replacement) return std::nullopt;
    return Replacements{std::move(*replacement)};
}

Offer tasks(const CodeText& code, std::size_t line) {
    return is_first_with(code, line, {"threading.Thread"}) ? whole_program(tasks_for_threads(code)) : std::nullopt;
}

Offer threads(const CodeText& code, std::size_t line) {
    return is_first_with(code, line, {"asyncio.create_task", kGather}) ? whole_program(threads_for_tasks(code)) : std::nullopt;
}

// --- a coroutine that nobody awaits --------------------------------------------------------------------------

Offer add_await(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    const std::size_t indent = indentation_size(words);
    if (indent == words.size() || code.tokens.inside_string(line, indent) || !code.inside_async_def(line)) return std::nullopt;
    const auto call = call_of(words.substr(indent));
    if (!call || call->function == "print" || call->function == "await") return std::nullopt;
    return Replacements{{{{line, indent}, {line, indent}}, "await "}};
}

// --- what a run has shown to be wrong ------------------------------------------------------------------------

Offer await_task(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    const std::size_t indent = indentation_size(words);
    if (indent == words.size() || !code.inside_async_def(line)) return std::nullopt;
    const auto call = call_of(words.substr(indent));
    if (!call || !call->function.ends_with(".create_task")) return std::nullopt;
    return Replacements{{{{line, indent}, {line, indent}}, "await "}};
}

bool begins_loop(std::string_view words) { return (words.starts_with("while ") || words.starts_with("for ")) && words.ends_with(':'); }

// In the loop around the line, or in the one that begins there.
Offer let_go(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    std::size_t indent = indentation_size(words);
    if (indent == words.size() || code.tokens.inside_string(line, indent) || !code.inside_async_def(line)) return std::nullopt;
    constexpr std::string_view kGoesOn[] = {"elif ", "else:", "except", "finally:", "case "};
    const auto goes_on = [&](std::string_view word) { return words.substr(indent).starts_with(word); };
    if (std::ranges::any_of(kGoesOn, goes_on)) return std::nullopt;  // nothing may stand before it
    for (std::size_t above = line; above-- > 0;) {
        const std::string_view other = code.code_of(above);
        if (other.empty()) continue;
        const char last = other.back();
        if (last == '(' || last == '[' || last == '{' || last == ',' || last == '\\') return std::nullopt;  // it is a part of that statement
        break;
    }
    std::size_t before = line;
    if (begins_loop(words.substr(indent))) {
        do ++before;
        while (before < code.document.line_count() && code.code_of(before).empty());
        if (before == code.document.line_count() || indentation_size(code.code_of(before)) <= indent) return std::nullopt;
        indent = indentation_size(code.code_of(before));
    } else {
        bool in_loop = false;  // whether one of the lines that lead to it begins a loop
        std::size_t outer = indent;
        for (std::size_t above = line; above-- > 0 && outer > 0 && !in_loop;) {
            const std::string_view other = code.code_of(above);
            const std::size_t own = indentation_size(other);
            if (own == other.size() || own >= outer) continue;
            outer = own;
            if (other.substr(own).starts_with("async def ")) break;
            in_loop = begins_loop(other.substr(own));
        }
        if (!in_loop) return std::nullopt;
    }
    Replacements replacements{{{{before, 0}, {before, 0}}, std::string(indent, ' ') + "await asyncio.sleep(0)\n"}};
    add_import(code, "asyncio", replacements);
    return replacements;
}

Offer thread_safe(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    const std::size_t indent = indentation_size(words);
    const auto call = indent == words.size() ? std::nullopt : call_of(words.substr(indent));
    const std::size_t dot = call ? call->function.rfind('.') : std::string::npos;
    if (dot == std::string::npos) return std::nullopt;
    const std::string object = call->function.substr(0, dot), method = call->function.substr(dot + 1);
    std::string text;
    const bool named = std::ranges::any_of(call->arguments, [](const std::string& argument) { return argument.find('=') != argument.npos; });
    if (named) return std::nullopt;  // call_soon_threadsafe would take it for its own
    if (method == "call_soon") text = object + ".call_soon_threadsafe(" + joined(call->arguments) + ")";
    else if (method == "set_result" || method == "set_exception" || method == "cancel")
        text = object + ".get_loop().call_soon_threadsafe(" + call->function + (call->arguments.empty() ? "" : ", ") + joined(call->arguments) + ")";
    else return std::nullopt;
    return Replacements{{{{line, indent}, {line, words.size()}}, text}};
}

Offer offer_of(const CodeText& code, std::size_t line, Rewrite kind) {
    switch (kind) {
        case Rewrite::sleep_blocks: return sleep_blocks(code, line);
        case Rewrite::sleep_lets_go: return sleep_lets_go(code, line);
        case Rewrite::lock_off: return lock_off(code, line);
        case Rewrite::lock_on: return lock_on(code, line);
        case Rewrite::one_by_one: return one_by_one(code, line);
        case Rewrite::gather: return gather(code, line);
        case Rewrite::tasks: return tasks(code, line);
        case Rewrite::threads: return threads(code, line);
        case Rewrite::add_await: return add_await(code, line);
        case Rewrite::await_task: return await_task(code, line);
        case Rewrite::let_go: return let_go(code, line);
        case Rewrite::thread_safe: return thread_safe(code, line);
    }
    return std::nullopt;
}

}  // namespace

std::optional<RewriteOffer> rewrite_at(const TextDocument& document, const PythonTokens& tokens, std::size_t line, Rewrite kind) {
    if (line >= document.line_count()) return std::nullopt;
    Offer offer = offer_of(CodeText{document, tokens}, line, kind);
    if (!offer) return std::nullopt;
    return RewriteOffer{kind, std::move(*offer)};
}

std::string rewritten(const TextDocument& document, const RewriteOffer& offer) {
    TextDocument changed = document;
    for (const TextReplacement& replacement : offer.replacements | std::views::reverse) changed.replace(replacement.range, replacement.text);
    return changed.text();
}

std::vector<RewriteOffer> rewrites_at(const TextDocument& document, const PythonTokens& tokens, std::size_t line) {
    std::vector<RewriteOffer> offers;
    for (std::size_t kind = 0; kind < kToggles; ++kind)
        if (auto offer = rewrite_at(document, tokens, line, static_cast<Rewrite>(kind))) offers.push_back(std::move(*offer));
    return offers;
}

}  // namespace asynchio
