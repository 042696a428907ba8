// Shared ownership of runtime objects (futures, tasks, handles, locks).
//
// Counting is not atomic: everything runs under the kernel's baton, one thread at a time. add_reference and drop_reference are
// virtual so that an embedding can keep the count in its own object (the Python binding places these objects
// inside Python objects and forwards to their reference count, which lets Python's collector see cycles). So a
// constructor must not take references to its own object: the override is not in place yet.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <type_traits>
#include <utility>

#include "core/base/image.h"

namespace asynchio {

class Object;

// A result of any type: of the C++ program, or an object of an embedded language.
using Value = std::any;

// Told what `Object::visit_references` reaches directly. For collectors of embedded languages.
class ReferenceVisitor {
  public:
    virtual void visit(const Object& object) = 0;
    virtual void visit(const Value& value) = 0;

  protected:
    ~ReferenceVisitor() = default;
};

class Object {
  public:
    Object() = default;
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;
    virtual ~Object() = default;

    virtual void add_reference() noexcept { ++references_; }
    virtual void drop_reference() noexcept {
        if (--references_ == 0) delete this;
    }
    // The embedding's object that this one lives in, or null.
    virtual void* foreign() const { return nullptr; }
    // Reports what this one keeps alive.
    virtual void visit_references(ReferenceVisitor&) const {}
    // Drops what it keeps alive, to break cycles. It must not be used afterwards.
    virtual void clear_references() {}
    // A fork: what the new process has of it, with nobody waiting there. Null: both have the same.
    virtual std::unique_ptr<Image> copy_for_child() { return nullptr; }
    // Exchanges what it is with an image that copy_for_child() made, or that was exchanged before.
    virtual void exchange(Image&) {}

  private:
    std::uint32_t references_ = 0;
};

template <class T>
class Ref {
  public:
    Ref() = default;
    Ref(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
    explicit Ref(T* object) : object_(object) {
        if (object_ != nullptr) object_->add_reference();
    }
    Ref(const Ref& other) : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    template <class U>
        requires std::is_convertible_v<U*, T*>
    Ref(const Ref<U>& other) : Ref(other.get()) {}  // NOLINT(google-explicit-constructor)
    template <class U>
        requires std::is_convertible_v<U*, T*>
    Ref(Ref<U>&& other) noexcept : object_(other.detach()) {}  // NOLINT(google-explicit-constructor)
    ~Ref() {
        if (object_ != nullptr) object_->drop_reference();
    }
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }

    T* get() const { return object_; }
    T& operator*() const { return *object_; }
    T* operator->() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }
    friend bool operator==(const Ref& a, const Ref& b) { return a.object_ == b.object_; }

    // Takes over a reference that the caller already holds.
    static Ref adopt(T* object) {
        Ref ref;
        ref.object_ = object;
        return ref;
    }
    // Gives the reference to the caller, who must release it.
    [[nodiscard]] T* detach() { return std::exchange(object_, nullptr); }
    void reset() { *this = Ref(); }

  private:
    T* object_ = nullptr;
};

template <class T, class... Args>
Ref<T> make_ref(Args&&... args) {
    return Ref<T>(new T(std::forward<Args>(args)...));
}

}  // namespace asynchio
