// Threads become tasks: what waits becomes async, and so does whoever calls that, up to the program's own lines.
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

constexpr std::string_view kSleep = "time.sleep", kWith = "with ";

class ThreadsToTasks {
  public:
    ThreadsToTasks(const CodeText& code, const ProgramText& program)
        : program_(program), crew_(program, Crew::threads), functions_(functions_of(program, "def ")), writer_(code, program) {}

    std::optional<TextReplacement> rewrite() {
        const auto locks = locks_of(program_, "threading", kWith);
        if (!locks || crew_.is_unclear() || crew_.functions().empty() || is_foreign()) return std::nullopt;
        locks_ = *locks;
        if (!knows_every_thread() || !find_async() || !starts_at_once() || !calls_are_plain()) return std::nullopt;
        for (std::size_t i = 0; i < program_.size(); ++i) write(i);
        if (failed_ || !write_main()) return std::nullopt;
        writer_.change_imports("threading", "asyncio");
        return writer_.replacement();
    }

  private:
    bool is_foreign() const {
        for (const std::string_view word : {"async", "await", "asyncio"})
            if (program_.uses(word)) return true;
        return uses_other_ways(program_);
    }

    static bool is_made(Role role) { return role == Role::make || role == Role::make_list || role == Role::append_made; }

    // Every `threading` and every sleep is one that is understood.
    bool knows_every_thread() const {
        for (std::size_t i = 0; i < program_.size(); ++i) {
            const Statement& statement = program_[i];
            if (statement.text.starts_with("from threading") || statement.text.starts_with("from time ")) return false;
            const bool import = statement.text.starts_with("import ");
            if (import && (statement.indent > 0 || has_word(statement.text, "as"))) return false;
            const std::size_t known = import ? 1 : crew_.part(i).made.size() + (is_lock_made(statement, "threading") ? 1 : 0);
            if (places_of(statement.text, "threading").size() > known) return false;
            for (const std::size_t at : places_of(statement.text, kSleep))
                if (statement.text.substr(at + kSleep.size(), 1) != "(") return false;
        }
        return true;
    }

    bool joins(std::size_t i) const { return crew_.part(i).role == Role::join || crew_.inner(i).role == Role::join; }

    bool calls_async(std::size_t i) const {
        return std::ranges::any_of(async_, [&](const std::string& name) {
            const std::size_t own = program_[i].is_function() && functions_.contains(name) && functions_.at(name) == i ? 1 : 0;
            const auto made = std::ranges::count(crew_.part(i).made, name, &MadeText::function);
            return places_of(program_[i].text, name).size() > own + static_cast<std::size_t>(made);
        });
    }

    // Whether somebody else may run while it does this.
    bool waits(std::size_t i) const {
        const Statement& statement = program_[i];
        return joins(i) || has_word(statement.text, kSleep) || locks_.contains(std::string(lock_taken(statement, kWith))) || calls_async(i);
    }

    // From the functions that threads run up to whoever calls somebody who waits.
    bool find_async() {
        async_ = crew_.functions();
        for (std::size_t before = 0; before != async_.size();) {
            before = async_.size();
            for (std::size_t i = 0; i < program_.size(); ++i) {
                if (crew_.only_starts(i) || (!waits(i) && !is_made(crew_.part(i).role))) continue;
                const std::size_t owner = owner_of(program_, i);
                if (owner == kNoStatement) {
                    if (program_[program_.outermost(i)].text.starts_with("class ")) return false;
                    continue;
                }
                const auto name = std::ranges::find(functions_, owner, [](const auto& entry) { return entry.second; });
                if (name == functions_.end()) return false;
                async_.insert(name->first);
            }
        }
        // An error ends a thread, and nobody else; a task hands it on to whoever waits for it.
        for (const std::string& name : async_) {
            if (!functions_.contains(name)) return false;
            for (const std::string_view word : {"yield", "raise", "assert", "sys"})
                if (function_uses(program_, functions_.at(name), word)) return false;
        }
        return true;
    }

    // A task begins when its maker waits; so nobody may wait between its making and what was the start.
    bool starts_at_once() const {
        for (const CrewText::Stretch& stretch : crew_.before_starts())
            for (std::size_t i = stretch.from + 1; i < stretch.to; ++i)
                if (!crew_.only_starts(i) && waits(i)) return false;
        return true;
    }

    // Where an async function is named, it is called, or run by a thread.
    bool calls_are_plain() const {
        for (std::size_t i = 0; i < program_.size(); ++i) {
            const Statement& statement = program_[i];
            for (const std::string& name : async_) {
                std::size_t plain = static_cast<std::size_t>(std::ranges::count(crew_.part(i).made, name, &MadeText::function));
                const auto places = places_of(statement.text, name);
                for (const std::size_t at : places) {
                    const bool own = functions_.at(name) == i && at == 4;
                    const bool call = !own && statement.text.substr(at + name.size(), 1) == "(";
                    if (call && statement.is_function() && at < statement.head.size()) return false;  // a default value
                    plain += own || call;
                }
                if (plain != places.size()) return false;
            }
        }
        return true;
    }

    // --- the new text ---

    std::string made_words(const CrewPart& part) const {
        std::string all;
        for (const MadeText& made : part.made) all += (all.empty() ? "" : ", ") + make_task(made);
        return part.clause.empty() ? all : all + " " + part.clause;
    }

