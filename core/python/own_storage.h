// Queues whose class keeps the items itself: asyncio.Queue and queue.Queue are made to be derived from, with _init(),
// _put(), _get() and _qsize() of the program's own. Where a class has none of these, the queue keeps the items.
#pragma once

#include <memory>

#include "core/base/item_storage.h"
#include "core/python/py.h"
#include "core/trace/words.h"

namespace asynchio::python {

// Where the two libraries keep the items, and how they count them.
enum class QueueLibrary { asyncio, threads };

// The storage by the methods of `queue`'s class; null if all of them are those of our types. It does not keep the queue
// alive.
std::unique_ptr<ItemStorage> own_storage(PyObject* queue, QueueLibrary library);

// What _init(), _put(), _get() and _qsize() of the library do for super() of such a class: with the attribute `_queue` or
// `queue`, a deque, a list, or a heap.
template <QueueLibrary library, QueueOrder order>
struct StorageMethods {
    static PyObject* init(PyObject* self, PyObject* maxsize);
    static PyObject* put(PyObject* self, PyObject* item);
    static PyObject* get(PyObject* self, PyObject*);
    static PyObject* count(PyObject* self, PyObject*);
};

// What the program stored in that attribute, by _init() or by itself; null if nothing.
PyRef stored_items(PyObject* queue, QueueLibrary library);
// The AttributeError for who asks for it then, in a class whose _init() stores nothing there.
[[noreturn]] void raise_nothing_stored(PyObject* queue, QueueLibrary library);
// The setter of that attribute; raises for `del`.
template <QueueLibrary library>
int set_stored_items(PyObject* self, PyObject* items, void*);

}  // namespace asynchio::python
