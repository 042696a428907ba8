// The part of the standard library that a program may import: what computes and touches nothing outside. Modules are
// loaded once for the process; SharedState puts back what a program changes in them.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// What the standard library imports while a program runs does not count as the program's doing either. Once, at start.
void watch_library_imports();

bool is_offered(const std::string& module);
// Says why a module is not offered, and what to use instead. Throws ImportError.
[[noreturn]] void refuse_import(const std::string& module);
// An offered module, ready for the current run.
PyRef standard_module(const std::string& name);

// What stands for the operating system's randomness in a run: the next 64 bits of a sequence that the machine's seed
// begins.
std::uint64_t next_entropy();

}  // namespace asynchio::python
