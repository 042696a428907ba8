// Tasks become threads: nothing is async any more, and what a task did at an await, a thread does by waiting.
#include <algorithm>
#include <array>

#include "app/text/crew.h"
#include "app/text/crew_functions.h"
#include "app/text/crew_rewrites.h"
#include "app/text/program_writer.h"
#include "app/text/python_fragment.h"

namespace asynchio {
namespace {

using namespace python_text;
using Role = CrewPart::Role;

constexpr std::string_view kSleep = "asyncio.sleep", kRun = "asyncio.run", kWith = "async with ";

// Places of a statement that are accounted for, so that none is left over.
struct Known {
    std::size_t asyncio = 0, await = 0, async = 0;
    std::map<std::string, std::size_t> functions;
};

class TasksToThreads {
  public:
    TasksToThreads(const CodeText& code, const ProgramText& program)
        : program_(program), crew_(program, Crew::tasks), functions_(functions_of(program, "async def ")), writer_(code, program) {}

    std::optional<TextReplacement> rewrite() {
        const auto locks = locks_of(program_, "asyncio", kWith);
        if (!locks || crew_.is_unclear() || crew_.functions().empty() || program_.uses("threading") || uses_other_ways(program_)) return std::nullopt;
        locks_ = *locks;
        for (const auto& [name, index] : functions_)
            for (const std::string_view word : {"yield", "raise", "assert", "sys"})
                if (function_uses(program_, index, word)) return std::nullopt;
        for (const std::string& name : crew_.functions())
            if (!functions_.contains(name)) return std::nullopt;
        one_ = unused({"t", "thread", "each_thread"});
        all_ = unused({"threads", "all_threads"});
        if (one_.empty() || all_.empty()) return std::nullopt;
        for (std::size_t i = 0; i < program_.size() && !failed_; ++i) write(i);
        if (failed_ || !runs_) return std::nullopt;
        writer_.change_imports("asyncio", "threading");
        return writer_.replacement();
    }

  private:
    std::string unused(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names)
            if (!program_.uses(name)) return std::string(name);
        return "";
    }

    // --- the new text of threads ---

    std::string made_words(const CrewPart& part) const {
        std::string all;
        for (const MadeText& made : part.made) all += (all.empty() ? "" : ", ") + make_thread(made);
        return part.clause.empty() ? all : all + " " + part.clause;
    }
    std::string loop(const std::string& over, std::string_view method) const {
        return "for " + one_ + " in " + over + ":\n    " + one_ + std::string(method);
    }
    std::string gathered(const CrewPart& part) const {
        if (!part.made.empty())
            return all_ + " = [" + made_words(part) + "]\n" + loop(all_, ".start()") + "\n" + loop(all_, ".join()");
        if (!part.name.empty()) return loop(part.name, ".join()");
        std::string all;
        for (const std::string& name : part.names) all += (all.empty() ? "" : "\n") + name + ".join()";
        return all;
    }

    // The new text of a statement that concerns tasks; "" of any other.
    std::string crew_words(std::size_t i) const {
        const CrewPart& part = crew_.part(i);
        switch (part.role) {
            case Role::make: return part.name + " = " + made_words(part) + "\n" + part.name + ".start()";
            case Role::make_list: return part.name + " = [" + made_words(part) + "]\n" + loop(part.name, ".start()");
            case Role::append_made: return one_ + " = " + made_words(part) + "\n" + one_ + ".start()\n" + part.name + ".append(" + one_ + ")";
            case Role::join: return part.name + ".join()";
            case Role::gather: return gathered(part);
            default: break;
        }
        return crew_.inner(i).role == Role::join ? program_[i].head + " " + crew_.inner(i).name + ".join()" : "";
    }

    Known known_of(std::size_t i) const {
        const CrewPart& part = crew_.part(i);
        Known known;
        const bool gather = part.role == Role::gather, join = part.role == Role::join || crew_.inner(i).role == Role::join;
        known.asyncio = gather ? 1 : part.made.size();
        known.await = gather || join ? 1 : 0;
        for (const MadeText& made : part.made) ++known.functions[made.function];
        return known;
    }

    // --- everything else ---

