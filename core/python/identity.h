// What id(), hash() and repr() say about objects that have nothing but their identity: numbers, given in the order in
// which somebody asks, instead of addresses. So sets of such objects have the same order, and `<Cup object at 0x...>`
// is the same text, in every run and in every process.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/python/py.h"

namespace asynchio::python {

// Replaces the functions by which Python's own types show addresses. Before Py_Initialize, so that all types inherit
// them; for good.
void install_identity();
// What of it can only be done while Python runs.
void install_late_identity();

// The numbers of one run.
class Identities {
  public:
    std::uint32_t next() { return ++last_; }
    // For objects that belong to the process and were there before the run.
    std::uint32_t number_of_shared(PyObject* object);

  private:
    std::uint32_t last_ = 0;
    std::unordered_map<PyObject*, std::uint32_t> shared_;
};

// What id() returns and repr() shows: looks like an address. While no program runs, it is one.
std::uintptr_t address_of(PyObject* object);
// Whether the program that runs has made it; false for what the standard library made for itself.
bool made_in_this_run(PyObject* object);
// From now on a code object, or a constant of one, and all it holds count as made in this run, with no numbers yet.
void adopt(PyObject* constant);
// Of an object that is equal only to itself. Stays the same as long as the object lives.
Py_hash_t identity_hash(PyObject* object);

}  // namespace asynchio::python
