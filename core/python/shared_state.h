// The part of the interpreter that all runs share and a program can change: the standard library's modules, classes and
// their contents. What a program does to it is noticed and put back, so that the next run finds it as new.
//
// Thread: the baton holder, with the GIL.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "core/python/py.h"

namespace asynchio::python {

class SharedState {
  public:
    // Takes in what the loaded modules and `roots` hold, as far as it is new. Nothing of a program may be there.
    void remember(const std::vector<PyObject*>& roots);
    // From here on, what is there now is how it should be. Call before a program's first step.
    void begin();
    // Whether the program has changed something since begin().
    bool changed() const;
    // Puts back what has changed. Dropping the program's objects may try to run its code.
    void restore();

  private:
    struct Dict {
        PyRef dict;
        PyRef copy;
        PyRef owner;  // the class whose namespace it is, if it is one
        std::uint64_t version = 0;
        bool touched() const;
        bool same() const;
        void note();
        void restore();
    };
    struct List {
        PyRef list;
        PyRef copy;
        bool same() const;
        void note();
        void restore();
    };
    struct Set {
        PyRef set;
        PyRef copy;  // a list, in the order in which the set gives its items
        bool same() const;
        void note();
        void restore();
    };
    void visit(PyObject* object);
    void visit_all_waiting();
    void visit_children(PyObject* object);
    void visit_class(PyTypeObject* type);
    void visit_values(PyObject* dict);
    void visit_instance(PyObject* object);

    std::unordered_set<PyObject*> seen_;  // never reused: all of these live as long as the process
    std::vector<PyRef> waiting_;
    std::vector<PyRef> kept_;
    std::vector<Dict> dicts_;
    std::vector<List> lists_;
    std::vector<Set> sets_;
    std::vector<PyRef> caches_;           // functools.lru_cache: they would keep a program's objects alive
};

}  // namespace asynchio::python