    void write(std::size_t i) {
        const Statement& statement = program_[i];
        const std::string& text = statement.text;
        if (text.starts_with("import ")) {
            failed_ |= has_word(text, "asyncio") && (statement.indent > 0 || has_word(text, "as"));
            return;
        }
        if (text.starts_with("from asyncio") || text.starts_with("from time ")) return void(failed_ = true);
        Known known = known_of(i);
        std::vector<TextPatch> patches;
        std::string words = crew_words(i);
        if (words.empty()) patch(i, known, patches);
        const auto all = [&](std::string_view word, std::size_t count) { failed_ |= places_of(text, word).size() != count; };
        all("asyncio", known.asyncio);
        all("await", known.await);
        all("async", known.async);
        for (const auto& [name, index] : functions_) all(name, known.functions[name]);
        if (words.empty() && !patches.empty()) words = patched(text, std::move(patches));
        if (words.empty()) return;
        if (statement.loses_comments || statement.in_string) failed_ = true;
        writer_.replace(i, std::move(words));
    }

    void patch(std::size_t i, Known& known, std::vector<TextPatch>& patches) {
        const Statement& statement = program_[i];
        const std::string& text = statement.text;
        for (const std::size_t at : places_of(text, "await")) patch_await(text, at, known, patches);
        if (const std::string lock(lock_taken(statement, kWith)); !lock.empty() && locks_.contains(lock)) {
            patches.push_back({0, 6, ""});
            ++known.async;
        }
        if (is_lock_made(statement, "asyncio")) {
            patches.push_back({places_of(text, "asyncio").front(), 7, "threading"});
            ++known.asyncio;
        }
        for (const auto& [name, index] : functions_) {
            if (index != i) continue;
            patches.push_back({0, 6, ""});
            ++known.async;
            ++known.functions[name];
        }
        if (owner_of(program_, i) == kNoStatement) patch_run(text, known, patches);
    }

    // `await asyncio.sleep(1)` or `await f(1)`.
    void patch_await(std::string_view text, std::size_t at, Known& known, std::vector<TextPatch>& patches) {
        const std::size_t begin = text.find_first_not_of(' ', at + 5);
        if (begin == text.npos) return;
        const std::size_t open = text.find('(', begin);
        const std::string_view function = text.substr(begin, open == text.npos ? 0 : open - begin);
        const std::size_t end = open == text.npos ? text.npos : closing_in(text, open);
        if (end == text.npos || (end + 1 < text.size() && std::string_view(".[(").find(text[end + 1]) != std::string_view::npos)) return;
        if (function == kSleep) {
            const auto arguments = cut_at_commas(text.substr(open + 1, end - open - 1));
            if (!arguments || arguments->size() != 1) return;
            patches.push_back({at, open - at, "time.sleep"});
            ++known.asyncio;
        } else {
            const std::string name(function);
            if (!functions_.contains(name)) return;
            patches.push_back({at, begin - at, ""});
            ++known.functions[name];
        }
        ++known.await;
    }

    // `asyncio.run(main())` becomes `main()`.
    void patch_run(std::string_view text, Known& known, std::vector<TextPatch>& patches) {
        for (const std::size_t at : places_of(text, kRun)) {
            const std::size_t open = at + kRun.size(), end = open < text.size() && text[open] == '(' ? closing_in(text, open) : text.npos;
            const auto call = end == text.npos ? std::nullopt : call_of(text.substr(open + 1, end - open - 1));
            if (!call || !functions_.contains(call->function) || closing_in(text, open + 1 + call->function.size()) != end - 1) continue;
            patches.push_back({at, open + 1 - at, ""});
            patches.push_back({end, 1, ""});
            ++known.asyncio;
            ++known.functions[call->function];
            runs_ = true;
        }
    }

    const ProgramText& program_;
    const CrewText crew_;
    const std::map<std::string, std::size_t> functions_;
    std::set<std::string> locks_;
    std::string one_, all_;
    ProgramWriter writer_;
    bool failed_ = false, runs_ = false;
};

}  // namespace

std::optional<TextReplacement> threads_for_tasks(const CodeText& code) {
    const auto program = ProgramText::read(code);
    if (!program) return std::nullopt;
    return TasksToThreads(code, *program).rewrite();
}

}  // namespace asynchio
