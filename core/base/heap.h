// Python's heapq, step by step: which of two equal items comes out first is as there. `less` may throw, and may run code
// that looks at the heap.
#pragma once

#include <deque>
#include <stdexcept>
#include <utility>

namespace asynchio {

// Moves the last items of a heap to their places. For heap_push and heap_pop.
template <class T, class Less>
class HeapSift {
  public:
    HeapSift(std::deque<T>& heap, const Less& is_less) : heap_(heap), size_(heap.size()), less_(is_less) {}

    void towards_front(std::size_t start, std::size_t at) {
        while (at > start) {
            const std::size_t parent = (at - 1) / 2;
            if (!less(at, parent)) return;
            std::swap(heap_[at], heap_[parent]);
            at = parent;
        }
    }
    // To a leaf first, always after the smaller child, then back up.
    void towards_back(std::size_t at) {
        const std::size_t start = at;
        while (at < size_ / 2) {
            std::size_t child = 2 * at + 1;
            if (child + 1 < size_ && !less(child, child + 1)) ++child;
            std::swap(heap_[at], heap_[child]);
            at = child;
        }
        towards_front(start, at);
    }

  private:
    bool less(std::size_t a, std::size_t b) {
        // Copies: the comparison may change the heap.
        const T first = heap_[a], second = heap_[b];
        const bool result = less_(first, second);
        if (heap_.size() != size_) throw std::runtime_error("list changed size during iteration");
        return result;
    }

    std::deque<T>& heap_;
    const std::size_t size_;
    const Less& less_;
};

// If comparing throws, the item stays in the heap, where it was by then.
template <class T, class Less>
void heap_push(std::deque<T>& heap, T item, const Less& less) {
    heap.push_back(std::move(item));
    HeapSift<T, Less>(heap, less).towards_front(0, heap.size() - 1);
}

// The smallest item of a heap that is not empty. If comparing throws, the item is lost.
template <class T, class Less>
T heap_pop(std::deque<T>& heap, const Less& less) {
    T last = std::move(heap.back());
    heap.pop_back();
    if (heap.empty()) return last;
    T smallest = std::exchange(heap.front(), std::move(last));
    HeapSift<T, Less>(heap, less).towards_back(0);
    return smallest;
}

}  // namespace asynchio
