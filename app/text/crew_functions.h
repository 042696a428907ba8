// The functions of a program for rewriting threads into tasks and back: who calls what, and which names are locks.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/program_text.h"

namespace asynchio {

// Names of functions, each defined once, at the top of the program, without decorators; by the index of their def.
// `head`: "def " or "async def ". Functions that are not so have no place here.
std::map<std::string, std::size_t> functions_of(const ProgramText& program, std::string_view head);

// The def that a statement belongs to: one that has its body on its own line belongs to itself.
std::size_t owner_of(const ProgramText& program, std::size_t statement);

// Variables that a statement binds.
std::vector<std::string> bound_by(const Statement& statement);

// Whether one of these words stands in the function.
bool function_uses(const ProgramText& program, std::size_t function, std::string_view word);

// Locks and semaphores of this module that are nothing but taken in `with`; none when one is used otherwise.
// `with`: "with " or "async with ".
std::optional<std::set<std::string>> locks_of(const ProgramText& program, std::string_view module, std::string_view with);
bool is_lock_made(const Statement& statement, std::string_view module);
// "lock" of "with lock:"; "" of anything else.
std::string_view lock_taken(const Statement& statement, std::string_view with);

// Modules that have their own ways of waiting: a program that uses one of them is left as it is.
bool uses_other_ways(const ProgramText& program);

}  // namespace asynchio
