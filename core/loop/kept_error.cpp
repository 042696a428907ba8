#include "core/loop/kept_error.h"

#include "core/loop/host.h"

namespace asynchio {

void KeptError::keep(LoopHost& host, std::exception_ptr error) {
    object_ = error ? host.object_of(error) : Value();
    error_ = object_.has_value() ? nullptr : std::move(error);
}

std::exception_ptr KeptError::get(LoopHost& host) const {
    return object_.has_value() ? host.error_of(object_) : error_;
}

}  // namespace asynchio
