#include "core/python/lru_image.h"

#include <utility>

#include "core/python/errors.h"

namespace asynchio::python {

#if PY_VERSION_HEX < 0x030D0000

namespace {

// One entry of a bounded cache; the cache itself is the root of the ring. As in CPython's _functoolsmodule.c.
struct Link {
    PyObject_HEAD
    Link *previous, *next;
    Py_hash_t hash;
    PyObject *key, *result;
};
struct Cache {
    Link root;
    void* wrapper;
    int typed;
    PyObject* entries;  // by key: the links, or the results themselves when there is no bound
    Py_ssize_t hits;
    PyObject* function;
    Py_ssize_t bound;
    Py_ssize_t misses;
    PyObject *keyword_mark, *link_type, *info_type, *dict, *weak_references;
};

// The links of a ring without its root: taken out, each still holds its one reference.
struct Chain {
    Link *first = nullptr, *last = nullptr;
};

Chain taken_out(Link& root) {
    if (root.next == &root) return {};
    const Chain chain{root.next, root.previous};
    root.next = root.previous = &root;
    return chain;
}

void put_in(Link& root, Chain chain) {
    root.next = chain.first != nullptr ? chain.first : &root;
    root.previous = chain.last != nullptr ? chain.last : &root;
    root.next->previous = &root;
    root.previous->next = &root;
}

void append(Chain& chain, Link* link) {
    link->previous = chain.last;
    (chain.last != nullptr ? chain.last->next : chain.first) = link;
    chain.last = link;
}

PyRef copy_of(const Link* link) {
    Link* const copy = PyObject_New(Link, Py_TYPE(link));
    if (copy == nullptr) throw_error();
    copy->hash = link->hash;
    copy->key = Py_XNewRef(link->key);
    copy->result = Py_XNewRef(link->result);
    return PyRef::take(reinterpret_cast<PyObject*>(copy));
}

class LruImage final : public ObjectImage {
  public:
    explicit LruImage(PyObject* function) {
        Cache& cache = *reinterpret_cast<Cache*>(function);
        entries_ = checked(PyDict_Copy(cache.entries));
        PyObject_GC_UnTrack(entries_.get());
        hits_ = cache.hits;
        misses_ = cache.misses;
        // Known hashes: none of the program's code runs.
        for (const Link* link = cache.root.next; link != &cache.root; link = link->next) {
            PyRef copy = copy_of(link);
            checked(_PyDict_SetItem_KnownHash(entries_.get(), link->key, copy.get(), link->hash));
            append(chain_, reinterpret_cast<Link*>(copy.detach()));
        }
    }
    ~LruImage() override {
        for (Link* link = chain_.first; link != nullptr;) {
            Link* const next = link == chain_.last ? nullptr : link->next;
            Py_DECREF(reinterpret_cast<PyObject*>(link));
            link = next;
        }
    }
    void exchange(PyObject* function) override {
        Cache& cache = *reinterpret_cast<Cache*>(function);
        PyObject* const entries = std::exchange(cache.entries, entries_.detach());
        if (PyObject_GC_IsTracked(cache.entries) == 0) PyObject_GC_Track(cache.entries);
        entries_ = PyRef::take(entries);
        PyObject_GC_UnTrack(entries);
        std::swap(hits_, cache.hits);
        std::swap(misses_, cache.misses);
        const Chain chain = taken_out(cache.root);
        put_in(cache.root, std::exchange(chain_, chain));
    }

  private:
    PyRef entries_;
    Py_ssize_t hits_ = 0, misses_ = 0;
    Chain chain_;
};

}  // namespace

PyObject* entries_of_lru_cache(PyObject* function) {
    return Py_TYPE(function)->tp_basicsize == sizeof(Cache) ? reinterpret_cast<Cache*>(function)->entries : nullptr;
}

std::unique_ptr<ObjectImage> copy_lru_cache(PyObject* function) {
    if (Py_TYPE(function)->tp_basicsize != sizeof(Cache)) return nullptr;
    return std::make_unique<LruImage>(function);
}

#else

PyObject* entries_of_lru_cache(PyObject*) { return nullptr; }
std::unique_ptr<ObjectImage> copy_lru_cache(PyObject*) { return nullptr; }

#endif

}  // namespace asynchio::python