    void write(std::size_t i) {
        const CrewPart& part = crew_.part(i);
        if (crew_.only_starts(i)) return writer_.remove(i);
        switch (part.role) {
            case Role::make: return writer_.replace(i, part.name + " = " + made_words(part));
            case Role::make_list: return writer_.replace(i, part.name + " = [" + made_words(part) + "]");
            case Role::append_made: return writer_.replace(i, part.name + ".append(" + made_words(part) + ")");
            case Role::join: return writer_.replace(i, "await " + part.name);
            default: break;
        }
        if (crew_.inner(i).role == Role::join) return writer_.replace(i, program_[i].head + " await " + crew_.inner(i).name);
        write_awaits(i);
    }

    // Sleeps, locks and calls of what is async now.
    void write_awaits(std::size_t i) {
        const std::string& text = program_[i].text;
        std::vector<TextPatch> patches;
        for (const std::size_t at : places_of(text, kSleep)) patches.push_back({at, kSleep.size(), "await asyncio.sleep"});
        for (const std::string& name : async_) {
            for (const std::size_t at : places_of(text, name)) {
                if (functions_.at(name) == i && at == 4) continue;
                const std::size_t end = closing_in(text, at + name.size());
                if (end == text.npos) return void(failed_ = true);
                const bool goes_on = end + 1 < text.size() && std::string_view(".[(").find(text[end + 1]) != std::string_view::npos;
                patches.push_back({at, 0, goes_on ? "(await " : "await "});
                if (goes_on) patches.push_back({end + 1, 0, ")"});
            }
        }
        // A lambda or a generator cannot wait.
        const std::size_t fors = places_of(text, "for").size();
        if (!patches.empty() && (has_word(text, "lambda") || fors > (text.starts_with("for ") ? 1u : 0u))) failed_ = true;
        if (!lock_taken(program_[i], kWith).empty() && locks_.contains(std::string(lock_taken(program_[i], kWith)))) patches.push_back({0, 0, "async "});
        if (is_lock_made(program_[i], "threading")) patches.push_back({places_of(text, "threading").front(), 9, "asyncio"});
        if (const auto own = std::ranges::find(functions_, i, [](const auto& entry) { return entry.second; }); own != functions_.end() && async_.contains(own->first))
            patches.push_back({0, 0, "async "});
        if (patches.empty()) return;
        if (program_[i].loses_comments || program_[i].in_string) failed_ = true;
        writer_.replace(i, patched(text, std::move(patches)));
    }

    // The program's own lines: one call of a function that is async now, or a main() around all that waits and what follows.
    bool write_main() {
        std::vector<std::size_t> own;
        for (std::size_t i = 0; i < program_.size(); ++i)
            if (owner_of(program_, i) == kNoStatement && !crew_.only_starts(i) && (waits(i) || is_made(crew_.part(i).role))) own.push_back(i);
        if (own.empty()) return false;
        const Statement& first = program_[own.front()];
        const auto call = call_of(first.text);
        const bool at_top = first.parent == kNoStatement || program_[first.parent].text.starts_with("if __name__");
        const bool is_call = call && async_.contains(call->function) && closing_in(first.text, call->function.size()) == first.text.size() - 1;
        if (own.size() == 1 && at_top && is_call) {
            writer_.replace(own.front(), "asyncio.run(" + first.text + ")");
            return true;
        }
        // The list that they are put into comes along.
        std::size_t begin = own.front();
        for (std::size_t i = 0; i < begin; ++i)
            if (owner_of(program_, i) == kNoStatement && crew_.part(i).role != Role::other) begin = i;
        return wrap(program_.outermost(begin));
    }

    bool wrap(std::size_t begin) {
        if (program_.uses("main")) return false;
        std::set<std::string> bound, before;
        for (std::size_t i = 0; i < program_.size(); ++i) {
            const Statement& statement = program_[i];
            if (i < begin) {
                if (owner_of(program_, i) == kNoStatement)
                    for (std::string& name : bound_by(statement)) before.insert(std::move(name));
                continue;
            }
            constexpr std::array<std::string_view, 7> kStays = {"def", "class", "import", "from", "global", "del", "async"};
            if (std::ranges::find(kStays, first_word(statement.text)) != kStays.end() || statement.text.starts_with("@")) return false;
            if (statement.in_string || statement.text.find(":=") != std::string::npos) return false;
            if (crew_.only_starts(i)) continue;
            for (std::string& name : bound_by(statement)) bound.insert(std::move(name));
        }
        std::string shared;  // what was a variable of the module stays one where somebody else knows it
        for (const std::string& name : bound)
            if (before.contains(name) || is_used_by_functions(name)) shared += (shared.empty() ? "" : ", ") + name;
        std::vector<std::string> header{"async def main():"};
        if (!shared.empty()) header.push_back("    global " + shared);
        writer_.wrap_from(begin, std::move(header), "asyncio.run(main())");
        return true;
    }

    // As a variable of the module: not as one of its own.
    bool is_used_by_functions(const std::string& name) const {
        for (const auto& [function, index] : functions_of(program_, "def ")) {
            if (!function_uses(program_, index, name) || has_word(program_[index].head, name)) continue;
            bool own = false, global = false;
            for (std::size_t i = index; i < program_.size(); ++i) {
                if (program_[i].function != index && i != index) continue;
                const auto bound = bound_by(program_[i]);
                own |= std::ranges::find(bound, name) != bound.end();
                global |= first_word(program_[i].text) == "global" && has_word(program_[i].text, name);
            }
            if (global || !own) return true;
        }
        return false;
    }

    const ProgramText& program_;
    const CrewText crew_;
    const std::map<std::string, std::size_t> functions_;
    std::set<std::string> locks_, async_;
    ProgramWriter writer_;
    bool failed_ = false;
};

}  // namespace

std::optional<TextReplacement> tasks_for_threads(const CodeText& code) {
    const auto program = ProgramText::read(code);
    if (!program) return std::nullopt;
    return ThreadsToTasks(code, *program).rewrite();
}

}  // namespace asynchio
