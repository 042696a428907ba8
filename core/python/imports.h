// What `import` means to a program: our own asyncio, time, threading and concurrent.futures; the harmless part of the
// standard library; and a clear refusal for what reaches outside.
#pragma once

#include <map>
#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// The names of our modules, made once for each process.
class ModuleTables {
  public:
    void load(PyObject* host);
    // Null if `module` is not one of ours ("asyncio", "concurrent.futures", ...).
    PyObject* find(const std::string& module) const;
    PyObject* builtins() const { return builtins_.get(); }
    void clear();

  private:
    std::map<std::string, PyRef> names_;
    PyRef builtins_;
};

// The namespace of a fresh `builtins` module for the current run.
PyRef make_builtins();
// `import name` in the program of the current run. `level` > 0 is a relative import. Throws ImportError.
PyRef import_module(PyObject* name, PyObject* from_list, int level, PyObject* globals);

}  // namespace asynchio::python
