#include "core/python/memory_meter.h"

#include <cstring>

namespace asynchio::python {
namespace {

// In front of every block: its size, and whether it was charged to the run.
struct BlockHeader {
    std::size_t size;
    std::size_t charged;
};
static_assert(sizeof(BlockHeader) == 16, "blocks stay aligned to 16 bytes");

}  // namespace

void MemoryMeter::install() {
    const PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ};
    for (int i = 0; i < 3; ++i) {
        domains_[i].meter = this;
        PyMem_GetAllocator(domains[i], &domains_[i].inner);
        PyMemAllocatorEx wrapped{&domains_[i], allocate, allocate_zeroed, reallocate, release};
        PyMem_SetAllocator(domains[i], &wrapped);
    }
}

void MemoryMeter::begin(std::uint64_t limit) {
    exhausted_ = false;
    limit_ = in_use() + static_cast<std::int64_t>(limit);
}

void MemoryMeter::end() { limit_ = INT64_MAX; }

bool MemoryMeter::charge(std::int64_t bytes) {
    const std::int64_t now = in_use_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (now <= limit_.load(std::memory_order_relaxed) || bytes <= 0) return true;
    in_use_.fetch_sub(bytes, std::memory_order_relaxed);
    exhausted_.store(true, std::memory_order_relaxed);
    return false;
}

void* MemoryMeter::allocate(void* context, std::size_t size) {
    const auto& domain = *static_cast<Domain*>(context);
    MemoryMeter& meter = *domain.meter;
    const std::size_t charged = meter.paused_.load(std::memory_order_relaxed) > 0 ? 0 : size;
    if (size > PTRDIFF_MAX - sizeof(BlockHeader) || !meter.charge(static_cast<std::int64_t>(charged))) return nullptr;
    auto* header = static_cast<BlockHeader*>(domain.inner.malloc(domain.inner.ctx, size + sizeof(BlockHeader)));
    if (header == nullptr) {
        meter.charge(-static_cast<std::int64_t>(charged));
        return nullptr;
    }
    *header = BlockHeader{size, charged};
    return header + 1;
}

void* MemoryMeter::allocate_zeroed(void* context, std::size_t count, std::size_t size) {
    if (size != 0 && count > PTRDIFF_MAX / size) return nullptr;
    void* block = allocate(context, count * size);
    if (block != nullptr) std::memset(block, 0, count * size);
    return block;
}

void* MemoryMeter::reallocate(void* context, void* block, std::size_t size) {
    if (block == nullptr) return allocate(context, size);
    const auto& domain = *static_cast<Domain*>(context);
    MemoryMeter& meter = *domain.meter;
    auto* header = static_cast<BlockHeader*>(block) - 1;
    const std::size_t charged = header->charged == 0 && header->size != 0 ? 0 : size;
    const auto change = static_cast<std::int64_t>(charged) - static_cast<std::int64_t>(header->charged);
    if (size > PTRDIFF_MAX - sizeof(BlockHeader) || !meter.charge(change)) return nullptr;
    auto* moved = static_cast<BlockHeader*>(domain.inner.realloc(domain.inner.ctx, header, size + sizeof(BlockHeader)));
    if (moved == nullptr) {
        meter.charge(-change);
        return nullptr;
    }
    *moved = BlockHeader{size, charged};
    return moved + 1;
}

void MemoryMeter::release(void* context, void* block) {
    if (block == nullptr) return;
    const auto& domain = *static_cast<Domain*>(context);
    auto* header = static_cast<BlockHeader*>(block) - 1;
    domain.meter->charge(-static_cast<std::int64_t>(header->charged));
    domain.inner.free(domain.inner.ctx, header);
}

}  // namespace asynchio::python
