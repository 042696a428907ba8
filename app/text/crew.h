// The threads or tasks of a program as its text names them: where they are made, started and waited for. For rewriting
// one into the other, so whatever cannot be told for sure is "unclear", and nothing is rewritten then.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/program_text.h"

namespace asynchio {

enum class Crew : std::uint8_t { threads, tasks };

// `threading.Thread(target=f, args=(a, b), name=n)` or `asyncio.create_task(f(a, b), name=n)`.
struct MadeText {
    std::string function, arguments, name;  // "f", "a, b", "n" or ""
};
std::optional<MadeText> made_in(std::string_view text, Crew crew);
std::string make_thread(const MadeText& made);
std::string make_task(const MadeText& made);

// What one statement does with threads or tasks.
struct CrewPart {
    enum class Role : std::uint8_t {
        other,
        make,         // t = MADE
        make_list,    // ts = [MADE for ...] or [MADE, MADE]
        empty_list,   // ts = []
        list_of,      // ts = [t, u]
        append,       // ts.append(t)
        append_made,  // ts.append(MADE)
        loop,         // for t in ts:  or  for t in (u, v):
        start,        // t.start()
        join,         // t.join()  or  await t
        gather,       // await asyncio.gather(t, u), (*ts), (f(1), f(2)) or (*(f(x) for x in xs))
    };
    Role role = Role::other;
    std::string name;                // the variable, or the list
    std::string element;             // what is appended, or the variable of the loop
    std::vector<std::string> names;  // of list_of, of a loop over names, of a gather
    std::vector<MadeText> made;
    std::string clause;              // "for x in xs"; with one MADE
};

class CrewText {
  public:
    CrewText(const ProgramText& program, Crew crew);

    // A thread or task is used in a way that is not understood, or not every one is started and waited for once.
    bool is_unclear() const { return unclear_; }
    const CrewPart& part(std::size_t statement) const { return parts_[statement]; }
    // What is on the line of a loop: `for t in ts: t.join()`.
    const CrewPart& inner(std::size_t statement) const { return inner_[statement]; }
    // Statements that do nothing but start what was made before; with what is in their block.
    bool only_starts(std::size_t statement) const { return starts_.contains(statement); }
    // From where it is made to where it is started, both excluded: nothing may wait there.
    struct Stretch {
        std::size_t from = 0, to = 0;
    };
    const std::vector<Stretch>& before_starts() const { return before_starts_; }
    const std::set<std::string>& functions() const { return functions_; }  // that threads or tasks run

  private:
    using Role = CrewPart::Role;
    CrewPart part_of(std::string_view text) const;
    CrewPart loop_of(std::string_view head) const;
    CrewPart gather_of(std::string_view text) const;
    void find_names();
    void forget_others();
    bool concerns(const CrewPart& part) const;
    void check_uses();
    void check_makes();
    void check_lists();
    void check_scalar(std::size_t make);
    void check_stretch(std::size_t from, std::size_t to);
    bool is_loop_over(std::size_t loop, std::string_view list) const;
    bool is_loop_with(std::size_t loop, std::string_view name) const;
    bool does(std::size_t loop, Role role, bool only) const;
    bool gathers(std::size_t statement, std::string_view name) const;
    bool same_block(std::size_t a, std::size_t b) const;
    std::vector<std::size_t> behind(std::size_t statement) const;
    void remove_loop(std::size_t loop);

    const ProgramText& program_;
    const Crew crew_;
    std::vector<CrewPart> parts_, inner_;
    std::set<std::string> ones_, lists_, functions_;
    std::set<std::size_t> starts_;
    std::vector<Stretch> before_starts_;
    bool unclear_ = false;
};

}  // namespace asynchio
